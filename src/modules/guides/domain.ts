import { no, yes, type Outcome } from '#platform/outcome.ts'

export type Text = { vi: string; en: string }

/** Whether a fact of the law was read in the instrument, or has still to be compared with it. */
export type Certainty = 'certain' | 'to-confirm'

/** One answer and where it leads: a later question, or an ending. */
export type Answer = {
  code: string
  text: Text
  to: string
  /** Fields of the form that this answer already fills. */
  set?: Readonly<Record<string, string>> | undefined
  /** The case (trường hợp) that this answer says. */
  caseCode?: string | undefined
}

export type Question = {
  code: string
  text: Text
  hint?: Text | undefined
  answers: readonly Answer[]
}

/**
 * Kết luận: go on with this procedure, take another one, or it probably does not apply, and why. None of them keeps anybody from
 * filing: who decides is the office, on the application.
 */
export type Ending = {
  code: string
  kind: 'go-on' | 'other-procedure' | 'not-yet'
  text: Text
  procedure?: string | undefined
  citation?: string | undefined
  certainty?: Certainty | undefined
}

/** Câu hỏi điều kiện of one procedure, in the order in which they are asked. */
export type Guide = { questions: readonly Question[]; endings: readonly Ending[] }

export type Fault =
  | 'empty'
  | 'code-twice'
  | 'too-few-answers'
  | 'leads-nowhere'
  | 'leads-back'
  | 'unreached'
  | 'procedure-missing'

/** The first thing that is wrong with a guide, and where. Answers lead forward only, so every way ends. */
export function checkGuide({ questions, endings }: Guide): Outcome<true, Fault> & { at?: string } {
  if (questions.length === 0) return endings.length === 0 ? yes(true) : { ...no('empty'), at: '' }
  const codes = [...questions, ...endings].map(({ code }) => code)
  const twice = codes.find((code, n) => codes.indexOf(code) !== n)
  if (twice !== undefined) return { ...no('code-twice'), at: twice }
  for (const [n, { code, answers }] of questions.entries()) {
    if (answers.length < 2) return { ...no('too-few-answers'), at: code }
    for (const { to } of answers) {
      const place = codes.indexOf(to)
      if (place < 0) return { ...no('leads-nowhere'), at: code }
      if (place <= n) return { ...no('leads-back'), at: code }
    }
  }
  const reached = new Set(questions.flatMap(({ answers }) => answers.map(({ to }) => to)))
  const lost = codes.slice(1).find((code) => !reached.has(code))
  if (lost !== undefined) return { ...no('unreached'), at: lost }
  const bare = endings.find(({ kind, procedure }) => kind === 'other-procedure' && !procedure)
  return bare ? { ...no('procedure-missing'), at: bare.code } : yes(true)
}

export type Given = { question: Question; answer: Answer }
/** How far somebody has come: what was answered, then the next question or the ending. */
export type Way = { given: Given[]; next: Question | undefined; ending: Ending | undefined }

/** Follows the answers as far as they fit; what does not fit any more (the questions changed) is left out. */
export function walk({ questions, endings }: Guide, answers: ReadonlyMap<string, string>): Way {
  const given: Given[] = []
  let question = questions[0]
  while (question) {
    const chosen = answers.get(question.code)
    const answer = question.answers.find(({ code }) => code === chosen)
    if (!answer) return { given, next: question, ending: undefined }
    given.push({ question, answer })
    question = questions.find(({ code }) => code === answer.to)
  }
  const last = given.at(-1)?.answer.to
  return { given, next: undefined, ending: endings.find(({ code }) => code === last) }
}

/** The most questions that can still come from here, this one included: for “about so many left”. */
export function longestFrom({ questions }: Guide, code: string): number {
  const question = questions.find((one) => one.code === code)
  if (!question) return 0
  return (
    1 + Math.max(...question.answers.map(({ to }) => longestFrom({ questions, endings: [] }, to)))
  )
}

/** What the answers already say of the application: its case, and fields of the form. */
export function filledBy({ given }: Pick<Way, 'given'>) {
  const values: Record<string, string> = {}
  let caseCode: string | undefined
  for (const { answer } of given) {
    Object.assign(values, answer.set)
    caseCode = answer.caseCode ?? caseCode
  }
  return { values, caseCode }
}

const pair = /^([a-z0-9-]{1,24}):([a-z0-9-]{1,24})$/

/** Answers as they stand in an address: `who:self.age:75`. */
export const readAnswers = (text: string): ReadonlyMap<string, string> =>
  new Map(
    text
      .split('.')
      .slice(0, 30)
      .flatMap((part) => {
        const [, question, answer] = pair.exec(part) ?? []
        return question && answer ? [[question, answer] as const] : []
      }),
  )

export const writeAnswers = (given: readonly Given[]): string =>
  given.map(({ question, answer }) => `${question.code}:${answer.code}`).join('.')
