import { abbreviations } from './abbreviation-table.ts'
import { changed, choice, begins, ends, type Change, type Rule } from './rule.ts'

/** With a dot behind: before a name or a number. */
const dotted: Readonly<Record<string, string>> = {
  TP: 'thành phố',
  Tp: 'thành phố',
  TX: 'thị xã',
  KP: 'khu phố',
  TT: 'thị trấn',
  Q: 'quận',
  P: 'phường',
  H: 'huyện',
  X: 'xã',
  GS: 'giáo sư',
  PGS: 'phó giáo sư',
  TS: 'tiến sĩ',
  ThS: 'thạc sĩ',
  BS: 'bác sĩ',
  DS: 'dược sĩ',
  KS: 'kỹ sư',
  LS: 'luật sư',
  NSND: 'nghệ sĩ nhân dân',
  NSƯT: 'nghệ sĩ ưu tú',
  Tr: 'trang',
}

/** Written in small letters, or in part. */
const others: readonly Change[] = [
  [/(?<!\p{L})TP\.?\s?HCM(?!\p{L})/gu, 'thành phố Hồ Chí Minh'],
  [/(?<!\p{L})TP(?=\s\p{Lu})/gu, 'thành phố'],
  [/(?<!\p{L})v\.\s?v\.*(?:v\.*)?/giu, 'vân vân'],
  [/(?<!\p{L})đ\/c\s?:/giu, 'địa chỉ:'],
  [/(?<!\p{L})đ\/c(?!\p{L})/giu, 'đồng chí'],
  [/(?<!\p{L})[Tt]\/[Mm](?!\p{L})/gu, 'thay mặt'],
  [/(?<!\p{L})v\/v(?!\p{L})/giu, 'về việc'],
  [/(?<!\p{L})c\.?\s?ty(?!\p{L})/giu, 'công ty'],
  [/(?<!\p{L})T\.\s?(?=\p{Lu}\p{Ll})/gu, 'tỉnh '],
  [/(?<!\p{L})T7\s?(?:[,&-]|và)\s?CN(?!\p{L})/gu, 'thứ bảy và chủ nhật'],
  [/(?<!\p{L})SN\s?(?=\d{4})/gu, 'sinh năm '],
  [/(?<!\p{L})Km\s?(?=\d)/gu, 'ki lô mét '],
  [/(?<!\p{L})[Nn]°\s?(?=\d)/gu, 'số '],
  [/(?<!\p{L})(?:QL|Ql)\.?\s?(?=\d)/gu, 'quốc lộ '],
  [/(?<!\p{L})(?:đường\s)?(?:TL|ĐT)\.?\s?(?=\d)/gu, 'đường tỉnh '],
  [/(?<!\p{L})(?:đường\s)?(?:HL|ĐH)\.?\s?(?=\d)/gu, 'đường huyện '],
  [/(?<!\p{L})(?:COVID|Covid|covid)(?:\s?-\s?19)?(?!\p{L})/gu, 'cô vít mười chín'],
  [/(?<!\p{L})C[O0][2₂](?![\p{L}\d])/gu, 'xê ô hai'],
  [/(?<!\p{L})T\.?Ư(?!\p{L})/gu, 'Trung ương'],
  [/(?<!\p{L})TTg(?!\p{L})/gu, 'Thủ tướng'],
  [/(?<!\p{L})BCH(?= (?:TW|T\.?Ư|Trung ương|Đảng|Đoàn|Hội|Công đoàn)(?!\p{L}))/gu, 'Ban Chấp hành'],
  [/(?<!\p{L})(P?GS)\.\s?TS\.?(?=\s\p{Lu})/gu, (_, title) => `${dotted[title]}, tiến sĩ`],
  [/(?<!\p{L})TS(?=\s\p{Lu}\p{Ll})/gu, 'tiến sĩ'],
  [/(?<!\p{L})pH(?!\p{L})/gu, 'pê hát'],
  [/(?<!\p{L})TK(?=\s?(?:số|:|\p{N}|không|một|hai|ba|bốn|năm|sáu|bảy|tám|chín))/gu, 'tài khoản'],
  [/(?<=(?:điểm|mức|giá|năng suất) )TB(?!\p{L})/giu, 'trung bình'],
  [/(?<=\p{L})\(s\)/gu, ''],
]

const table = new RegExp(`${begins}(?:${choice(Object.keys(abbreviations))})${ends}`, 'gu')
const withDot = new RegExp(`${begins}(${choice(Object.keys(dotted))})\\.\\s?(?=[\\p{Lu}\\d])`, 'gu')

export const abbreviated: Rule = (text) =>
  others
    .reduce(changed, text)
    .replaceAll(withDot, (_, name: string) => `${dotted[name]} `)
    .replaceAll(table, (name) => abbreviations[name] ?? name)
