import { isSyllable, spelt } from './letters.ts'
import { digitByDigit, numberWords, written, writtenNumber, type Dialect } from './numbers.ts'
import { begins, choice, ends, type Rule } from './rule.ts'

/** Words of other languages that everybody uses, as people here say them. */
const foreign: Readonly<Record<string, string>> = {
  zalo: 'da lô',
  facebook: 'phây búc',
  fanpage: 'phan pết',
  youtube: 'du túp',
  tiktok: 'tích tóc',
  google: 'gu gồ',
  internet: 'in tơ nét',
  wifi: 'oai phai',
  email: 'i meo',
  website: 'oép sai',
  web: 'oép',
  online: 'on lai',
  app: 'áp',
  smartphone: 'xờ mát phôn',
  camera: 'ca mê ra',
  video: 'vi đê ô',
  clip: 'cờ líp',
  livestream: 'lai xờ trim',
  hotline: 'hót lai',
  karaoke: 'ca ra ô kê',
  marathon: 'ma ra tông',
  oxy: 'ô xy',
  vaccine: 'vắc xin',
  vacxin: 'vắc xin',
  virus: 'vi rút',
  biogas: 'bi ô ga',
  container: 'công ten nơ',
  logistics: 'lô gít tích',
  homestay: 'hôm xờ tây',
  robot: 'rô bốt',
  radio: 'ra đi ô',
}

const foreignWord = new RegExp(`${begins}(?:${choice(Object.keys(foreign))})${ends}`, 'giu')
const alone = /(?<![\p{L}\p{N}])[\p{Lu}](?![\p{L}\p{N}])/gu
const capitals = /(?<![\p{L}\p{N}])\p{Lu}{2,}(?![\p{Ll}])/gu

/** Capitals: a syllable is a word in a headline; anything else is spelt. */
const capitalWord = (word: string) =>
  isSyllable(word) || isName(word) ? word.toLocaleLowerCase('vi') : spelt(word)

/** KALMAEGI, AGRIBANK: long, and with vowels enough to be said. */
const isName = (word: string) =>
  word.length >= 5 && (word.match(/[AEIOUY]/g)?.length ?? 0) / word.length >= 0.3

export const words: Rule = (text) =>
  text
    .replaceAll(foreignWord, (word) => foreign[word.toLowerCase()] ?? word)
    .replaceAll(capitals, capitalWord)
    .replaceAll(alone, spelt)
    .replaceAll(/(?<=\p{L})-(?=\p{L})/gu, ' ')

const number = `(?:${written})`
const score = new RegExp(
  String.raw`((?:tỷ|tỉ) (?:số|lệ)(?: là)?\s+)(\d{1,3})\s?[-–:/]\s?(\d{1,3})`,
  'giu',
)
const range = new RegExp(
  String.raw`(?<![\p{L}\d.,/-])(${number})\s?[-–]\s?(${number})(?![\d/-]|[.,]\d)`,
  'gu',
)
const fraction = /(?<![\d.,/])(\d{1,4})\/(\d{1,4})(?![\d/]|[.,]\d)/g
const english = /(?<![\d.,])(\d+)\.(\d{1,2}|\d{4,})(?![\d.,]\d|\d)/g
const plain = new RegExp(number, 'gu')

const between = (dialect: Dialect) => (_: string, from: string, to: string) =>
  `${writtenNumber(from, dialect)} đến ${writtenNumber(to, dialect)}`

/** Whatever digits are left when dates, times, measures and codes have been read. */
export const numbers: Rule = (text, dialect) =>
  text
    .replaceAll(/(?<=\p{Lu})\d{4,}/gu, (code) => ` ${digitByDigit(code)}`)
    .replaceAll(/(?<=\p{L})(?=\d)|(?<=\d)(?=\p{L})/gu, ' ')
    .replaceAll(
      score,
      (_, name: string, one: string, other: string) =>
        `${name}${numberWords(one, dialect)} ${numberWords(other, dialect)}`,
    )
    .replaceAll(range, between(dialect))
    .replaceAll(
      fraction,
      (_, above: string, below: string) =>
        `${numberWords(above, dialect)} trên ${numberWords(below, dialect)}`,
    )
    .replaceAll(
      english,
      (_, whole: string, part: string) =>
        `${numberWords(whole, dialect)} chấm ${digitByDigit(part)}`,
    )
    .replaceAll(/(?<=^|[\s(,])(?:-|(?<!\d\s)–)(?=\d)/g, 'âm ')
    .replaceAll(plain, (found) => writtenNumber(found, dialect))
