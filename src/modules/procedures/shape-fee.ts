import { z } from 'zod'

import type { Fee } from './domain.ts'
import { line, where } from './shape-parts.ts'

export const feeKinds = ['free', 'fixed', 'per-case', 'per-page', 'by-council'] as const
type FeeKind = (typeof feeKinds)[number]

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
    const fee = readers[kind]({ amount, per, firstPages, further, cap })
    if (typeof fee !== 'string') return { ...rest, fee }
    context.addIssue({ code: 'custom', path: [fee], message: why[fee] })
    return z.NEVER
  })

const why = {
  amount: 'Ghi số tiền bằng đồng, ví dụ 50.000',
  per: 'Ghi tính theo gì, ví dụ: bản sao, trường hợp, giao dịch',
  firstPages: 'Ghi số trang tính theo mức đầu, ví dụ 2',
  further: 'Ghi mức thu từ trang tiếp theo, ví dụ 1.000',
  cap: 'Ghi mức tối đa bằng đồng, hoặc để trống',
}

type Typed = Record<'amount' | 'per' | 'firstPages' | 'further' | 'cap', string>

/** The fee that was typed, or the field that is wrong. */
type FeeReader = (typed: Typed) => Fee | keyof typeof why

const readers: Record<FeeKind, FeeReader> = {
  free: () => ({ kind: 'free' }),
  fixed: ({ amount }) => withAmount(amount, (dong) => ({ kind: 'fixed', amount: dong })),
  'per-case': ({ amount, per }) =>
    per === '' ? 'per' : withAmount(amount, (dong) => ({ kind: 'per-case', amount: dong, per })),
  'per-page': (typed) => withAmount(typed.amount, (first) => pageFee(first, typed)),
  'by-council': ({ amount }) =>
    amount === ''
      ? { kind: 'by-council' }
      : withAmount(amount, (dong) => ({ kind: 'by-council', amount: dong })),
}

function withAmount(amount: string, fee: (dong: number) => ReturnType<FeeReader>) {
  const dong = dongIn(amount)
  return dong === undefined ? 'amount' : fee(dong)
}

function pageFee(first: number, typed: Typed): ReturnType<FeeReader> {
  const further = dongIn(typed.further)
  const cap = dongIn(typed.cap)
  if (!/^[1-9]\d{0,2}$/.test(typed.firstPages)) return 'firstPages'
  if (further === undefined) return 'further'
  if (cap === undefined && typed.cap !== '') return 'cap'
  return { kind: 'per-page', first, firstPages: Number(typed.firstPages), further, cap }
}

const mostDong = 100_000_000

/** 50000, 50.000 or 50 000 đồng. */
function dongIn(text: string): number | undefined {
  const digits = text.replaceAll(/(?<=\d)[. ](?=\d{3}(?!\d))/g, '').replace(/ ?(đ|đồng)$/, '')
  const dong = /^\d{1,9}$/.test(digits) ? Number(digits) : 0
  return dong > 0 && dong <= mostDong ? dong : undefined
}
