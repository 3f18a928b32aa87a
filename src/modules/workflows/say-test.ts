import { caseTest, channelTest, type Test } from './domain.ts'
import type { Served } from './findings.ts'
import { channelWords, type Both } from './words.ts'

/** What the questions and cases of a condition are called; of one procedure, or nothing. */
export type Names = Pick<Served, 'asked' | 'cases'> | undefined

const numberText = (n: number): Both => [String(n).replace('.', ','), String(n)]

/** "Cấp công trình là “Cấp III”": a condition as officers read it. */
export function testText(test: Test, names: Names): Both {
  const label = labelOf(test.field, names)
  if ('is' in test) {
    const answer = answerOf(test.field, test.is, names)
    return [`${label[0]} là “${answer[0]}”`, `${label[1]} is “${answer[1]}”`]
  }
  if ('filled' in test)
    return test.filled
      ? [`có ghi “${label[0]}”`, `“${label[1]}” is filled in`]
      : [`không ghi “${label[0]}”`, `“${label[1]}” is blank`]
  if ('more' in test) {
    const [vi, en] = numberText(test.more)
    return [`${label[0]} lớn hơn ${vi}`, `${label[1]} is more than ${en}`]
  }
  const [vi, en] = numberText(test.less)
  return [`${label[0]} nhỏ hơn ${vi}`, `${label[1]} is less than ${en}`]
}

function labelOf(field: string, names: Names): Both {
  if (field === caseTest) return ['Trường hợp', 'The case']
  if (field === channelTest) return ['Cách nộp', 'The channel']
  return names?.asked.find(({ name }) => name === field)?.label ?? [field, field]
}

function answerOf(field: string, value: string, names: Names): Both {
  if (field === channelTest)
    return Object.entries(channelWords).find(([code]) => code === value)?.[1] ?? [value, value]
  const among =
    field === caseTest ? names?.cases : names?.asked.find(({ name }) => name === field)?.choices
  return among?.find((one) => one.value === value)?.label ?? [value, value]
}

/** A condition as one value of a list to choose from; numbers are typed beside it. */
export function keyOfTest(test: Test): string {
  if ('is' in test) return `is|${test.field}|${test.is}`
  if ('filled' in test) return `${test.filled ? 'filled' : 'blank'}|${test.field}`
  return `${'more' in test ? 'more' : 'less'}|${test.field}`
}

/** The same read back; `number` is what was typed beside it. */
export function testOfKey(key: string, number: number | undefined): Test | undefined {
  const [op = '', field = '', ...rest] = key.split('|')
  const is = rest.join('|')
  if (field === '') return undefined
  if (op === 'is') return is === '' ? undefined : { field, is }
  if (op === 'filled' || op === 'blank') return { field, filled: op === 'filled' }
  if (op === 'more') return number === undefined ? undefined : { field, more: number }
  return op === 'less' && number !== undefined ? { field, less: number } : undefined
}

export const needsNumber = (key: string): boolean => /^(more|less)\|/.test(key)

const mostChoices = 15

/** Every condition that can be chosen for a form, in its order. */
export function possibleTests(names: Names): { key: string; said: Both }[] {
  const one = (test: Test) => ({ key: keyOfTest(test), said: testText(test, names) })
  const typed = (field: string, label: Both, op: 'more' | 'less') => ({
    key: `${op}|${field}`,
    said: [
      `${label[0]} ${op === 'more' ? 'lớn hơn' : 'nhỏ hơn'} …`,
      `${label[1]} is ${op} than …`,
    ] as Both,
  })
  return [
    ...Object.keys(channelWords).map((is) => one({ field: channelTest, is })),
    ...(names?.cases ?? []).map(({ value }) => one({ field: caseTest, is: value })),
    ...(names?.asked ?? []).flatMap(({ name, label, kind, choices }) => [
      ...(kind === 'choice' && choices.length <= mostChoices
        ? choices.map(({ value }) => one({ field: name, is: value }))
        : []),
      ...(kind === 'number' ? [typed(name, label, 'more'), typed(name, label, 'less')] : []),
      one({ field: name, filled: true }),
      one({ field: name, filled: false }),
    ]),
  ]
}
