import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import { askedFields, standardFormFor } from '#modules/forms/index.ts'

import { builtIn } from './built-in/all.ts'
import { answer, ask, goOn, notYet, say } from './built-in/make.ts'
import {
  checkGuide,
  filledBy,
  longestFrom,
  readAnswers,
  walk,
  writeAnswers,
  type Guide,
} from './domain.ts'

const text = say('a', 'a')
const guide: Guide = {
  questions: [
    ask('age', text, [
      answer('old', text, 'poor', { caseCode: 'old' }),
      answer('young', text, 'no'),
    ]),
    ask('poor', text, [
      answer('yes', text, 'go', { set: { poverty: 'poor' } }),
      answer('no', text, 'no'),
    ]),
  ],
  endings: [goOn('go', text), notYet('no', text, { citation: 'Luật' })],
}

describe('câu hỏi điều kiện', () => {
  test('they are asked one after the other until an ending', () => {
    expect(walk(guide, new Map()).next?.code).toBe('age')
    expect(walk(guide, readAnswers('age:old')).next?.code).toBe('poor')
    const way = walk(guide, readAnswers('age:old.poor:yes'))
    expect(way.ending?.code).toBe('go')
    expect(filledBy(way)).toEqual({ values: { poverty: 'poor' }, caseCode: 'old' })
    expect(writeAnswers(way.given)).toBe('age:old.poor:yes')
  })

  test('answers to questions that are gone or were never asked are left out', () => {
    expect(walk(guide, readAnswers('age:middle.poor:yes')).next?.code).toBe('age')
    expect(walk(guide, readAnswers('poor:yes')).given).toEqual([])
    expect(readAnswers('x'.repeat(5000)).size).toBe(0)
    expect(readAnswers('__proto__:x.<b>:y').size).toBe(0)
  })

  test('the reader is told how many questions are left at most', () => {
    expect(longestFrom(guide, 'age')).toBe(2)
    expect(longestFrom(guide, 'poor')).toBe(1)
  })

  test.each<[string, Guide]>([
    ['leads-nowhere', { ...guide, endings: [goOn('go', text)] }],
    ['leads-back', { questions: [...guide.questions].toReversed(), endings: guide.endings }],
    ['unreached', { ...guide, endings: [...guide.endings, goOn('more', text)] }],
    ['code-twice', { ...guide, questions: [...guide.questions, ...guide.questions] }],
    [
      'too-few-answers',
      { questions: [ask('a', text, [answer('x', text, 'go')])], endings: [goOn('go', text)] },
    ],
    ['empty', { questions: [], endings: guide.endings }],
  ])('a guide that %s is refused', (why, wrong) => {
    expect(checkGuide(wrong)).toMatchObject({ ok: false, why })
  })
})

const codes = new Set(
  [...readFileSync('data/procedures-commune.csv', 'utf8').matchAll(/^"?(\d\.\d{6})/gm)].map(
    ([, code]) => code,
  ),
)

describe.each([...builtIn.values()])('$procedure', (built) => {
  const form = standardFormFor(built.procedure)
  const answers = built.questions.flatMap((question) => question.answers)

  test('every way ends, and its citation is there', () => {
    expect(checkGuide(built)).toMatchObject({ ok: true })
    expect(built.citation).not.toBe('')
    expect(built.endings.filter(({ kind, citation }) => kind === 'not-yet' && !citation)).toEqual(
      [],
    )
  })

  test('what an answer fills is a field of the form with that choice, and its case is a case', () => {
    const asked = new Map(askedFields(form).map((field) => [field.name, field]))
    for (const { set = {}, caseCode } of answers) {
      if (caseCode !== undefined) expect(form.cases.map(({ code }) => code)).toContain(caseCode)
      for (const [name, value] of Object.entries(set))
        expect([name, asked.get(name)?.choices.map((choice) => choice.value)]).toEqual([
          name,
          expect.arrayContaining([value]),
        ])
    }
  })

  test('the other procedures it names are in the catalogue', () => {
    for (const { procedure } of built.endings) if (procedure) expect(codes).toContain(procedure)
  })

  test('a form with several cases learns its case from the answers', () => {
    if (form.cases.length > 1)
      expect(new Set(answers.flatMap(({ caseCode }) => caseCode ?? []))).toEqual(
        new Set(form.cases.map(({ code }) => code)),
      )
  })
})
