import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { limitNetwork } from '#platform/rate.ts'

import { certificationFee } from './fee.ts'
import { copyRate } from './rate.ts'

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
    await limitNetwork(req, 'certification-fee', { most: 600, seconds: 60 })
    const rate = await req.db.read((q) => copyRate(q, req.today))
    return { total: certificationFee(rate, req.body) }
  })
}
