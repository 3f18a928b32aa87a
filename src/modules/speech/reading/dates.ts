import { inOrder, numberWords, type Dialect } from './numbers.ts'
import { begins, ends, type Rule } from './rule.ts'

const isDay = (day: number, month: number) => day >= 1 && day <= 31 && month >= 1 && month <= 12

const monthWords = (month: string, dialect: Dialect) => `tháng ${inOrder(Number(month), dialect)}`

const yearWords = (year: string, dialect: Dialect) => `năm ${numberWords(year, dialect)}`

const dayWords = (day: string, dialect: Dialect) => numberWords(day, dialect)

/** What stands before a date so that "ngày" is not said twice. */
const cue = String.raw`(?<cue>\b(?:ngày|mùng|mồng|hôm)\s+)?`
const day = (name: string) => String.raw`(?<${name}>\d{1,2})`
const notPart = String.raw`(?<![\d/.,\p{L}-])`
const notGoingOn = String.raw`(?![\d/\p{L}]|[.,-]\d)`

type Groups = Record<string, string | undefined>

/** Replaces by named groups; what is no real day stays as it is. */
function replaced(text: string, pattern: RegExp, say: (groups: Groups) => string | undefined) {
  return text.replaceAll(pattern, (...found) => say(found.at(-1) as Groups) ?? found[0])
}

const full = new RegExp(
  `${notPart}${cue}${day('d')}(?<s>[/.-])(?<m>\\d{1,2})\\k<s>(?<y>\\d{4})${notGoingOn}`,
  'giu',
)
const iso = new RegExp(`${notPart}${cue}(?<y>\\d{4})-(?<m>\\d{2})-${day('d')}${notGoingOn}`, 'giu')

const wholeDate = (dialect: Dialect) => (g: Groups) => {
  const { cue: before = 'ngày ', d = '', m = '', y = '' } = g
  if (!isDay(Number(d), Number(m))) return undefined
  return `${before}${dayWords(d, dialect)} ${monthWords(m, dialect)} ${yearWords(y, dialect)}`
}

/** "22–25/11/2026", "từ 28 đến 30/4". */
const span = new RegExp(
  `${notPart}${cue}${day('d')}\\s?[-–]\\s?${day('e')}/(?<m>\\d{1,2})(?:/(?<y>\\d{4}))?${notGoingOn}`,
  'giu',
)

const daysSpan = (dialect: Dialect) => (g: Groups) => {
  const { cue: before = 'ngày ', d = '', e = '', m = '', y } = g
  if (!isDay(Number(d), Number(m)) || !isDay(Number(e), Number(m))) return undefined
  const end = `${dayWords(e, dialect)} ${monthWords(m, dialect)}`
  return `${before}${dayWords(d, dialect)} đến ${end}${y ? ` ${yearWords(y, dialect)}` : ''}`
}

const monthOfYear = new RegExp(
  `${begins}(?:tháng\\s+|T)(?<m>\\d{1,2})\\s?[/.-]\\s?(?<y>\\d{4})${notGoingOn}`,
  'giu',
)

const quarterOfYear = new RegExp(
  `${begins}(?<q>quý\\s+(?:[IV]{1,3}|\\d))\\s?/\\s?(?<y>\\d{4})${ends}`,
  'giu',
)

/** What makes "22/11" a day: said before it. */
const dayCues =
  'ngày|mùng|mồng|hôm|nay|mai|qua|kia|sáng|trưa|chiều|tối|đêm|thứ \\p{L}+|chủ nhật|lễ|dịp|mừng|niệm|kể từ|trước|sau|đến|từ|và|phút|giờ'
/** What makes it the number of a house. */
const placeCues = 'số|số nhà|nhà|hẻm|ngõ|ngách|kiệt|đường|lô|thửa|tổ|căn|sạp|phòng'

