import { z } from 'zod'

import { checkRule } from '#platform/clock/rule.ts'

import { channels, type Fee, type Rule } from './domain.ts'

const tooLong = (most: number) => `Tối đa ${most} chữ cái và dấu cách`

const line = (most: number) =>
  z
    .string()
    .default('')
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, tooLong(most)))

const citation = line(300).refine((text) => text.length >= 6, 'Ghi số, ngày của văn bản làm căn cứ')

const day = z
  .string({ error: 'Ghi ngày bắt đầu áp dụng' })
  .min(1, 'Ghi ngày bắt đầu áp dụng')
  .transform((text, context) => {
    const date = readDay(text)
    if (!date)
      context.addIssue({
        code: 'custom',
        message: 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 01/07/2026',
      })
    return date ?? z.NEVER
  })
  .refine(({ year }) => year >= 2000 && year <= 2100, 'Năm phải từ 2000 đến 2100')

function readDay(text: string): Temporal.PlainDate | undefined {
  const [, date, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(year), month: Number(month), day: Number(date) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

const where = {
  seen: z.string().default(''),
  caseCode: z.string().max(60).default(''),
  channel: z
    .enum(['', ...channels])
    .default('')
    .transform((channel) => channel || undefined),
  citation,
  from: day,
}

export const timeUnits = [
  'working-day',
  'day',
  'same-day',
  'working-hour',
  'hour',
  'month',
  'fixed-date',
  'none',
] as const

const needAmount = new Set<string>(['working-day', 'day', 'working-hour', 'hour', 'month'])

export const TimeForm = z
  .object({
    ...where,
    unit: z.enum(timeUnits, 'Chọn đơn vị tính thời hạn'),
    amount: z.string().default(''),
    cutoff: z.string().default(''),
    yearly: z.string().default(''),
  })
  .transform(({ unit, amount, cutoff, yearly, ...rest }, context) => {
    const rule = ruleFrom({ unit, amount, cutoff, yearly })
    if (typeof rule !== 'string') return { ...rest, rule }
    context.addIssue({ code: 'custom', path: [rule], message: whyRule[rule] })
    return z.NEVER
  })

const whyRule = {
  amount: 'Ghi số ngày, giờ hoặc tháng là số nguyên dương, ví dụ 5',
  cutoff: 'Ghi giờ dạng giờ:phút, ví dụ 15:00; chỉ dùng khi tính theo ngày',
  yearly: 'Ghi ngày và tháng, ví dụ 29/11',
}

type TypedRule = { unit: Rule['unit']; amount: string; cutoff: string; yearly: string }

/** The rule that was typed, or the field that is wrong. */
function ruleFrom({ unit, amount, cutoff, yearly }: TypedRule): Rule | keyof typeof whyRule {
  const rule: Rule = { unit }
  if (needAmount.has(unit)) {
    if (!/^\d{1,4}$/.test(amount)) return 'amount'
    rule.amount = Number(amount)
  }
  if (cutoff !== '') rule.cutoff = cutoff
  if (unit === 'fixed-date') {
    const [, date = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/.exec(yearly) ?? []
    rule.on = `${month.padStart(2, '0')}-${date.padStart(2, '0')}`
  }
  const checked = checkRule(rule)
  if (checked.ok || checked.why === 'no-deadline') return rule
  if (checked.why.startsWith('cutoff')) return 'cutoff'
  return checked.why === 'fixed-date-impossible' ? 'yearly' : 'amount'
}

export const feeKinds = ['free', 'fixed', 'per-case', 'per-page', 'by-council'] as const

const money = z.string().default('')

export const FeeForm = z
  .object({
    ...where,
    kind: z.enum(feeKinds, 'Chọn cách tính phí'),
    amount: money,
    per: line(40),
    firstPages: z.string().default(''),
    further: money,
    cap: money,
  })
  .transform((typed, context) => {
    const { kind, amount, per, firstPages, further, cap, ...rest } = typed
    const fee = feeFrom({ kind, amount, per, firstPages, further, cap })
    if (typeof fee !== 'string') return { ...rest, fee }
    context.addIssue({ code: 'custom', path: [fee], message: whyFee[fee] })
    return z.NEVER
  })

const whyFee = {
  amount: 'Ghi số tiền bằng đồng, ví dụ 50.000',
  per: 'Ghi tính theo gì, ví dụ: bản sao, trường hợp, giao dịch',
  firstPages: 'Ghi số trang tính theo mức đầu, ví dụ 2',
  further: 'Ghi mức thu từ trang tiếp theo, ví dụ 1.000',
  cap: 'Ghi mức tối đa bằng đồng, hoặc để trống',
}

type TypedFee = Record<'kind' | 'amount' | 'per' | 'firstPages' | 'further' | 'cap', string>

/** The fee that was typed, or the field that is wrong. */
function feeFrom({
  kind,
  amount,
  per,
  firstPages,
  further,
  cap,
}: TypedFee): Fee | keyof typeof whyFee {
  const dong = dongIn(amount)
  if (kind === 'free') return { kind }
  if (kind === 'by-council')
    return amount === '' ? { kind } : dong === undefined ? 'amount' : { kind, amount: dong }
  if (dong === undefined) return 'amount'
  if (kind === 'fixed') return { kind, amount: dong }
  if (kind === 'per-case') return per === '' ? 'per' : { kind, amount: dong, per }
  const rest = dongIn(further)
  const most = cap === '' ? undefined : dongIn(cap)
  if (!/^[1-9]\d{0,2}$/.test(firstPages)) return 'firstPages'
  if (rest === undefined) return 'further'
  if (cap !== '' && most === undefined) return 'cap'
  return { kind: 'per-page', first: dong, firstPages: Number(firstPages), further: rest, cap: most }
}

/** 50000, 50.000 or 50 000, up to a hundred million đồng. */
function dongIn(text: string): number | undefined {
  const digits = text.replaceAll(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '').replace(/ ?(đ|đồng)$/, '')
  return /^\d{1,9}$/.test(digits) && Number(digits) > 0 && Number(digits) <= 100_000_000
    ? Number(digits)
    : undefined
}

const asBoolean = { '': null, yes: true, no: false } as const

export const SettingForm = z.object({
  seen: z.string().default(''),
  filed: z
    .enum(['', 'here', 'national-portal'])
    .default('')
    .transform((filed) => filed || null),
  online: z
    .enum(['', 'yes', 'no'])
    .default('')
    .transform((online) => asBoolean[online]),
  hidden: z
    .string()
    .default('')
    .transform((hidden) => hidden === 'yes'),
  counter: line(120),
  localName: line(500),
  note: z.string().max(2000, tooLong(2000)).default(''),
  noteEn: z.string().max(2000, tooLong(2000)).default(''),
})

export const WithdrawForm = z.object({ ...where, what: z.enum(['time', 'fee']) })

const lines = (text: string) => [
  ...new Set(
    text
      .split(/[\n,;]/)
      .map((part) => part.trim())
      .filter(Boolean),
  ),
]

export const LifeEventForm = z.object({
  slug: z
    .string({ error: 'Ghi tên trong địa chỉ' })
    .regex(
      /^[a-z0-9]+(-[a-z0-9]+)*$/,
      'Chỉ dùng chữ thường không dấu, chữ số và gạch nối, ví dụ sinh-con',
    )
    .max(60, tooLong(60)),
  title: line(80).refine((text) => text !== '', 'Ghi tên việc trong đời sống'),
  titleEn: line(80),
  position: z
    .string()
    .regex(/^\d{1,4}$/, 'Ghi thứ tự là một số, ví dụ 10')
    .transform(Number),
  tile: z
    .string()
    .default('')
    .transform((tile) => tile === 'yes'),
  phrases: z.string().max(2000, tooLong(2000)).default('').transform(lines),
  codes: z
    .string()
    .max(1000, tooLong(1000))
    .default('')
    .transform((text) => [...new Set(text.split(/[\s,;]+/).filter(Boolean))])
    .pipe(
      z
        .array(z.string().regex(/^\d\.\d{6}$/, 'Mã thủ tục có dạng 1.001193, mỗi mã một dòng'))
        .min(1, 'Ghi ít nhất một mã thủ tục'),
    ),
})
