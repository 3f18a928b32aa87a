import { z } from 'zod'

import type { Filled } from '#platform/form.ts'
import { dateText } from '#ui/format.ts'

import { readDay } from '../typed-moment.ts'
import type { Grounded, Link } from './domain.ts'

const tick = z
  .string()
  .optional()
  .transform((value) => value === 'co')

const whole = 'Ghi số ngày làm việc từ 1 đến 250, hoặc để trống'
const daysOrNone = z
  .string()
  .optional()
  .refine((text) => !text || /^([1-9]\d?|1\d\d|2[0-4]\d|250)$/.test(text), whole)
  .transform((text) => (text ? Number(text) : null))

const wrongLinks = 'Mỗi dòng một thủ tục: mã | tên | cơ quan (mã có thể để trống), tối đa 10 dòng'

/** One linked procedure to a line: code | name | agency. */
const links = z
  .string()
  .max(4_000, 'Tối đa 4.000 chữ')
  .optional()
  .transform((text, ctx): Link[] => {
    const lines = (text ?? '').split('\n').filter((line) => line.trim() !== '')
    const read = lines.map(readLink)
    if (lines.length > 10 || read.includes(undefined))
      ctx.issues.push({ code: 'custom', message: wrongLinks, input: text })
    return read.filter((link) => link !== undefined)
  })

function readLink(line: string): Link | undefined {
  const [code, name, agency, ...more] = line.split('|').map((part) => part.trim())
  if (code === undefined || !name || !agency || more.length > 0) return undefined
  if (code.length > 40 || name.length > 300 || agency.length > 200) return undefined
  return { code, name, agency }
}

/** The form of one entry. */
export const HandlingForm = z.object({
  seen: z.coerce.number().int().min(0).catch(-1),
  effectiveFrom: z
    .string({ error: 'Ghi ngày theo mẫu 25/12/2026' })
    .transform((text) => readDay(text))
    .pipe(z.custom<Temporal.PlainDate>((day) => day !== undefined, 'Ghi ngày theo mẫu 25/12/2026')),
  citation: z
    .string({ error: 'Ghi căn cứ pháp lý' })
    .min(5, 'Ghi căn cứ pháp lý')
    .max(500, 'Tối đa 500 chữ'),
  mostSupplements: z
    .string({ error: 'Ghi số lần, từ 0 đến 10' })
    .regex(/^(\d|10)$/, 'Ghi số lần, từ 0 đến 10')
    .transform(Number),
  supplyDays: daysOrNone,
  mostExtensionDays: daysOrNone,
  silenceConsents: tick,
  verificationPauses: tick,
  verificationConsents: tick,
  links,
})

const ticked = (value: boolean) => (value ? 'co' : '')

/** What is in force, as the form shows it. */
export const filledOf = ({ value, citation }: Grounded, today: Temporal.PlainDate): Filled => ({
  effectiveFrom: dateText('vi', today),
  citation,
  mostSupplements: String(value.mostSupplements),
  supplyDays: value.supplyDays === null ? '' : String(value.supplyDays),
  mostExtensionDays: value.mostExtensionDays === null ? '' : String(value.mostExtensionDays),
  silenceConsents: ticked(value.silenceConsents),
  verificationPauses: ticked(value.verificationPauses),
  verificationConsents: ticked(value.verificationConsents),
  links: value.links.map(({ code, name, agency }) => `${code} | ${name} | ${agency}`).join('\n'),
})
