import { z } from 'zod'

import { between } from '#platform/form.ts'
import { typedDay } from '#platform/typed-day.ts'

import { duties } from './domain.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const optional = (most: number) =>
  z
    .string()
    .max(most, `Tối đa ${most} chữ cái và dấu cách`)
    .default('')
    .transform((text) => text || null)

export const PointForm = z
  .object({
    name: line(120, 'Ghi tên điểm'),
    duties: z
      .string({ error: 'Chọn ít nhất một việc' })
      .transform((text) => text.split(between).filter(Boolean))
      .pipe(z.array(z.enum(duties, 'Chọn trong danh sách')).min(1, 'Chọn ít nhất một việc')),
    address: line(200, 'Ghi địa chỉ'),
    hours: optional(200),
    phone: z
      .string()
      .default('')
      .refine(
        (text) => text === '' || /^[\d .()+-]{8,20}$/.test(text),
        'Số điện thoại chỉ gồm chữ số, từ 8 đến 15 số',
      )
      .transform((text) => text || null),
    purpose: optional(600),
    hamletId: z
      .union([z.literal(''), z.uuid()], 'Chọn trong danh sách')
      .default('')
      .transform((id) => id || null),
  })
  .transform(({ duties: chosen, ...rest }) => ({
    ...rest,
    supports: chosen.includes('supports'),
    receives: chosen.includes('receives'),
    returns: chosen.includes('returns'),
  }))

export const CloseForm = z.object({
  on: typedDay('Ghi ngày bắt đầu đóng'),
  reason: line(300, 'Ghi lý do, căn cứ'),
})
