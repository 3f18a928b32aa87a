import {
  idNumberMessages,
  nameMessages,
  parseFullName,
  parseIdNumber,
  personByIdNumber,
  personFromCardQr,
  cardMessages,
  type Person,
} from '#modules/people/index.ts'
import type { Read } from '#platform/db.ts'
import { fold } from '#platform/fold.ts'
import type { Errors, Filled } from '#platform/form.ts'

import type { Requester } from './certify.ts'
import type { Item, Kind } from './domain.ts'

export const mostRows = 20

export const rowField = (at: number, name: 'ten' | 'trang' | 'ban' | 'dt' | 'ben' | 'phi') =>
  `giay.${at}.${name}`

/** How many rows the form showed. */
export const rowsIn = (filled: Filled): number => {
  const numbers = Object.keys(filled).flatMap((key) => /^giay\.(\d{1,2})\./.exec(key)?.[1] ?? [])
  return Math.min(mostRows, Math.max(0, ...numbers.map((n) => Number(n) + 1)))
}

type Rows = { items: Item[]; errors: Errors }

/** The rows that say something. Each wrong field has its message. */
export function readRows(filled: Filled, kind: Kind): Rows {
  const errors: Errors = {}
  const items: Item[] = []
  for (let at = 0; at < rowsIn(filled); at += 1) {
    if (isBlank(filled, at)) continue
    items.push(readRow(filled, at, { kind, errors }))
  }
  if (items.length === 0) errors[rowField(0, 'ten')] = 'Ghi ít nhất một giấy tờ'
  return { items, errors }
}

const isBlank = (filled: Filled, at: number) =>
  (['ten', 'trang', 'ben', 'phi'] as const).every((name) => !filled[rowField(at, name)])

type Reading = { kind: Kind; errors: Errors }

function readRow(filled: Filled, at: number, { kind, errors }: Reading): Item {
  const text = (name: Parameters<typeof rowField>[1]) =>
    (filled[rowField(at, name)] ?? '').replaceAll(/\s+/g, ' ').trim()
  const wrong = (name: Parameters<typeof rowField>[1], message: string) => {
    errors[rowField(at, name)] = message
  }
  const name = text('ten')
  if (name === '') wrong('ten', 'Ghi tên giấy tờ')
  if (name.length > 300) wrong('ten', 'Tối đa 300 chữ cái và dấu cách')
  const parties = text('ben')
  if (parties.length > 300) wrong('ben', 'Tối đa 300 chữ cái và dấu cách')
  const pages = wholeIn(text('trang') || (kind === 'copy' ? '' : '1'), 1, 5000)
  if (pages === undefined) wrong('trang', 'Ghi số trang, từ 1 đến 5000')
  const electronic = kind === 'copy' && text('dt') !== ''
  const copies = wholeIn(text('ban') || '1', electronic ? 0 : 1, 1000)
  if (copies === undefined) wrong('ban', 'Ghi số bản, từ 1 đến 1000')
  const fee =
    text('phi') === '' ? null : wholeIn(text('phi').replaceAll(/[ .]/g, ''), 0, 50_000_000)
  if (fee === undefined) wrong('phi', 'Ghi số tiền bằng chữ số')
  return { name, parties, pages: pages ?? 1, copies: copies ?? 1, electronic, fee: fee ?? null }
}

function wholeIn(text: string, least: number, most: number): number | undefined {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : undefined
  return number !== undefined && number >= least && number <= most ? number : undefined
}

type NotRead = { ok: false; errors: Errors }
type Named = { ok: true; requester: Requester; known: Person | undefined; name: string }
export type ReadRequester = Named | NotRead

/** Who asks: what a scanner typed from the card, a number on record, a number and a name, or only a name. */
export async function readRequester(
  q: Read,
  filled: Filled,
  today: Temporal.PlainDate,
): Promise<ReadRequester> {
  const text = filled['nguoi'] ?? ''
  if (text === '') return byName(filled)
  if (text.includes('|')) {
    const card = personFromCardQr(text, today)
    if (!card.ok) return { ok: false, errors: { nguoi: cardMessages[card.why] } }
    const { draft } = card.value
    const known = await personByIdNumber(q, draft.idNumber ?? '')
    return { ok: true, requester: { draft }, known, name: draft.fullName }
  }
  const idNumber = parseIdNumber(text)
  if (!idNumber.ok) return { ok: false, errors: { nguoi: idNumberMessages[idNumber.why] } }
  const known = await personByIdNumber(q, idNumber.value)
  const typed = filled['ten'] ?? ''
  if (!known) {
    const named = byName(filled)
    if (!named.ok)
      return { ok: false, errors: { ten: 'Số này chưa có trong sổ người dân: ghi họ tên' } }
    return {
      ...named,
      requester: { draft: { fullName: named.name, idNumber: idNumber.value } },
    }
  }
  if (typed !== '' && fold(typed) !== fold(known.fullName))
    return { ok: false, errors: { ten: 'Số định danh này đã thuộc về người mang tên khác' } }
  const { id, fullName } = known
  return {
    ok: true,
    requester: { person: { id, fullName, idNumber: known.idNumber } },
    known,
    name: fullName,
  }
}

function byName(filled: Filled): ReadRequester {
  const name = parseFullName(filled['ten'] ?? '')
  if (!name.ok) return { ok: false, errors: { ten: nameMessages[name.why] } }
  return { ok: true, requester: { name: name.value }, known: undefined, name: name.value }
}
