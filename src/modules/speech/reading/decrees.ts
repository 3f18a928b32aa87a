import { spelt } from './letters.ts'
import { digitByDigit, numberWords, type Dialect } from './numbers.ts'
import { issuers, kinds } from './paper-table.ts'
import { begins, choice, ends, type Rule } from './rule.ts'

/** Who has issued it, from what stands behind the first hyphen; unknown signs are spelt. */
function issuerWords(signs: readonly string[], dialect: Dialect): string {
  return signs
    .map((sign) => {
      const [, name = '', term] = /^(.*?)(\d*)$/u.exec(sign) ?? []
      if (name === 'QH') return `Quốc hội khóa ${numberWords(term || '0', dialect)}`
      const known = issuers[name] ?? spelt(name)
      return term ? `${known} ${numberWords(term, dialect)}` : known
    })
    .join(', ')
}

/** "NĐ-CP" → kind "nghị định", "của Chính phủ". */
function partsOf(symbol: string, dialect: Dialect) {
  const [first = '', ...rest] = symbol.split('-')
  const kind = kinds[first]
  const from = kind === undefined ? [first, ...rest] : rest
  return { kind, from: from.length > 0 ? `của ${issuerWords(from, dialect)}` : '' }
}

const kindNames = choice([...Object.values(kinds), 'luật', 'bộ luật', 'văn bản', 'hiến pháp'])
const symbol = String.raw`\p{Lu}[\p{L}]{0,8}\d{0,2}(?:-\p{Lu}[\p{L}]{0,8}\d{0,2}){0,3}`

const numbered = new RegExp(
  `${begins}((?:${kindNames})(?: liên tịch)? )?((?:số|Số):? ?)?(\\d{1,5})(\\p{Ll})?/(?:(\\d{4})/)?(${symbol})${ends}(?=([^]{0,40}))`,
  'giu',
)

/** The kind in front of the number, in short: "NĐ 118/2025/NĐ-CP", "QĐ số 15/QĐ-UBND"; the symbol says it again. */
const shortly = new RegExp(
  `${begins}(${choice(Object.keys(kinds))}) (?:số:? ?)?(?=\\d{1,5}/(?:\\d{4}/)?\\1-)`,
  'gu',
)

/** The flag i is for the kind's name alone: a symbol is written in capitals. */
const isSymbol = (sign: string) => /^\p{Lu}/u.test(sign) && /\p{Lu}{2}/u.test(sign)

/** "Nghị định số 118/2025/NĐ-CP" → "Nghị định số một trăm mười tám năm hai nghìn không trăm hai mươi lăm của Chính phủ". */
export const decrees: Rule = (text, dialect) =>
  text
    .replaceAll(shortly, '')
    .replaceAll(numbered, (whole: string, ...found: (string | undefined)[]) => {
      const [named, so, number = '', letter = '', year, sign = '', rest = ''] = found
      if (!isSymbol(sign)) return whole
      const { kind, from } = partsOf(sign, dialect)
      const { head, late } = namesOf(kind, named, so)
      const said = `${head}số ${numberWords(number, dialect)} ${letter}`.trimEnd()
      const issuer = from !== '' && !saysIssuer.test(rest) ? ` ${from}` : ''
      return `${said}${year ? ` năm ${numberWords(year, dialect)}` : ''}${late}${issuer}`
    })

/** The kind is said once: where it is written, else before "số", else behind the number. */
function namesOf(kind: string | undefined, named: string | undefined, so: string | undefined) {
  if (named !== undefined) return { head: named, late: '' }
  if (kind === undefined) return { head: '', late: '' }
  return so === undefined ? { head: `${kind} `, late: '' } : { head: '', late: `, ${kind}` }
}

/** "… ngày 14/10/2021 của Thủ tướng Chính phủ": who issued it stands there, and is not said twice. */
const saysIssuer = /^(?:,? ngày \S+)? của /iu

const party = new RegExp(
  `${begins}((?:${kindNames}) )?(?:số:? ?)?(\\d{1,5})-(${choice(Object.keys(kinds))})/(${choice(Object.keys(issuers))})${ends}`,
  'giu',
)

/** Of the Party: "Nghị quyết số 57-NQ/TW". */
export const partyPapers: Rule = (text, dialect) =>
  text.replaceAll(
    party,
    (whole, named: string | undefined, number: string, kind: string, by: string) => {
      const [name, issuer] = [kinds[kind], issuers[by]]
      if (name === undefined || issuer === undefined) return whole
      return `${named ?? `${name} `}số ${numberWords(number, dialect)} của ${issuer}`
    },
  )

const loose = new RegExp(
  `${begins}(${choice(Object.keys(kinds))})-(${choice(Object.keys(issuers))})${ends}`,
  'gu',
)

/** A symbol without its number: "theo QĐ-UBND" → "theo quyết định của Ủy ban nhân dân". */
export const looseSymbols: Rule = (text) =>
  text.replaceAll(
    loose,
    (_, kind: string, issuer: string) => `${kinds[kind]} của ${issuers[issuer]}`,
  )

const articles = new RegExp(
  `${begins}(Điều|khoản|điểm|mục|chương)\\s+(\\d+)([a-zđ])?${ends}`,
  'giu',
)

/** "Điều 7a" → "Điều bảy a". */
export const articleNumbers: Rule = (text, dialect) =>
  text.replaceAll(articles, (_, name: string, number: string, letter?: string) =>
    [name, number.length > 4 ? digitByDigit(number) : numberWords(number, dialect), letter]
      .filter(Boolean)
      .join(' '),
  )
