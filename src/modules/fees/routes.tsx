import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { mayAskFee } from '#modules/dossiers/index.ts'
import { feeOf, procedureByCode } from '#modules/procedures/index.ts'
import { errorsOf, readForm, type Filled, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found, Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { addGroup, askFee, feeOfDossier, stopGroup } from './actions.ts'
import { countsIn, isInForce, reckon } from './domain.ts'
import { DossierFeePage, PublicFeePage } from './pages/fee-page.tsx'
import { groupsHome, GroupsPage } from './pages/groups-page.tsx'
import { certainties, everyGroup, groupsOf } from './store.ts'
import { whyNot } from './words.ts'

const Code = z.object({ code: z.string().max(80) })
const Id = z.object({ id: z.uuid() })

const count = (most: number) =>
  z
    .string()
    .default('1')
    .refine(
      (text) => /^[1-9]\d{0,4}$/.test(text) && Number(text) <= most,
      `Ghi số từ 1 đến ${most}`,
    )
    .transform(Number)
const Counts = z.object({ pages: count(10_000), copies: count(10_000) })

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(2, missing)
    .max(most, `Tối đa ${most} chữ cái và dấu cách`)

const AskForm = Counts.extend({
  group: z
    .union([z.literal('').transform(() => undefined), z.uuid('Chọn trong danh sách')])
    .optional(),
  proof: z
    .string()
    .trim()
    .max(200, 'Tối đa 200 chữ cái và dấu cách')
    .default('')
    .transform((text) => text || undefined),
})

const GroupForm = z.object({
  who: line(200, 'Ghi nhóm được miễn, giảm'),
  procedureCode: z
    .string()
    .default('')
    .refine((code) => code === '' || /^\d\.\d{6}$/.test(code), 'Mã thủ tục có dạng 1.001193'),
  percent: z
    .string({ error: 'Ghi số từ 1 đến 100' })
    .regex(/^([1-9]\d?|100)$/, 'Ghi số từ 1 đến 100')
    .transform(Number),
  proof: line(300, 'Ghi giấy tờ chứng minh'),
  citation: line(300, 'Ghi căn cứ'),
  certainty: z.enum(certainties, 'Chọn trong danh sách'),
  effectiveFrom: typedDay('Ghi ngày bắt đầu áp dụng'),
})

/** What it costs: before one starts, for a dossier, and who pays less. */
export function feeRoutes(app: App) {
  app.get('/thu-tuc/:code/muc-thu', allow('public', { params: Code }), (req, reply) =>
    showPublic(req, reply, req.params.code),
  )
  const path = '/can-bo/ho-so/:code/phi'
  app.get(path, allow('dossier.process', { params: Code }), (req, reply) =>
    showDossier(req, reply, req.params.code),
  )
  app.post(path, allow('dossier.process', { params: Code }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, AskForm)
    if (!form.ok) return showDossier(req, reply, code, form)
    const { group, proof, ...counts } = form.value
    const asking = { ...counts, code, group, proof, now: req.now }
    const done = await req.db.tx((tx) => askFee(tx, req.who, asking)).catch(notHers)
    if (done === 'not-hers') {
      const errors = { _: notHersWords[req.lang === 'en' ? 1 : 0] }
      return showDossier(req, reply, code, { filled: form.filled, errors }, 403)
    }
    if (done.ok) return reply.redirect(`/can-bo/ho-so/${code}/phi`, 303)
    const field = done.why === 'proof-missing' ? 'proof' : '_'
    const errors = { [field]: whyNot[done.why][req.lang === 'en' ? 1 : 0] }
    return showDossier(req, reply, code, { filled: form.filled, errors }, 409)
  })
  groupRoutes(app)
}

const notHersWords = [
  'Hồ sơ đang ở bước của người khác. Chỉ người đang xử lý hồ sơ mới yêu cầu nộp phí; chưa ghi gì cả.',
  'The dossier is at somebody else’s step: only who works on it asks for the fee. Nothing was written.',
] as const

/** The dossier's own refusal, in words on the page that was filled in. */
function notHers(error: unknown): 'not-hers' {
  if (error instanceof Problem && error.status === 403) return 'not-hers'
  throw error
}

async function showPublic(req: FastifyRequest, reply: FastifyReply, code: string) {
  const on = req.today
  const { procedure, groups } = await req.db.read(async (q) => ({
    procedure: found(await procedureByCode(q, code, on), `thủ tục ${code.slice(0, 20)}`),
    groups: (await groupsOf(q, code)).filter((group) => isInForce(group, on)),
  }))
  const typed = (req.query ?? {}) as Record<string, unknown>
  const filled: Filled = {
    pages: typeof typed['pages'] === 'string' ? typed['pages'].slice(0, 10) : '1',
    copies: typeof typed['copies'] === 'string' ? typed['copies'].slice(0, 10) : '1',
  }
  const counts = Counts.safeParse(filled)
  const fee = feeOf(procedure, { on })
  const errors = counts.success ? undefined : errorsOf(counts.error.issues)
  const reckoned = reckon(fee.value, counts.success ? counts.data : { pages: 1, copies: 1 })
  const shown = {
    code: procedure.code,
    name: procedure.name,
    fee,
    groups,
    filled,
    errors,
    reckoned,
  }
  return page(req, reply, <PublicFeePage {...shown} />, errors ? 422 : 200)
}

async function showDossier(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const { dossier, may, ...shown } = await req.db.read(async (q) => {
    const fee = await feeOfDossier(q, req.who, code)
    // What somebody filled in is shown to her again, also when the dossier left her hands meanwhile.
    return {
      ...fee,
      may: retry !== undefined || (await mayAskFee(q, req.who, fee.dossier, req.now)),
    }
  })
  // What was counted the last time stands in the form when it is reckoned again.
  const filled = retry?.filled ?? countsIn(shown.open?.what ?? '')
  const { procedureName } = dossier
  const view = (
    <DossierFeePage
      {...{ ...shown, may, code: dossier.code, procedureName, filled, errors: retry?.errors }}
    />
  )
  return page(req, reply, view, status)
}

function groupRoutes(app: App) {
  const show = async (
    req: FastifyRequest,
    reply: FastifyReply,
    retry?: Retry,
    status = retry ? 422 : 200,
  ) => {
    const groups = await req.db.read(everyGroup)
    return page(req, reply, <GroupsPage {...{ groups, ...retry }} />, status)
  }
  app.get(groupsHome, allow('fee.edit'), (req, reply) => show(req, reply))
  app.post(groupsHome, allow('fee.edit'), async (req, reply) => {
    const form = readForm(req, GroupForm)
    if (!form.ok) return show(req, reply, form)
    await req.db.tx((tx) => addGroup(tx, req.who, form.value, req.now))
    return reply.redirect(groupsHome, 303)
  })
  app.post(`${groupsHome}/:id/thoi`, allow('fee.edit', { params: Id }), async (req, reply) => {
    const ended = await req.db.tx((tx) => stopGroup(tx, req.who, req.params.id, req.today))
    if (ended) return reply.redirect(groupsHome, 303)
    return show(
      req,
      reply,
      { filled: {}, errors: { _: 'Nhóm này đã thôi áp dụng, hoặc chưa bắt đầu' } },
      409,
    )
  })
}
