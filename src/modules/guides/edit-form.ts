import { z } from 'zod'

import type { Filled } from '#platform/form.ts'

import type { Answer, Ending, Guide, Question, Text } from './domain.ts'
import { readDay } from './read-day.ts'

/** How many blank answers each question shows beside those it has. */
export const blankAnswers = 1

const writeText = (name: string, text: Text | undefined) => ({
  [`${name}.vi`]: text?.vi ?? '',
  [`${name}.en`]: text?.en ?? '',
})

const writeSet = ({ set, caseCode }: Answer) =>
  [
    ...(caseCode ? [`*=${caseCode}`] : []),
    ...Object.entries(set ?? {}).map(([k, v]) => `${k}=${v}`),
  ].join('; ')

/** A guide as the fields of the editor: `q1.code`, `q1.a2.to`, `k1.kind` … */
export function filledFrom({ questions, endings }: Guide): Filled {
  const filled: Filled = {}
  for (const [n, question] of questions.entries()) {
    const at = `q${n + 1}`
    Object.assign(filled, { [`${at}.code`]: question.code }, writeText(at, question.text), {
      [`${at}.hint.vi`]: question.hint?.vi ?? '',
      [`${at}.hint.en`]: question.hint?.en ?? '',
    })
    for (const [m, answer] of question.answers.entries())
      Object.assign(filled, writeText(`${at}.a${m + 1}`, answer.text), {
        [`${at}.a${m + 1}.code`]: answer.code,
        [`${at}.a${m + 1}.to`]: answer.to,
        [`${at}.a${m + 1}.set`]: writeSet(answer),
      })
  }
  for (const [n, ending] of endings.entries())
    Object.assign(filled, writeText(`k${n + 1}`, ending.text), {
      [`k${n + 1}.code`]: ending.code,
      [`k${n + 1}.kind`]: ending.kind,
      [`k${n + 1}.procedure`]: ending.procedure ?? '',
      [`k${n + 1}.citation`]: ending.citation ?? '',
    })
  return filled
}

/** The numbers of what was sent: q1, q2 …; never more than a guide may have. */
const numbersOf = (filled: Filled, pattern: RegExp): number[] =>
  [...new Set(Object.keys(filled).flatMap((name) => pattern.exec(name)?.[1] ?? []))]
    .map(Number)
    .toSorted((a, b) => a - b)
    .slice(0, 40)

const textAt = (filled: Filled, name: string): Text => ({
  vi: filled[`${name}.vi`] ?? '',
  en: filled[`${name}.en`] ?? '',
})

const kinds = new Set(['go-on', 'other-procedure', 'not-yet'])

/** The guide that was typed. What has no Vietnamese words is left out: emptying them removes it. */
export function guideIn(filled: Filled): Guide {
  const questions = numbersOf(filled, /^q(\d{1,2})\.vi$/)
    .map((n) => questionAt(filled, n))
    .filter(({ text }) => text.vi !== '')
  const endings = numbersOf(filled, /^k(\d{1,2})\.vi$/)
    .map((n) => endingAt(filled, n))
    .filter(({ text }) => text.vi !== '')
  return { questions, endings }
}

const codeAt = (filled: Filled, name: string, otherwise: string) =>
  /^[a-z0-9-]{1,24}$/.test(filled[name] ?? '') ? (filled[name] ?? otherwise) : otherwise

function questionAt(filled: Filled, n: number): Question {
  const hint = textAt(filled, `q${n}.hint`)
  return {
    code: codeAt(filled, `q${n}.code`, `q${n}`),
    text: textAt(filled, `q${n}`),
    ...(hint.vi !== '' && { hint }),
    answers: numbersOf(filled, new RegExp(`^q${n}\\.a(\\d{1,2})\\.vi$`))
      .slice(0, 20)
      .map((m) => answerAt(filled, `q${n}.a${m}`, `a${m}`))
      .filter(({ text }) => text.vi !== ''),
  }
}

function answerAt(filled: Filled, at: string, code: string): Answer {
  const pairs = (filled[`${at}.set`] ?? '')
    .split(';')
    .map((pair) => pair.split('=').map((part) => part.trim()))
    .filter((pair): pair is [string, string] => pair.length === 2 && pair.every(Boolean))
  const caseCode = pairs.find(([name]) => name === '*')?.[1]
  const set = Object.fromEntries(pairs.filter(([name]) => /^[a-z][A-Za-z0-9.]{0,60}$/.test(name)))
  return {
    code: codeAt(filled, `${at}.code`, code),
    text: textAt(filled, at),
    to: filled[`${at}.to`] ?? '',
    ...(Object.keys(set).length > 0 && { set }),
    ...(caseCode !== undefined && { caseCode }),
  }
}

function endingAt(filled: Filled, n: number): Ending {
  const kind = filled[`k${n}.kind`] ?? ''
  const procedure = filled[`k${n}.procedure`] ?? ''
  const citation = filled[`k${n}.citation`] ?? ''
  return {
    code: codeAt(filled, `k${n}.code`, `k${n}`),
    kind: kinds.has(kind) ? (kind as Ending['kind']) : 'go-on',
    text: textAt(filled, `k${n}`),
    ...(/^\d\.\d{6}$/.test(procedure) && { procedure }),
    ...(citation !== '' && { citation: citation.slice(0, 300) }),
  }
}

/** What every version says besides its questions. */
export const Head = z.object({
  seen: z.coerce.number().int().min(0).default(0),
  effectiveFrom: z.string({ error: 'Ghi ngày bắt đầu áp dụng' }).transform((text, context) => {
    const date = readDay(text)
    if (!date) context.addIssue({ code: 'custom', message: 'Ghi ngày dạng 01/07/2026' })
    return date ?? z.NEVER
  }),
  citation: z
    .string({ error: 'Ghi căn cứ' })
    .min(6, 'Ghi số, ngày của văn bản làm căn cứ')
    .max(300, 'Tối đa 300 chữ'),
})
