import { z } from 'zod'

import { formFor, jsonSchemaOf } from '#modules/forms/index.ts'
import { procedureByCode } from '#modules/procedures/index.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'

const Form = z.object({
  code: z.string().describe('Mã biểu mẫu'),
  version: z.number().int().describe('Bản đang áp dụng hôm nay'),
  title: z.string(),
  basis: z.string().describe('Căn cứ'),
  effectiveFrom: z.string().describe('Áp dụng từ ngày (YYYY-MM-DD)'),
  schema: z
    .record(z.string(), z.unknown())
    .describe('JSON Schema 2020-12 của đối tượng `form` khi nộp hồ sơ'),
})

/** What `form` in POST /api/v1/dossiers is read with: the very version that an application filed today would pin. */
export function designsApi(app: App) {
  app.get(
    '/api/v1/procedures/:code/form',
    allow('public', {
      tags: ['procedures'],
      summary: 'Biểu mẫu đang áp dụng của một thủ tục',
      description:
        'Bản biểu mẫu áp dụng hôm nay, riêng của xã nếu có, kèm lược đồ của đối tượng `form` mà `POST /api/v1/dossiers` nhận. Hồ sơ nộp rồi giữ bản của ngày nộp.',
      params: z.object({ code: z.string().max(20) }),
      response: { 200: Form },
    }),
    async (req) => {
      const { code } = req.params
      const form = await req.db.read(async (q) => {
        const procedure = await procedureByCode(q, code, req.today)
        found(procedure?.hidden ? undefined : procedure, `thủ tục ${code}`)
        return formFor(q, code, req.today)
      })
      const { version, title, basis, effectiveFrom } = form
      const schema = { ...jsonSchemaOf(form) }
      return { code: form.code, version, title: title.vi, basis, effectiveFrom, schema }
    },
  )
}
