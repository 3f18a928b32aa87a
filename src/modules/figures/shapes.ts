import { z } from 'zod'

import { readDay } from './asked.ts'
import { levels } from './domain.ts'

const certainty = z.enum(['V', 'S', 'M', '?'], 'Chọn độ chắc chắn')
const source = z
  .string({ error: 'Ghi căn cứ' })
  .min(3, 'Ghi căn cứ: số, ký hiệu văn bản hoặc nơi lấy số')
  .max(500, 'Tối đa 500 chữ')

const points = 'Ghi số điểm từ 0 đến 1.000, ví dụ 18 hoặc 4,5'

export const WeightForm = z.object({
  code: z.string().max(40),
  max: z
    .string({ error: points })
    .regex(/^\d{1,4}([.,]\d{1,2})?$/, points)
    .transform((text) => Number(text.replace(',', '.')))
    .pipe(z.number().max(1_000, points)),
  from: z.string({ error: 'Ghi ngày áp dụng' }).transform((text, context) => {
    const day = readDay(text)
    if (!day) context.addIssue({ code: 'custom', message: 'Ghi ngày như 01/01/2027' })
    return day ?? z.NEVER
  }),
  source,
  certainty,
})

export const LevelForm = z.object({
  procedure: z.string({ error: 'Ghi mã thủ tục' }).regex(/^\d\.\d{6}$/, 'Mã thủ tục như 1.004873'),
  level: z.enum(levels, 'Chọn mức độ'),
  source,
  certainty,
})
