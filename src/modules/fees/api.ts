import { z } from 'zod'

import { limitAnybody } from '#modules/payments/index.ts'
import { feeFor, procedureByCode } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'

import { certificationFee, certifiedCopyFee } from './domain.ts'

/** Chứng thực bản sao từ bản chính. */
const certifiedCopy = '2.000815'

const most = 10_000
const count = (least: number) =>
  z
    .number()
    .int('Phải là số nguyên')
    .min(least, `Ít nhất là ${least}`)
    .max(most, `Nhiều nhất là ${most}`)

const contract = {
  tags: ['certification'],
  summary: 'Phí chứng thực bản sao từ bản chính',
  description:
    'Theo mức thu đang có hiệu lực: tính cho từng bản, tối đa 200.000 đồng một bản, kể cả bản điện tử. Không cần mã truy cập.',
  body: z.object({
    pages: count(1).describe('Số trang của bản chính'),
    copies: count(0).describe('Số bản giấy'),
    electronic: z.boolean().default(false).describe('Có thêm một bản sao điện tử'),
  }),
  response: { 200: z.object({ total: z.number().int().describe('Đồng') }) },
}

export function certificationApi(app: App) {
  app.post('/api/v1/certification/fee', allow('public', contract), async (req) => {
    await limitAnybody(req)
    const fee = await req.db.read((q) => copyFee(q, req.today))
    return { total: certificationFee(fee, req.body) }
  })
}

/** As the commune has confirmed it, or the law; another kind of fee than one by pages is none for copies. */
async function copyFee(q: Read, on: Temporal.PlainDate) {
  const procedure = await procedureByCode(q, certifiedCopy, on)
  const fee = procedure && feeFor(procedure, { on })
  return fee?.kind === 'per-page' ? fee : certifiedCopyFee
}
