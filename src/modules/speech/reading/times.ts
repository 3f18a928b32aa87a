import { numberWords, type Dialect } from './numbers.ts'
import type { Rule } from './rule.ts'

const clock = (name: string) =>
  String.raw`(?<h${name}>\d{1,2})(?:(?:\s?(?:giờ|h)|g(?=\d))\s?(?<m${name}>[0-5]\d)?(?:\s?(?:phút|ph|p|’|'))?|:(?<n${name}>[0-5]\d)(?::[0-5]\d)?)`
const alone = String.raw`(?<![\d:.,\p{L}]|\d\/)`
const over = String.raw`(?![\d\p{L}]|[.,:]\d)`

const one = new RegExp(`${alone}${clock('')}${over}`, 'giu')
const span = new RegExp(`${alone}${clock('1')}\\s?(?:[-–]|đến)\\s?${clock('2')}${over}`, 'giu')
/** "7–9 giờ", "từ 7-9h". */
const hours = new RegExp(`${alone}(\\d{1,2})\\s?[-–]\\s?(\\d{1,2})\\s?(?:giờ|h)${over}`, 'giu')

type Groups = Record<string, string | undefined>

function timeWords(hour: string, minute: string | undefined, dialect: Dialect): string | undefined {
  if (Number(hour) > 24) return undefined
  const said = `${numberWords(hour, dialect)} giờ`
  if (minute === undefined || Number(minute) === 0) return said
  return `${said} ${numberWords(minute, dialect)} phút`
}

/** 7h30, 07:30, 7 giờ 30, 7g30; and from when to when. */
export const times: Rule = (text, dialect) => {
  const say = (groups: Groups, name: string) =>
    timeWords(groups[`h${name}`] ?? '', groups[`m${name}`] ?? groups[`n${name}`], dialect)
  return text
    .replaceAll(span, (...found) => {
      const groups = found.at(-1) as Groups
      const [from, to] = [say(groups, '1'), say(groups, '2')]
      return from && to ? `${from} đến ${to}` : found[0]
    })
    .replaceAll(hours, (whole, from: string, to: string) =>
      Number(from) < Number(to) && Number(to) <= 24
        ? `${numberWords(from, dialect)} đến ${numberWords(to, dialect)} giờ`
        : whole,
    )
    .replaceAll(one, (...found) => say(found.at(-1) as Groups, '') ?? found[0])
}
