import { listTitle } from '#modules/procedures/index.ts'

import { caseTest, channelTest, type Test } from './domain.ts'
import { type Around, type Askable, type Finding, error } from './findings.ts'
import type { Both } from './words.ts'

/** A condition must ask something that the form of every procedure served asks, with an answer it can have. */
export function testFindings(
  test: Test,
  [vi, en]: Both,
  code: string,
  { served }: Around,
): Finding[] {
  if (test.field === channelTest)
    return 'is' in test && ['counter', 'online', 'post'].includes(test.is)
      ? []
      : [
          error(
            [
              `Ở ${vi}: cách nộp cần so với counter, online hoặc post.`,
              `At ${en}: compare the channel with counter, online or post.`,
            ],
            code,
          ),
        ]
  if (served.length === 0)
    return [
      error(
        [
          `Ở ${vi}: có điều kiện theo biểu mẫu nhưng chưa chọn thủ tục của biểu mẫu.`,
          `At ${en}: there is a condition but no procedure whose form it asks.`,
        ],
        code,
      ),
    ]
  return served.flatMap((one) => {
    const wrong = wrongIn(test, one)
    return wrong ? [error([`Ở ${vi}: ${wrong[0]}`, `At ${en}: ${wrong[1]}`], code)] : []
  })
}

/** What is wrong with a condition for one procedure, as the rest of a sentence. */
export function wrongIn(test: Test, { asked, cases, procedure, name }: Askable): Both | undefined {
  const form: Both = [`thủ tục ${procedure} (${listTitle(name)})`, `procedure ${procedure}`]
  if (test.field === caseTest)
    return 'is' in test && cases.some(({ value }) => value === test.is)
      ? undefined
      : [`${form[0]} không có trường hợp nêu trong điều kiện.`, `${form[1]} has no such case.`]
  const question = asked.find((one) => one.name === test.field)
  if (!question)
    return [
      `biểu mẫu của ${form[0]} không có mục “${test.field}” mà điều kiện hỏi đến.`,
      `the form of ${form[1]} has no field “${test.field}” that the condition asks for.`,
    ]
  if (
    'is' in test &&
    question.kind === 'choice' &&
    !question.choices.some(({ value }) => value === test.is)
  )
    return [
      `mục “${question.label[0]}” của ${form[0]} không có câu trả lời “${test.is}”.`,
      `the field “${question.label[1]}” of ${form[1]} has no answer “${test.is}”.`,
    ]
  if (('more' in test || 'less' in test) && question.kind !== 'number')
    return [
      `mục “${question.label[0]}” không phải là số.`,
      `the field “${question.label[1]}” is no number.`,
    ]
  return undefined
}
