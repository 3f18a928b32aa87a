import { z } from 'zod'

import { caseField, formFor } from '#modules/forms/index.ts'
import { procedureByCode, specialCases, timeOf, type Procedure } from '#modules/procedures/index.ts'
import { isoOf } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { onceReady } from '#platform/once.ts'
import { found, invalid } from '#platform/problem.ts'

import { ApiDossier, ApiLine, apiLine, dossierAsJson, New, Query, Created } from './api-shapes.ts'
import { otherPersonErrors, readApplicant } from './applicant.ts'
import { declaredByJson } from './declared.ts'
import { receive } from './intake.ts'
import { dossierList } from './lists.ts'
import { noteReading } from './opening.ts'
import { dossierByCode } from './store.ts'

const tags = ['dossiers']
const security = [{ token: [] }]
const Headers = z.object({
  'idempotency-key': z
    .string('Bắt buộc: một khóa riêng cho mỗi hồ sơ, để gửi lại không thành hai hồ sơ')
    .min(1)
    .max(200),
})

/** The JSON face: other systems file, read and list dossiers with a token of scope `dossiers`. */
export function dossierApi(app: App) {
  app.post(
    '/api/v1/dossiers',
    allow('api.dossiers', {
      tags,
      security,
      summary: 'Nộp hồ sơ',
      description:
        'Nhận cả tờ khai chưa đủ: giá trị sai bị từ chối, mục còn trống để bộ phận một cửa hoàn thiện với người nộp. Mục không có trong biểu mẫu được bỏ qua. Số định danh đã biết mà họ tên hoặc ngày sinh khác thì trả lời 422.',
      headers: Headers,
      body: New,
      response: { 201: Created },
    }),
    async (req, reply) => {
      const key = req.headers['idempotency-key']
      const { who, body } = req
      const prepare = (q: Read) => intakeOf(q, req, body)
      const { status, answer } = await onceReady(
        req.db,
        { who, key, body, prepare },
        async (tx, intake) => {
          const received = await receive(tx, who, req.now, intake).catch((error: unknown) => {
            throw invalid(otherPersonErrors(error, 'applicant.'))
          })
          return {
            status: 201,
            answer: {
              code: received.code,
              state: received.state,
              receivedAt: isoOf(received.receivedAt),
              dueAt: received.dueAt ? isoOf(received.dueAt) : null,
              trackingUrl: `${req.server.world.publicUrl}/tra-cuu/${received.code}`,
            },
          }
        },
      )
      return reply.code(status as 201).send(answer as z.output<typeof Created>)
    },
  )
  app.get(
    '/api/v1/dossiers/:code',
    allow('api.dossiers', {
      tags,
      security,
      summary: 'Một hồ sơ',
      params: z.object({ code: z.string().max(80) }),
      response: { 200: ApiDossier },
    }),
    async (req) => {
      const read = await req.db.read(async (q) => {
        const dossier = found(await dossierByCode(q, req.who.unit, req.params.code), 'hồ sơ này')
        return { dossier, json: await dossierAsJson(q, dossier, req.server.world.publicUrl) }
      })
      await noteReading(req, read.dossier)
      return read.json
    },
  )
  app.get(
    '/api/v1/dossiers',
    allow('api.dossiers', {
      tags,
      security,
      summary: 'Danh sách hồ sơ',
      querystring: Query,
      response: { 200: z.object({ items: z.array(ApiLine), next: z.string().nullable() }) },
    }),
    async (req) => {
      const { state, procedure, dueBefore, q: text, cursor, limit } = req.query
      const filter = {
        state,
        procedure,
        dueBefore: dueBefore ? Temporal.Instant.from(dueBefore) : undefined,
        q: text || undefined,
      }
      const list = await req.db.read((q) => dossierList(q, req.who.unit, { filter, cursor, limit }))
      return { items: list.items.map(apiLine), next: list.next }
    },
  )
}

type Request = { who: { unit: number }; today: Temporal.PlainDate }
/** Checks what was sent against the catalogue, the form and the rules for persons; all errors are told at once. */
async function intakeOf(q: Read, req: Request, body: z.output<typeof New>) {
  const { procedure: code, channel, applicant, components, form } = body
  const { today } = req
  const fields: Record<string, string> = {}
  const person = readApplicant(applicant, today)
  if (!person.ok)
    for (const [name, message] of Object.entries(person.errors))
      fields[`applicant.${name}`] = message
  const procedure = await procedureByCode(q, code, today)
  if (!procedure) fields['procedure'] = 'Không có thủ tục mang mã này'
  if (procedure?.filed === 'national-portal')
    fields['procedure'] = 'Thủ tục này nộp tại Cổng Dịch vụ công quốc gia'
  if (procedure && channel === 'online' && !takesOnline(procedure))
    fields['channel'] = 'Thủ tục này không nhận trực tuyến; gửi với kênh counter hoặc post'
  const wrongCase = procedure && (await faultOfCase(q, procedure, body, today))
  if (wrongCase) fields['case'] = wrongCase
  const declared = await declaredByJson(q, {
    procedure: code,
    channel,
    caseCode: body.case,
    form,
    today,
  })
  if (!declared.ok) Object.assign(fields, declared.errors)
  if (Object.keys(fields).length > 0 || !person.ok || !declared.ok) throw invalid(fields)
  const { definition, values, caseCode } = declared
  return {
    procedure: code,
    // A case that the catalogue knows and the form does not is the sender's word.
    caseCode: caseCode ?? body.case,
    channel,
    applicant: person.value,
    form: { code: definition.code, version: definition.version, values },
    summary: '',
    papers: components,
  }
}

/** What the commune takes in online. By post a paper may always come, as over the counter: both begin at the desk. */
const takesOnline = ({ channels }: Procedure) => channels.includes('online')

/**
 * Cases have limits, fees and papers of their own. One that nobody knows, none at all or two different ones would get the
 * limit of another.
 */
async function faultOfCase(
  q: Read,
  procedure: Procedure,
  { case: asked, channel, form }: z.output<typeof New>,
  on: Temporal.PlainDate,
): Promise<string | undefined> {
  const { cases } = await formFor(q, procedure.code, on)
  const inForm = form[caseField]
  const declared = typeof inForm === 'string' && inForm !== '' ? inForm : undefined
  if (asked !== undefined) {
    const special = specialCases(procedure)
    const isKnown = [...cases.map(({ code }) => code), ...special.map(({ caseCode }) => caseCode)]
    if (!isKnown.includes(asked)) return 'Thủ tục này không có trường hợp mang mã này'
    if (declared !== undefined && declared !== asked)
      return `Trường hợp ghi khác với ${caseField} trong tờ khai; ghi hai nơi như nhau`
  }
  const limits = cases.map(({ code: caseCode }) =>
    JSON.stringify(timeOf(procedure, { channel, caseCode, on })?.value ?? null),
  )
  if ((asked ?? declared) !== undefined || new Set(limits).size < 2) return undefined
  const choice = cases.map(({ code, label }) => `${code} (${label.vi})`).join(', ')
  return `Mỗi trường hợp có thời hạn riêng, hãy ghi một trong các mã: ${choice}`
}
