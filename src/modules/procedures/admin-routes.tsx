import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { fold } from '#platform/fold.ts'
import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import type { Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import {
  changeSettings,
  confirmFee,
  confirmTime,
  withdrawConfirmation,
  type Doer,
} from './actions.ts'
import { catalogueOn, type Catalogue } from './catalogue.ts'
import { flags, seenMark, type Procedure } from './domain.ts'
import { isPriced, openFlags } from './open-flags.ts'
import { AdminListPage, type Counts } from './pages/admin-list.tsx'
import { AdminProcedurePage, type AdminForm, type AdminRetry } from './pages/admin-procedure.tsx'
import { countFields } from './routes.tsx'
import { FeeForm } from './shape-fee.ts'
import { TimeForm } from './shape-time.ts'
import { SettingForm, WithdrawForm } from './shapes.ts'
import { changesOf } from './store.ts'
import { feeOf, timeOf } from './terms.ts'

const home = '/quan-tri/thu-tuc'
const params = z.object({ code: z.string().regex(/^\d\.\d{6}$/) })

const why = {
  'changed-meanwhile':
    'Người khác vừa sửa thủ tục này. Hãy xem lại giá trị mới rồi xác nhận lần nữa',
  'already-so': 'Giá trị này đang được áp dụng rồi',
  'no-such-case': 'Trường hợp này không còn trong danh mục',
}

export function adminRoutes(app: App) {
  viewRoutes(app)
  confirmRoutes(app)
  settingRoutes(app)
}

function viewRoutes(app: App) {
  app.get(home, allow('procedure.view-admin'), async (req, reply) => {
    const catalogue = await req.db.read((q) => catalogueOn(q, req.today))
    return page(req, reply, listPage(catalogue, req))
  })
  app.get(`${home}/:code`, allow('procedure.view-admin', { params }), async (req, reply) =>
    show(req, reply, req.params.code),
  )
}

function confirmRoutes(app: App) {
  app.post(`${home}/:code/thoi-han`, allow('procedure.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, TimeForm)
    if (!form.ok) return show(req, reply, code, { form: 'time', ...form })
    const outcome = await req.db.tx((tx) => confirmTime(tx, doerOf(req), { code, ...form.value }))
    return answer(req, reply, { code, form: 'time', filled: form.filled, outcome })
  })
  app.post(`${home}/:code/phi`, allow('procedure.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, FeeForm)
    if (!form.ok) return show(req, reply, code, { form: 'fee', ...form })
    const outcome = await req.db.tx((tx) => confirmFee(tx, doerOf(req), { code, ...form.value }))
    return answer(req, reply, { code, form: 'fee', filled: form.filled, outcome })
  })
}

function settingRoutes(app: App) {
  app.post(`${home}/:code/thu-hoi`, allow('procedure.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, WithdrawForm)
    if (!form.ok) return show(req, reply, code, { form: 'withdraw', ...form })
    const outcome = await req.db.tx((tx) =>
      withdrawConfirmation(tx, doerOf(req), { code, ...form.value }),
    )
    return answer(req, reply, { code, form: 'withdraw', filled: form.filled, outcome })
  })
  app.post(`${home}/:code/dia-phuong`, allow('procedure.edit', { params }), async (req, reply) => {
    const { code } = req.params
    const form = readForm(req, SettingForm)
    if (!form.ok) return show(req, reply, code, { form: 'setting', ...form })
    const outcome = await req.db.tx((tx) =>
      changeSettings(tx, doerOf(req), { code, ...form.value }),
    )
    return answer(req, reply, { code, form: 'setting', filled: form.filled, outcome })
  })
}

export const doerOf = ({ who, now, today }: FastifyRequest): Doer => ({ who, now, today })

type Answer = {
  code: string
  form: AdminForm
  filled: Record<string, string>
  outcome: Outcome<Procedure, keyof typeof why>
}

function answer(req: FastifyRequest, reply: FastifyReply, { code, form, filled, outcome }: Answer) {
  if (outcome.ok) return reply.redirect(`${home}/${code}`, 303)
  const errors: Errors = { _: why[outcome.why] }
  return show(req, reply, code, { form, filled, errors }, 409)
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  retry?: AdminRetry,
  refused = 422,
) {
  const parts = await req.db.read(async (q) => ({
    procedure: found((await catalogueOn(q, req.today)).byCode.get(code), `thủ tục ${code}`),
    changes: await changesOf(q, code),
  }))
  const seen = seenMark(parts.procedure)
  const view = <AdminProcedurePage {...parts} {...{ seen, retry, on: req.today }} />
  return page(req, reply, view, retry ? refused : 200)
}

const Query = z.object({
  q: z.string().trim().max(300).optional().catch(undefined),
  co: z
    .enum(['any', 'undecided', 'unpriced', 'hidden', ...flags])
    .optional()
    .catch(undefined),
  'linh-vuc': z.string().max(120).optional().catch(undefined),
  'noi-nop': z.enum(['here', 'national-portal']).optional().catch(undefined),
  cursor: z.string().max(40).optional().catch(undefined),
})
type Asked = z.output<typeof Query>

const perPage = 50

function listPage({ procedures, on }: Catalogue, req: FastifyRequest) {
  const asked = Query.parse(req.query)
  const all = procedures.filter((one) => fits(one, asked, on))
  const start = all.findIndex(({ code }) => code === asked.cursor) + 1
  const rows = all.slice(start, start + perPage)
  const next = start + perPage < all.length ? rows.at(-1)?.code : undefined
  const counts = countsOf(procedures, on)
  return (
    <AdminListPage
      {...{ rows, total: all.length, counts, fields: countFields(procedures), on, next }}
    />
  )
}

function fits(one: Procedure, asked: Asked, on: Temporal.PlainDate): boolean {
  const { q = '', co, 'linh-vuc': field = '', 'noi-nop': filed = one.filed } = asked
  return (
    fold(`${one.code} ${one.name} ${one.localName}`).includes(fold(q)) &&
    (field === '' || one.field === field) &&
    one.filed === filed &&
    (co === undefined || isInState(one, co, on))
  )
}

type State = NonNullable<Asked['co']>

const states: Partial<Record<State, (one: Procedure, on: Temporal.PlainDate) => boolean>> = {
  any: (one, on) => openFlags(one, on).length > 0,
  undecided: (one, on) => timeOf(one, { on }) === undefined,
  unpriced: (one, on) => !isPriced(feeOf(one, { on }).value),
  hidden: ({ hidden }) => hidden,
}

function isInState(one: Procedure, state: State, on: Temporal.PlainDate): boolean {
  const is = states[state]
  return is ? is(one, on) : openFlags(one, on).some((flag) => flag === state)
}

function countsOf(procedures: Procedure[], on: Temporal.PlainDate): Counts {
  const count = (state: State) => procedures.filter((one) => isInState(one, state, on)).length
  const byFlag = flags.map((flag) => [flag, count(flag)] as const)
  return {
    all: procedures.length,
    flagged: count('any'),
    undecided: count('undecided'),
    unpriced: count('unpriced'),
    hidden: count('hidden'),
    byFlag: new Map(byFlag.filter(([, n]) => n > 0)),
  }
}
