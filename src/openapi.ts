import swagger from '@fastify/swagger'
import type { FastifySchema } from 'fastify'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'
import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'

/** RFC 9457 problem details, with one entry per wrong field. */
const ApiProblem = z.object({
  type: z.string(),
  title: z.string(),
  status: z.number().int(),
  instance: z.string().optional(),
  errors: z.array(z.object({ field: z.string(), message: z.string() })).optional(),
})

const refusals: Record<number, string> = {
  400: 'Yêu cầu không đọc được',
  401: 'Thiếu mã truy cập, hoặc mã sai, hết hạn',
  403: 'Mã truy cập không có phạm vi này',
  404: 'Không tìm thấy',
  414: 'Địa chỉ quá dài',
  429: 'Quá nhiều lượt yêu cầu',
  431: 'Phần đầu của yêu cầu quá dài',
  500: 'Lỗi của máy chủ',
  503: 'Máy chủ hoặc cơ sở dữ liệu đang tạm ngừng',
}
const refusalsOfWrites: Record<number, string> = {
  409: 'Trái với trạng thái hiện tại, hoặc khóa chống gửi trùng đã dùng cho nội dung khác',
  413: 'Nội dung quá lớn',
  415: 'Kiểu nội dung không được nhận',
  422: 'Có trường chưa hợp lệ; `errors` nêu từng trường',
}

const toJsonSchema = createJsonSchemaTransform({ skipList: [] })

/** What any route may answer besides its own: said once here, so that no route can forget it. */
function withErrors<Schema extends FastifySchema>(schema: Schema, isWrite: boolean): Schema {
  if (!schema?.response) return schema
  const content = { 'application/problem+json': { schema: ApiProblem } }
  const said = { ...refusals, ...(isWrite && refusalsOfWrites) }
  const errors = Object.fromEntries(
    Object.entries(said).map(([status, description]) => [status, { description, content }]),
  )
  return { ...schema, response: { ...errors, ...schema.response } }
}

/** Whoever needs a token is told so, whether the route remembered to say it or not. */
const withToken = <Schema extends FastifySchema>(
  schema: Schema,
  permission: string | undefined,
): Schema =>
  schema && permission?.startsWith('api.') ? { ...schema, security: [{ token: [] }] } : schema

/** The OpenAPI 3.1 document of all of `/api/v1`, made from the same shapes that check the requests. */
export async function addContract(app: App) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Xã Số',
        version: '1.0.0',
        description:
          'Giao diện lập trình của nền tảng số cấp xã. Lỗi trả về theo RFC 9457 (application/problem+json); phương thức mà địa chỉ không có thì trả lời 405 kèm tiêu đề Allow.',
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
    },
    hideUntagged: true,
    transform: ({ schema, ...rest }) => {
      const { method, config } = rest.route
      const guarded = withToken(schema, config?.permission)
      return toJsonSchema({ ...rest, schema: withErrors(guarded, method !== 'GET') })
    },
  })
  app.get('/api/openapi.json', allow('public'), () => app.swagger())
}
