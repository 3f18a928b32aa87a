import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { qrSvg } from '#modules/papers/index.ts'
import { allow, type App } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'

import { bankOf } from './banks.ts'
import { mostAmount, mostText, payloadOf, plain, services } from './domain.ts'
import { parsePayload } from './parse.ts'

const text = z
  .string()
  .max(200, 'Quá dài')
  .transform(plain)
  .refine((said) => said.length <= mostText, `Tối đa ${mostText} ký tự`)
  .refine((said) => /^[\x20-\x7e]*$/.test(said), 'Chỉ gồm chữ, chữ số và dấu câu')
  .transform((said) => said || undefined)

const Transfer = z.object({
  bin: z
    .string()
    .regex(/^\d{6}$/, 'Mã ngân hàng (BIN) phải là sáu chữ số')
    .refine((bin) => bankOf(bin) !== undefined, 'Không có ngân hàng nào mang mã này'),
  account: z.string().regex(/^[A-Za-z0-9]{1,19}$/, 'Số tài khoản từ 1 đến 19 chữ cái, chữ số'),
  service: z.enum(services).optional().describe('Đến tài khoản hoặc thẻ; không ghi thì tự nhận ra'),
  amount: z
    .number()
    .int('Số tiền là số nguyên, tính bằng đồng')
    .positive('Số tiền phải lớn hơn 0')
    .max(mostAmount, 'Số tiền tối đa 13 chữ số')
    .optional(),
  purpose: text.optional().describe('Nội dung; dấu tiếng Việt được bỏ'),
  billNumber: text.optional(),
})

const made = {
  tags: ['vietqr'],
  summary: 'Tạo mã VietQR cho một lần chuyển khoản',
  description:
    'Có `amount` là mã dùng một lần, không có là mã dùng nhiều lần. Không cần mã truy cập.',
  body: Transfer,
  response: { 200: z.object({ payload: z.string(), svg: z.string() }) },
}

const Fields = z.object({
  initiation: z.enum(['static', 'dynamic']),
  bin: z.string(),
  account: z.string(),
  service: z.enum(services),
  bank: z
    .object({ bin: z.string(), code: z.string(), shortName: z.string(), name: z.string() })
    .optional()
    .describe('Không có khi mã ngân hàng không nằm trong danh sách'),
  amount: z.number().optional(),
  purpose: z.string().optional(),
  billNumber: z.string().optional(),
  name: z.string().optional(),
  city: z.string().optional(),
  currency: z.string(),
  country: z.string(),
})

const read = {
  tags: ['vietqr'],
  summary: 'Đọc nội dung của một mã VietQR',
  description: 'Mã sai thì trả lời 422, mỗi thẻ sai là một mục trong `errors`, ví dụ `38.01.00`.',
  body: z.object({ payload: z.string().min(1, 'Ghi nội dung của mã').max(512, 'Quá dài') }),
  response: { 200: Fields },
}

const most = { most: 600, seconds: 60 }

/** What anybody may ask without a token, but not endlessly. */
export const limitAnybody = (req: FastifyRequest) => limitNetwork(req, 'money', most)

export function vietqrApi(app: App) {
  app.post('/api/v1/vietqr', allow('public', made), async (req) => {
    await limitAnybody(req)
    const payload = payloadOf(req.body)
    return { payload, svg: qrSvg(payload, { onWhite: true }) }
  })
  app.post('/api/v1/vietqr/parse', allow('public', read), async (req) => {
    await limitAnybody(req)
    const parsed = parsePayload(req.body.payload)
    if (parsed.ok) return parsed.said
    const bad = Object.keys(parsed.faults)
    const where = bad.includes('payload') ? '' : ` ở thẻ ${bad.join(', ')}`
    throw new Problem(422, `Mã VietQR sai${where}`, { fields: parsed.faults })
  })
}
