import { z } from 'zod'

import { line, tooLong, where } from './shape-parts.ts'

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
