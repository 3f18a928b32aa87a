import { bankOf, type Bank } from './banks.ts'
import { crcOf } from './crc.ts'
import { mostText, napas, services, type Service } from './domain.ts'
import { fieldsIn, type Field } from './tlv.ts'

/** What a VietQR code says. */
export type Said = {
  initiation: 'static' | 'dynamic'
  bin: string
  account: string
  service: Service
  bank?: Bank | undefined
  amount?: number | undefined
  purpose?: string | undefined
  billNumber?: string | undefined
  name?: string | undefined
  city?: string | undefined
  currency: string
  country: string
}

/** Each bad tag ("38.01.00") with what is wrong with it. */
export type Faults = Record<string, string>

type Parsed = { ok: true; said: Said } | { ok: false; faults: Faults }

const top = new Set(['00', '01', '38', ...Array.from({ length: 13 }, (_, n) => String(52 + n))])
const few = (most: number) =>
  new Set(Array.from({ length: most + 1 }, (_, n) => String(n).padStart(2, '0')))

const lies = 'Độ dài ghi trong thẻ không khớp với nội dung'

/** Reads a payload strictly: every length, the check sum, and the contents that Napas prescribes. */
export function parsePayload(payload: string): Parsed {
  const faults: Faults = {}
  if (!plain.test(payload))
    return {
      ok: false,
      faults: { [strangeIn(payload)]: 'Chỉ gồm chữ không dấu, chữ số và dấu câu' },
    }
  const { fields, bad } = fieldsIn(payload, top)
  if (bad !== undefined) faults[bad] = lies
  checkOrder(fields, faults)
  checkSum(payload, fields, faults)
  const read = readerOf(fields, faults)
  const said = {
    ...merchantOf(read('38'), faults),
    ...textsOf(read('62'), faults),
    initiation: read('01') === '11' ? ('static' as const) : ('dynamic' as const),
    amount: amountOf(read('54'), faults),
    currency: read('53') ?? '',
    country: read('58') ?? '',
    name: read('59'),
    city: read('60'),
  }
  checkFixed(read, faults)
  return Object.keys(faults).length > 0
    ? { ok: false, faults }
    : { ok: true, said: { ...said, bank: bankOf(said.bin) } }
}

const plain = /^[\x20-\x7e]+$/

/** The tag in which a letter stands that no code may have, where the lengths can be followed that far. */
const strangeIn = (payload: string): string =>
  fieldsIn(payload, top).fields.find(({ value }) => !plain.test(value))?.tag ?? 'payload'

function checkOrder(fields: readonly Field[], faults: Faults) {
  if (fields[0]?.tag !== '00') faults['00'] ??= 'Thẻ 00 phải đứng đầu'
  const last = fields.at(-1)
  if (last && last.tag !== '63' && Object.keys(faults).length === 0)
    faults['63'] ??= fields.some(({ tag }) => tag === '63')
      ? 'Thẻ 63 phải đứng cuối'
      : 'Thiếu mã kiểm tra'
  const seen = new Set<string>()
  for (const { tag } of fields) {
    if (seen.has(tag)) faults[tag] ??= 'Thẻ này có hai lần'
    seen.add(tag)
  }
}

function checkSum(payload: string, fields: readonly Field[], faults: Faults) {
  const said = fields.find(({ tag }) => tag === '63')?.value
  if (said === undefined) return
  if (!/^[0-9A-F]{4}$/.test(said)) faults['63'] ??= 'Mã kiểm tra phải là bốn chữ số thập lục phân'
  else if (crcOf(payload.slice(0, -4)) !== said)
    faults['63'] ??= 'Mã kiểm tra (CRC) sai: nội dung đã bị sửa hoặc chép thiếu'
}

type Reader = (tag: string) => string | undefined

const readerOf =
  (fields: readonly Field[], faults: Faults): Reader =>
  (tag) => {
    const found = fields.find((one) => one.tag === tag)
    if (!found && required.has(tag) && Object.keys(faults).length === 0)
      faults[tag] = 'Thiếu thẻ này'
    return found?.value
  }

const required = new Set(['00', '01', '38', '53', '58', '63'])

const fixed: readonly [tag: string, shape: RegExp, message: string][] = [
  ['00', /^01$/, 'Phiên bản phải là 01'],
  ['01', /^1[12]$/, 'Phải là 11 (dùng nhiều lần) hoặc 12 (dùng một lần)'],
  ['52', /^\d{4}$/, 'Mã ngành phải là bốn chữ số'],
  ['53', /^704$/, 'Tiền tệ phải là 704 (đồng Việt Nam)'],
  ['58', /^VN$/, 'Quốc gia phải là VN'],
  ['59', /^.{1,25}$/, 'Tối đa 25 ký tự'],
  ['60', /^.{1,15}$/, 'Tối đa 15 ký tự'],
  ['61', /^.{1,10}$/, 'Tối đa 10 ký tự'],
]

function checkFixed(read: Reader, faults: Faults) {
  for (const [tag, shape, message] of fixed) {
    const value = read(tag)
    if (value !== undefined && !shape.test(value)) faults[tag] ??= message
  }
}

function amountOf(text: string | undefined, faults: Faults): number | undefined {
  if (text === undefined) return undefined
  const isAmount = text.length <= 13 && /^\d+(\.\d*)?$/.test(text) && Number(text) > 0
  if (!isAmount) faults['54'] ??= 'Số tiền phải lớn hơn 0, chỉ gồm chữ số, tối đa 13 ký tự'
  return Number(text)
}

/** The fields inside a tag; what is missing or lies is named by its whole way: 38.01.00. */
function inside(way: string, text: string, faults: Faults, usual: ReadonlySet<string>): Reader {
  const { fields, bad } = fieldsIn(text, usual)
  if (bad !== undefined) faults[`${way}.${bad}`] ??= lies
  return (tag) => fields.find((one) => one.tag === tag)?.value
}

type Merchant = Pick<Said, 'bin' | 'account' | 'service'>

function merchantOf(text: string | undefined, faults: Faults): Merchant {
  const read = inside('38', text ?? '', faults, few(2))
  const to = inside('38.01', read('01') ?? '', faults, few(1))
  const bin = to('00') ?? ''
  const account = to('01') ?? ''
  const service = services.find((one) => one === (read('02') ?? 'QRIBFTTA'))
  if (text === undefined) return { bin, account, service: 'QRIBFTTA' }
  if (read('00') !== napas) faults['38.00'] ??= `Không phải mã VietQR: phải là ${napas}`
  if (!/^\d{6}$/.test(bin)) faults['38.01.00'] ??= 'Mã ngân hàng (BIN) phải là sáu chữ số'
  if (!/^[A-Za-z0-9]{1,19}$/.test(account))
    faults['38.01.01'] ??= 'Số tài khoản từ 1 đến 19 chữ cái, chữ số'
  if (!service) faults['38.02'] ??= `Phải là ${services.join(' hoặc ')}`
  return { bin, account, service: service ?? 'QRIBFTTA' }
}

type Texts = Pick<Said, 'purpose' | 'billNumber'>

function textsOf(text: string | undefined, faults: Faults): Texts {
  const read = inside('62', text ?? '', faults, few(8))
  for (const tag of few(8)) {
    if ((read(tag) ?? '').length > mostText) faults[`62.${tag}`] ??= `Tối đa ${mostText} ký tự`
  }
  return { purpose: read('08'), billNumber: read('01') }
}
