import { z } from 'zod'

import { channels } from './domain.ts'

export const tooLong = (most: number) => `Tối đa ${most} chữ cái và dấu cách`

/** One line of text, its spaces tidied. */
export const line = (most: number) =>
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

/** What every confirmation says: for which case and channel, on what ground, from when. */
export const where = {
  seen: z.string().default(''),
  caseCode: z.string().max(60).default(''),
  channel: z
    .enum(['', ...channels])
    .default('')
    .transform((channel) => channel || undefined),
  citation,
  from: day,
}
