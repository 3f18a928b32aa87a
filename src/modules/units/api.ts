import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'

import { communesOf, provinces, searchAdminUnits } from './admin-units.ts'

const Query = z.object({
  province: z
    .string()
    .regex(/^\d{2}$/, 'Mã tỉnh gồm hai chữ số')
    .optional(),
  q: z.string().max(80, 'Tối đa 80 ký tự').optional(),
})

const Answer = z.object({
  items: z.array(
    z.object({
      code: z.string(),
      name: z.string(),
      fullName: z.string(),
      type: z.enum(['thanh_pho_tw', 'tinh', 'phuong', 'xa', 'dac_khu']),
      provinceCode: z.string().nullable(),
    }),
  ),
})

const contract = {
  tags: ['admin-units'],
  summary: 'Danh mục tỉnh, xã (34 tỉnh, thành phố và 3.321 xã, phường, đặc khu)',
  description:
    'Không có tham số: các tỉnh, thành phố. `province`: các xã của tỉnh đó. `q`: tên có từ bắt đầu bằng `q`, có dấu hay không dấu.',
  querystring: Query,
  response: { 200: Answer },
}

export function api(app: App) {
  app.get('/api/v1/admin-units', allow('public', contract), async (req, reply) => {
    const { province, q: text } = req.query
    const items = await req.db.read((q) => {
      if (text) return searchAdminUnits(q, { text, provinceCode: province })
      return province ? communesOf(q, province) : provinces(q)
    })
    // The list changes a few times in a year; a browser or proxy may keep it for the day.
    return reply.header('cache-control', 'public, max-age=86400').send({ items })
  })
}
