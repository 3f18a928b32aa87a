import { z } from 'zod'

import { between } from '#platform/form.ts'

import { ratingLevels, reasons, type Reason } from './domain.ts'

const isReason = (text: string): text is Reason => reasons.some((one) => one === text)

/** One tap says how satisfied; reasons and words may come with it or after it. */
export const RateForm = z.object({
  level: z.enum(ratingLevels, 'Chọn mức độ hài lòng').optional(),
  reasons: z
    .string()
    .max(500)
    .default('')
    .transform((text) => [...new Set(text.split(between).filter(isReason))]),
  words: z.string().max(1_000, 'Tối đa 1.000 chữ').default(''),
})

export const CounterForm = z.object({
  name: z.string({ error: 'Ghi tên quầy' }).min(1, 'Ghi tên quầy').max(60, 'Tối đa 60 chữ'),
})

export const SlipForm = z.object({
  code: z
    .string({ error: 'Ghi mã hồ sơ' })
    .min(1, 'Ghi mã hồ sơ')
    .max(80, 'Tối đa 80 chữ')
    .transform((text) => text.trim().toUpperCase()),
})

export const InviteForm = SlipForm.extend({ counter: z.uuid('Chọn quầy') })

export const LeastForm = z.object({
  least: z.coerce
    .number('Ghi một số')
    .int('Ghi số nguyên')
    .min(3, 'Ít nhất là 3')
    .max(100, 'Nhiều nhất là 100'),
})
