import type { Answer, Ending, Guide, Question, Text } from '../domain.ts'

export const say = (vi: string, en: string): Text => ({ vi, en })

type Set = Answer['set']

export const answer = (
  code: string,
  text: Text,
  to: string,
  more: { set?: Set; caseCode?: string } = {},
): Answer => ({ code, text, to, ...more })

export const ask = (
  code: string,
  text: Text,
  answers: readonly Answer[],
  hint?: Text,
): Question => ({ code, text, answers, ...(hint && { hint }) })

/** Yes and no. */
export const yesNo = (yes: string, no: string): Answer[] => [
  answer('yes', say('Có', 'Yes'), yes),
  answer('no', say('Không', 'No'), no),
]

export const goOn = (code: string, text: Text): Ending => ({ code, kind: 'go-on', text })

export const other = (code: string, procedure: string, text: Text): Ending => ({
  code,
  kind: 'other-procedure',
  procedure,
  text,
})

type Ground = { citation: string; certainty?: Ending['certainty'] }

export const notYet = (code: string, text: Text, ground: Ground): Ending => ({
  code,
  kind: 'not-yet',
  text,
  ...ground,
})

/** Questions that come with the program, with what they rest on. */
export type BuiltIn = Guide & {
  procedure: string
  citation: string
  certainty: 'certain' | 'to-confirm'
}

export const canFile = say(
  'Bạn làm được thủ tục này. Câu trả lời của bạn sẽ được điền sẵn vào tờ khai.',
  'This is your procedure. Your answers will be filled into the form.',
)
