import swagger from '@fastify/swagger'
import { createJsonSchemaTransform } from 'fastify-type-provider-zod'

import { allow, type App } from '#platform/http.ts'

/** The OpenAPI 3.1 document of all of `/api/v1`, made from the same shapes that check the requests. */
export async function addContract(app: App) {
  await app.register(swagger, {
    openapi: {
      openapi: '3.1.0',
      info: {
        title: 'Xã Số',
        version: '1.0.0',
        description:
          'Giao diện lập trình của nền tảng số cấp xã. Lỗi trả về theo RFC 9457 (application/problem+json).',
      },
      components: {
        securitySchemes: { token: { type: 'http', scheme: 'bearer' } },
      },
    },
    hideUntagged: true,
    transform: createJsonSchemaTransform({ skipList: [] }),
  })
  app.get('/api/openapi.json', allow('public'), () => app.swagger())
}
