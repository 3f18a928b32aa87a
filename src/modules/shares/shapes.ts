import { z } from 'zod'

import { spans } from './domain.ts'

const tick = z
  .string()
  .optional()
  .transform((value) => value === '1')

/** What the applicant chooses when making a link. */
export const ShareForm = z.object({
  _key: z.uuid('Biểu mẫu đã cũ, hãy mở lại trang này'),
  result: z.coerce.number('Chọn kết quả muốn chia sẻ').int().min(1).max(10_000),
  span: z.enum(spans, 'Chọn thời gian đường dẫn còn mở được'),
  code: tick,
  named: tick,
  note: z.string().max(100, 'Ghi ngắn trong 100 chữ').default(''),
})

export const OpenForm = z.object({
  code: z
    .string()
    .max(40)
    .default('')
    .transform((text) => text.replace(/\D/g, '').slice(0, 12)),
})

export const Mine = z.object({ code: z.string().max(80) })
export const One = Mine.extend({ share: z.uuid() })
export const Link = z.object({ token: z.string().max(64) })
export const Pass = z.object({ the: z.string().max(80).optional() })
export const After = z.object({ cursor: z.uuid().optional().catch(undefined) })