const short = new RegExp(
  `(?:(?<=${begins}(?<before>${dayCues}|${placeCues}),?\\s+)|)${notPart}${day('d')}(?<s>[/-])(?<m>\\d{1,2})${notGoingOn}`,
  'giu',
)

const isPlace = new RegExp(`^(?:${placeCues})$`, 'iu')
const isNamed = /^(?:ngày|mùng|mồng|hôm)$/iu

const shortDate = (dialect: Dialect) => (g: Groups) => {
  const { d = '', m = '', s, before } = g
  const place = before !== undefined && isPlace.test(before)
  // "22-11" is a day only behind a word for one; else it is from 22 to 11, or two numbers.
  if (s === '-' && (before === undefined || place)) return undefined
  const day = place ? undefined : dayOrPart(d, m, before, dialect)
  return day ?? (s === '/' ? over(d, m, dialect) : undefined)
}

function dayOrPart(d: string, m: string, before: string | undefined, dialect: Dialect) {
  const [a, b] = [Number(d), Number(m)]
  const isBare = before === undefined
  if (isBare && isAlways(a, b)) return undefined
  const part = isBare ? partOf(a, b, dialect) : undefined
  if (part !== undefined || !isDay(a, b)) return part
  const said = `${dayWords(d, dialect)} ${monthWords(m, dialect)}`
  return !isBare && isNamed.test(before) ? said : `ngày ${said}`
}

/** 24/7: day and night. */
const isAlways = (a: number, b: number) => a === 24 && b === 7

const over = (above: string, below: string, dialect: Dialect) =>
  `${numberWords(above, dialect)} trên ${numberWords(below, dialect)}`

/** 1/2, 2/3, 3/4 without a word for a day before them are parts of a whole. */
function partOf(above: number, below: number, dialect: Dialect): string | undefined {
  if (above >= below || ![2, 3, 4].includes(below)) return undefined
  return `${numberWords(String(above), dialect)} phần ${inOrder(below, dialect)}`
}

const order = new RegExp(`${begins}(thứ|tháng|quý)\\s+(\\d{1,2})${notGoingOn}`, 'giu')

/** thứ 2, tháng 4, quý 4; "thứ 1" is the first. */
const orders: Rule = (text, dialect) =>
  text.replaceAll(order, (_, name: string, number: string) => {
    const isFirst = name.toLocaleLowerCase('vi') === 'thứ' && Number(number) === 1
    return `${name} ${isFirst ? 'nhất' : inOrder(Number(number), dialect)}`
  })

const years = new RegExp(
  `${notPart}(?<c>năm học\\s+|niên khóa\\s+)?(?<a>(?:19|20)\\d\\d)\\s?[-–]\\s?(?<b>(?:19|20)\\d\\d)${notGoingOn}`,
  'giu',
)

const yearSpan = (dialect: Dialect) => (g: Groups) => {
  const { c, a = '', b = '' } = g
  const middle = c === undefined ? ' đến ' : ', '
  return `${c ?? ''}${numberWords(a, dialect)}${middle}${numberWords(b, dialect)}`
}

/** "22/12/1944 - 22/12/2024". */
const dayToDay = /(?<=[/.-]\d{4})\s?[-–]\s?(?=\d{1,2}([/.-])\d{1,2}\1\d{4})/g

/** Dates, in every way in which offices write them. */
export const dates: Rule = (text, dialect) => {
  let said = replaced(text.replaceAll(dayToDay, ' đến '), iso, wholeDate(dialect))
  said = replaced(said, full, wholeDate(dialect))
  said = replaced(said, span, daysSpan(dialect))
  said = replaced(said, years, yearSpan(dialect))
  said = replaced(
    said,
    monthOfYear,
    ({ m = '', y = '' }) => `${monthWords(m, dialect)} ${yearWords(y, dialect)}`,
  )
  said = replaced(said, quarterOfYear, ({ q = '', y = '' }) => `${q} ${yearWords(y, dialect)}`)
  return orders(replaced(said, short, shortDate(dialect)), dialect)
}
