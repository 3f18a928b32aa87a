import { z } from 'zod'

import { checkRule, type Refusal } from '#platform/clock/rule.ts'

import type { Rule } from './domain.ts'
import { where } from './shape-parts.ts'

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
function ruleFrom(typed: TypedRule): Rule | keyof typeof whyRule {
  const { unit, amount, cutoff, yearly } = typed
  const isCounted = needAmount.has(unit)
  if (isCounted && !/^\d{1,4}$/.test(amount)) return 'amount'
  const rule: Rule = {
    unit,
    ...(isCounted && { amount: Number(amount) }),
    ...(cutoff !== '' && { cutoff }),
    ...(unit === 'fixed-date' && { on: monthDay(yearly) }),
  }
  const checked = checkRule(rule)
  return checked.ok || checked.why === 'no-deadline' ? rule : (fieldOf[checked.why] ?? 'amount')
}

const fieldOf: Partial<Record<Refusal, keyof typeof whyRule>> = {
  'cutoff-not-a-time': 'cutoff',
  'cutoff-not-for-hours': 'cutoff',
  'fixed-date-impossible': 'yearly',
}

/** 29/11 → 11-29 */
function monthDay(text: string): string {
  const [, day = '', month = ''] = /^(\d{1,2})\/(\d{1,2})$/.exec(text) ?? []
  return `${month.padStart(2, '0')}-${day.padStart(2, '0')}`
}
