import { isSyllable, spelt } from './letters.ts'
import { digitByDigit } from './numbers.ts'
import type { Rule } from './rule.ts'

/** Parts of addresses that everybody says in one way. */
const known: Readonly<Record<string, string>> = {
  com: 'com',
  net: 'nét',
  org: 'o rờ gờ',
  gov: 'gốp',
  edu: 'e đu',
  vn: 'vê nờ',
  info: 'in phô',
  gmail: 'gờ meo',
  dichvucong: 'dịch vụ công',
  congdichvucong: 'cổng dịch vụ công',
  zalo: 'da lô',
  facebook: 'phây búc',
  youtube: 'du túp',
  baohiemxahoi: 'bảo hiểm xã hội',
  vneid: 'vê nờ e i đê',
}

const marks: Readonly<Record<string, string>> = {
  '.': 'chấm',
  '@': 'a còng',
  '/': 'gạch chéo',
  '-': 'gạch ngang',
  _: 'gạch dưới',
}

/** Letters that can be said together are; others are spelt. */
function part(text: string): string {
  const lower = text.toLowerCase()
  if (known[lower] !== undefined) return known[lower]
  if (/^\d+$/.test(text)) return digitByDigit(text)
  return lower.length > 5 || isSyllable(lower) ? lower : spelt(lower)
}

const saidAddress = (address: string): string =>
  (address.match(/[a-z]+|\d+|[.@/_-]/gi) ?? [])
    .map((piece) => marks[piece] ?? part(piece))
    .join(' ')

const mail = /(?<![a-z0-9._%+-])[a-z0-9._%+-]+@[a-z0-9-]+(?:\.[a-z0-9-]+)+/gi
const web =
  /(?<![a-z0-9.@-])(?:https?:\/\/)?(?:www\.)?((?:[a-z0-9-]+\.)+(?:gov\.vn|com\.vn|edu\.vn|org\.vn|net\.vn|vn|com|net|org|info)(?:\/[^\s,;()"'”]*)?)(?![\p{L}\d])/giu

/** E-mail and web addresses; what follows a question mark in one is not read. */
export const netAddresses: Rule = (text) =>
  text
    .replaceAll(mail, saidAddress)
    .replaceAll(web, (_, address: string) =>
      saidAddress(address.replace(/[?#].*$/, '').replace(/[./]+$/, '')),
    )
    .replaceAll(/https?:\/\/\S+/gi, ' ')
