import { charactersText, say, type Rule, type Text } from '#modules/forms/index.ts'

import { conditionText, dateText, nameText, type Naming } from './say-condition.ts'

/** A rule as an officer would say it, with when it holds and what is told when it is broken. */
export function ruleText(rule: Rule, naming: Naming): Text {
  const { vi, en } = plainText(rule, naming)
  if (!rule.when) return say(vi, en)
  const when = conditionText(rule.when, naming)
  return say(`${vi}, khi ${when.vi}`, `${en}, when ${when.en}`)
}

function plainText(rule: Rule, naming: Naming): Text {
  switch (rule.rule) {
    case 'length':
      return between(rule, say('Độ dài', 'Length'), say('ký tự', 'characters'))
    case 'range':
      return between(rule, say('Giá trị', 'Value'), say('', ''))
    case 'characters': {
      const words = charactersText(rule.of)
      return say(`Chỉ gồm ${words.vi}`, `Only ${words.en}`)
    }
    case 'shape':
      return say(`Đúng khuôn ${rule.shape}`, `Looks like ${rule.shape}`)
    case 'pattern':
      return say(`Mẫu có sẵn: ${rule.message.vi}`, `Built-in pattern: ${rule.message.en}`)
    case 'not-future':
      return say('Không sau hôm nay', 'Not later than today')
    case 'not-past':
      return say('Không trước hôm nay', 'Not earlier than today')
    case 'age':
      return ageText(rule, naming)
    case 'compare':
      return compareText(rule, naming)
  }
}

type Limits = { min?: number | undefined; max?: number | undefined }

function between({ min, max }: Limits, { vi, en }: Text, unit: Text): Text {
  const said = (word: Text, number: number) =>
    say(`${word.vi} ${number} ${unit.vi}`.trim(), `${word.en} ${number} ${unit.en}`.trim())
  const parts = [
    ...(min === undefined ? [] : [said(say('từ', 'at least'), min)]),
    ...(max === undefined ? [] : [said(say('đến', 'at most'), max)]),
  ]
  return say(
    `${vi} ${parts.map((part) => part.vi).join(' ')}`,
    `${en} ${parts.map((part) => part.en).join(', ')}`,
  )
}

type RuleOf<Name extends Rule['rule']> = Extract<Rule, { rule: Name }>

function ageText({ atLeast, under, on }: RuleOf<'age'>, naming: Naming): Text {
  const day = dateText(on ?? 'today', naming)
  const parts = [
    ...(atLeast === undefined ? [] : [say(`đủ ${atLeast} tuổi`, `at least ${atLeast} years old`)]),
    ...(under === undefined ? [] : [say(`dưới ${under} tuổi`, `under ${under} years old`)]),
  ]
  return say(
    `Phải ${parts.map(({ vi }) => vi).join(', ')} vào ${day.vi}`,
    `Must be ${parts.map(({ en }) => en).join(', ')} on ${day.en}`,
  )
}

const compareWords: Record<RuleOf<'compare'>['op'], Text> = {
  'not-before': say('Không trước', 'Not before'),
  'not-after': say('Không sau', 'Not after'),
  'at-most': say('Không lớn hơn', 'At most'),
  'at-least': say('Không nhỏ hơn', 'At least'),
  different: say('Khác với', 'Different from'),
}

function compareText({ op, with: name }: RuleOf<'compare'>, naming: Naming): Text {
  const other = nameText(name, naming)
  return say(`${compareWords[op].vi} ${other.vi}`, `${compareWords[op].en} ${other.en}`)
}

/** What is said when a comparison is broken, unless the editor says it better. */
export function brokenText(
  label: Text,
  op: RuleOf<'compare'>['op'],
  name: string,
  naming: Naming,
): Text {
  const other = nameText(name, naming)
  const word = compareWords[op]
  return say(
    `${label.vi} phải ${word.vi.charAt(0).toLowerCase()}${word.vi.slice(1)} ${other.vi}`,
    `${label.en} must be ${word.en.charAt(0).toLowerCase()}${word.en.slice(1)} ${other.en}`,
  )
}
