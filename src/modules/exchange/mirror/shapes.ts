import { z } from 'zod'

import { states } from '#modules/dossiers/index.ts'

import { isCode, systems } from './domain.ts'
import { readMoment } from './typed.ts'

const example = 'Ghi dạng ngày/tháng/năm, có thể thêm giờ: 02/09/2026 14:30'

const moment = z.string().transform((text, context) => {
  const read = readMoment(text)
  if (read) return read
  context.addIssue(example)
  return z.NEVER
})

const optionalMoment = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text === '') return null
    const read = readMoment(text)
    if (read) return read
    context.addIssue(example)
    return z.NEVER
  })

const text = (most: number) =>
  z
    .string()
    .default('')
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, `Tối đa ${most} chữ cái và dấu cách`))

const later = {
  applicantName: text(200),
  state: z.enum(states, 'Chọn trạng thái'),
  submittedAt: optionalMoment,
  receivedAt: optionalMoment,
  dueAt: optionalMoment,
  finishedAt: optionalMoment,
  returnedAt: optionalMoment,
  asOf: moment,
}

/** What is typed of a dossier that is followed from now on. */
export const NewForm = z.object({
  system: z.enum(systems, 'Chọn hệ thống gốc'),
  code: z
    .string('Ghi mã hồ sơ')
    .trim()
    .refine(isCode, 'Ghi mã hồ sơ đúng như hệ thống gốc: chữ không dấu, số và dấu . - / _'),
  procedureCode: z
    .string('Ghi mã thủ tục')
    .trim()
    .min(1, 'Ghi mã thủ tục')
    .max(40, 'Tối đa 40 chữ cái'),
  procedureName: text(500),
  ...later,
})

/** What is typed when the other system shows something new. */
export const NewsForm = z.object(later)
