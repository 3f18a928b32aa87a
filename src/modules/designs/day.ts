import { z } from 'zod'

/** A day as people write it, 02/09/2026. */
export const Day = z.string({ error: 'Ghi ngày' }).transform((text, context) => {
  const [, day, month, year] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text.trim()) ?? []
  try {
    const date = { day: Number(day), month: Number(month), year: Number(year) }
    return Temporal.PlainDate.from(date, { overflow: 'reject' })
  } catch {
    context.addIssue({
      code: 'custom',
      message: 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 02/09/2026',
    })
    return z.NEVER
  }
})
