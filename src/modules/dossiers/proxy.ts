import { z } from 'zod'

import {
  idNumberMessages,
  nameMessages,
  parseFullName,
  parseIdNumber,
  parsePhone,
} from '#modules/people/index.ts'
import { plainDate } from '#platform/columns.ts'
import type { Tx } from '#platform/db.ts'
import type { Errors, Filled } from '#platform/form.ts'
import type { UnitId } from '#platform/who.ts'

import type { DossierId } from './domain.ts'
import { readDay } from './typed-moment.ts'

/** Người nộp thay: who hands in for the applicant, by which power of attorney. */
export type Proxy = {
  fullName: string
  idNumber: string
  phone: string | null
  documentNumber: string
  documentDate: Temporal.PlainDate
  documentPlace: string
}

export const ProxyRow = z.object({
  fullName: z.string(),
  idNumber: z.string(),
  phone: z.string().nullable(),
  documentNumber: z.string(),
  documentDate: plainDate,
  documentPlace: z.string(),
})

export const addProxy = (tx: Tx, unit: UnitId, id: DossierId, p: Proxy) => tx.run`
  insert into dossiers.proxy (unit_id, dossier_id, full_name, id_number, phone, document_number, document_date,
    document_place)
  values (${unit}, ${id}, ${p.fullName}, ${p.idNumber}, ${p.phone}, ${p.documentNumber}, ${p.documentDate.toString()},
    ${p.documentPlace})
`

const parts = ['ten', 'so-dinh-danh', 'dien-thoai', 'so-uy-quyen', 'ngay', 'noi'] as const
type Part = (typeof parts)[number]

/** Fields of the proxy in the intake form. */
export const proxyField = (part: Part) => `_thay.${part}`

type Read = { proxy: Proxy | undefined; errors: Errors }

/** Blank as a whole: nobody stands in. Begun: all of it is needed, because without authority there is no proxy. */
export function readProxy(filled: Filled, today: Temporal.PlainDate): Read {
  const typed = (part: Part) => (filled[proxyField(part)] ?? '').trim()
  if (parts.every((part) => typed(part) === '')) return { proxy: undefined, errors: {} }
  const errors: Errors = {}
  const wrong = (part: Part, message: string) => {
    errors[proxyField(part)] = message
  }
  const fullName = parseFullName(typed('ten'))
  if (!fullName.ok) wrong('ten', nameMessages[fullName.why])
  const idNumber = parseIdNumber(typed('so-dinh-danh'))
  if (!idNumber.ok) wrong('so-dinh-danh', idNumberMessages[idNumber.why])
  const phone = typed('dien-thoai') ? parsePhone(typed('dien-thoai')) : null
  if (phone === undefined) wrong('dien-thoai', 'Số điện thoại chưa đúng. Ví dụ 0912 345 678')
  const documentNumber = typed('so-uy-quyen').slice(0, 100)
  if (documentNumber === '') wrong('so-uy-quyen', 'Ghi số văn bản ủy quyền')
  const documentPlace = typed('noi').slice(0, 200)
  if (documentPlace === '') wrong('noi', 'Ghi nơi công chứng, chứng thực')
  const documentDate = readDay(typed('ngay'))
  if (!documentDate) wrong('ngay', 'Ghi ngày lập theo mẫu 25/12/2026')
  else if (Temporal.PlainDate.compare(documentDate, today) > 0)
    wrong('ngay', 'Ngày lập văn bản ủy quyền không thể ở tương lai')
  if (!fullName.ok || !idNumber.ok || !documentDate || Object.keys(errors).length > 0)
    return { proxy: undefined, errors }
  const proxy = {
    fullName: fullName.value,
    idNumber: idNumber.value,
    phone: phone ?? null,
    documentNumber,
    documentDate,
    documentPlace,
  }
  return { proxy, errors }
}
