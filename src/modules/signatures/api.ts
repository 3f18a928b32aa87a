import { z } from 'zod'

import { dossierByCode, noteReading } from '#modules/dossiers/index.ts'
import { isoOf } from '#platform/clock/time.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { limitNetwork } from '#platform/rate.ts'
import { checkInTurn } from '#platform/signing/checker.ts'
import type { CheckReport } from '#platform/signing/pades/check.ts'
import { fileById, fileHeaders } from '#platform/stored-files.ts'

import { checkSignatures } from './check.ts'
import { sealedResultOf } from './store.ts'
import { pdfSent } from './upload.ts'

const Answer = z.object({
  valid: z.boolean(),
  coversWholeDocument: z.boolean(),
  problem: z.enum(['not-pdf', 'encrypted', 'broken']).nullable(),
  signatures: z.array(
    z.object({
      signer: z.string(),
      at: z.string().nullable(),
      trusted: z.boolean(),
      level: z.enum(['B-B', 'B-T', 'B-LT']),
      intact: z.boolean(),
      timeStamped: z.boolean(),
      addedAfter: z.array(z.enum(['signature', 'validation', 'filled', 'description', 'content'])),
    }),
  ),
  unreadable: z.array(z.object({ field: z.string(), why: z.string() })),
})

/** Checks of one network in ten minutes. */
export const checks = { most: 60, seconds: 600 }

/** `POST /api/v1/signatures/check`: what is to be said of the signatures of a PDF. Nothing of it is kept. */
export function checkApi(app: App) {
  void app.register(async (scope) => {
    scope.addContentTypeParser('application/pdf', (_, payload, done) => done(null, payload))
    const open = scope as unknown as App
    open.post(
      '/api/v1/signatures/check',
      allow('public', {
        tags: ['signatures'],
        summary: 'Kiểm tra chữ ký số trên tệp PDF',
        description:
          'Gửi tệp dạng `multipart/form-data` (một tệp) hoặc gửi thẳng với `Content-Type: application/pdf`. Không cần mã truy cập; mỗi mạng tối đa 60 lượt trong 10 phút. `valid`: mọi chữ ký còn nguyên vẹn, tin cậy, và sau khi ký không có gì bị thêm hay sửa ngoài chữ ký khác, số và ngày để trống từ trước, dữ liệu kiểm tra. `trusted`: chứng thư dẫn về gốc mà nơi này tin và còn hiệu lực vào lúc ký. Tệp không được lưu.',
        consumes: ['multipart/form-data', 'application/pdf'],
        response: { 200: Answer },
      }),
      async (req) => {
        const { server } = req
        await limitNetwork(req, 'check', checks)
        const { unit } = req.who
        // Whoever asks, the same roots are believed.
        const believer = { db: server.world.database.as({ unit }), unit }
        return asJson(
          await checkInTurn(async () =>
            checkSignatures(server.world, await pdfSent(req), believer),
          ),
        )
      },
    )
  })
}

const asJson = (report: CheckReport): z.output<typeof Answer> => ({
  valid: report.valid,
  coversWholeDocument: report.coversWholeDocument,
  problem: report.fault ?? null,
  signatures: report.signatures.map((one) => ({
    signer: one.signer,
    at: one.at === undefined ? null : isoOf(Temporal.Instant.from(one.at)),
    trusted: one.trusted,
    level: one.level,
    intact: one.isIntact,
    timeStamped: one.isStamped,
    addedAfter: one.after.map(({ kind }) => kind),
  })),
  unreadable: report.faults,
})

const Code = z.object({ code: z.string().max(80) })

/** `GET /api/v1/dossiers/{code}/result`: the signed and sealed result as it was issued. */
export function resultApi(app: App) {
  app.get(
    '/api/v1/dossiers/:code/result',
    allow('api.dossiers', {
      tags: ['dossiers'],
      summary: 'Kết quả đã ký số của hồ sơ',
      description:
        'Tệp PDF có chữ ký của lãnh đạo và dấu của cơ quan. 404 khi hồ sơ chưa có kết quả ký số.',
      produces: ['application/pdf'],
      params: Code,
      response: {
        200: {
          description: 'Tệp PDF đã ký, đã đóng dấu',
          content: { 'application/pdf': { schema: z.unknown() } },
        },
      },
    }),
    async (req, reply) => {
      const { code } = req.params
      const { who } = req
      const read = await req.db.read(async (q) => {
        const dossier = found(await dossierByCode(q, who.unit, code), 'hồ sơ này')
        const sealed = found(
          await sealedResultOf(q, who.unit, code),
          'kết quả đã ký số của hồ sơ này',
        )
        return {
          dossier,
          file: found(await fileById(q, who.unit, sealed.sealedId ?? ''), 'tệp kết quả'),
        }
      })
      await noteReading(req, read.dossier)
      return reply
        .headers(fileHeaders(read.file))
        .send(req.server.world.files.read(read.file.sha256))
    },
  )
}
