import { z } from 'zod'

import type { WorkingHours } from '#platform/clock/calendar.ts'

import { dayKinds, fields } from './domain.ts'
import { readDay, readSpans, typed } from './typed.ts'

const day = typed(readDay, 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 02/09/2026')

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const citation = line(300, 'Ghi căn cứ: số, ngày, cơ quan ban hành thông báo hoặc quyết định')

export const DayForm = z
  .object({
    from: day,
    to: z.union([z.literal('').transform(() => undefined), day]).optional(),
    kind: z.enum(dayKinds, 'Chọn loại ngày'),
    name: line(120, 'Ghi tên ngày nghỉ hoặc ngày làm bù'),
    citation,
    certainty: z.enum(['certain', 'to-confirm'], 'Chọn mức chắc chắn'),
  })
  .transform(({ to, ...draft }) => ({ ...draft, to: to ?? draft.from }))

export const GroundForm = z.object({ citation })

/** Which hours are confirmed, named by hidden fields, and the ground that the officer types. */
export const HoursGroundForm = z.object({
  field: z.enum(fields),
  from: z.iso.date().transform((text) => Temporal.PlainDate.from(text)),
  citation,
})

const spans = typed(readSpans, 'Ghi giờ dạng 07:00-11:30, 13:30-17:00; để trống nếu nghỉ')

const duty = z
  .string()
  .default('')
  .transform((text) => text.split('\n').filter(Boolean).map(Number))
  .pipe(z.array(z.int().min(1).max(7)))

export const HoursForm = z
  .object({
    field: z.enum(fields, 'Chọn lĩnh vực'),
    from: day,
    d1: spans,
    d2: spans,
    d3: spans,
    d4: spans,
    d5: spans,
    d6: spans,
    d7: spans,
    duty,
    citation,
  })
  .refine((form) => weekOf(form).some((open, i) => open.length > 0 && !form.duty.includes(i + 1)), {
    path: ['d1'],
    message: 'Tuần phải có ít nhất một ngày làm việc',
  })
  .transform((form) => ({
    field: form.field,
    from: form.from,
    week: weekOf(form),
    dutyDays: form.duty,
    citation: form.citation,
    certainty: 'certain' as const,
  }))

type Days = Record<`d${1 | 2 | 3 | 4 | 5 | 6 | 7}`, WorkingHours['week'][0]>

const weekOf = ({ d1, d2, d3, d4, d5, d6, d7 }: Days): WorkingHours['week'] => [
  d1,
  d2,
  d3,
  d4,
  d5,
  d6,
  d7,
]
