import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { QueuePage } from '../pages/queue-page.tsx'
import { SettingsPage } from '../pages/settings-page.tsx'
import { sendAgain, sendAllAgain, sendNow } from './actions.ts'
import { changeConnection, connectionOf } from './connection.ts'
import type { Status } from './domain.ts'
import { messageList, queueCounts } from './store.ts'

const home = '/quan-tri/lien-thong'
const paths: Record<Status, string> = {
  waiting: home,
  failed: `${home}/loi`,
  sent: `${home}/da-gui`,
}

const Query = z.object({
  cursor: z.uuid().optional().catch(undefined),
  q: z.string().trim().max(80).optional().catch(undefined),
})

/** The queue of messages to the provincial axis, and the line itself. */
export function queueRoutes(app: App) {
  for (const [status, path] of Object.entries(paths) as [Status, string][])
    app.get(path, allow('exchange.manage', { querystring: Query }), (req, reply) =>
      showQueue(req, reply, { status, ...req.query }),
    )
  app.post(`${home}/gui-lai`, allow('exchange.manage'), async (req, reply) => {
    await req.db.tx((tx) => sendAllAgain(tx, req.who))
    return reply.redirect(home, 303)
  })
  app.post(`${home}/gui-ngay`, allow('exchange.manage'), async (req, reply) => {
    await req.db.tx((tx) => sendNow(tx, req.who))
    return reply.redirect(home, 303)
  })
  app.post(
    `${home}/ban-tin/:id/gui-lai`,
    allow('exchange.manage', { params: z.object({ id: z.uuid() }) }),
    async (req, reply) => {
      const done = await req.db.tx((tx) => sendAgain(tx, req.who, req.params.id))
      if (done.ok) return reply.redirect(home, 303)
      return showQueue(req, reply, { status: 'failed', isGone: true }, 409)
    },
  )
  settingsRoutes(app)
}

type Asked = {
  status: Status
  cursor?: string | undefined
  q?: string | undefined
  isGone?: boolean
}

async function showQueue(
  req: FastifyRequest,
  reply: FastifyReply,
  { status, cursor, q: code, isGone = false }: Asked,
  answer = 200,
) {
  const { unit } = req.who
  const shown = await req.db.read(async (q) => ({
    list: await messageList(q, unit, { status, cursor, code: code || undefined }),
    counts: await queueCounts(q, unit),
    connection: await connectionOf(q, unit),
  }))
  return page(req, reply, <QueuePage {...{ status, isGone, now: req.now, ...shown }} />, answer)
}

const SettingsForm = z.object({
  isOn: z
    .string()
    .default('')
    .transform((text) => text === 'yes'),
  address: z
    .string()
    .trim()
    .max(300, 'Tối đa 300 chữ cái')
    .refine(isAddress, 'Ghi địa chỉ bắt đầu bằng https:// hoặc http://'),
  token: z.string().trim().max(2_000, 'Tối đa 2.000 chữ cái').default(''),
})

/** An address of the web without a name and password in it: those would be shown. */
function isAddress(text: string): boolean {
  if (!URL.canParse(text)) return false
  const { protocol, username, password } = new URL(text)
  return ['http:', 'https:'].includes(protocol) && username === '' && password === ''
}

function settingsRoutes(app: App) {
  app.get(`${home}/cau-hinh`, allow('exchange.manage'), (req, reply) => showSettings(req, reply))
  app.post(`${home}/cau-hinh`, allow('exchange.manage'), async (req, reply) => {
    const form = readForm(req, SettingsForm)
    if (!form.ok) return showSettings(req, reply, form)
    const around = { key: app.world.sessionKey, now: req.now }
    const done = await req.db.tx((tx) => changeConnection(tx, req.who, form.value, around))
    if (done.ok) return reply.redirect(`${home}/cau-hinh`, 303)
    const token = 'Ghi mã truy cập do đơn vị quản lý trục cấp. Đổi địa chỉ thì phải ghi lại mã'
    return showSettings(req, reply, { filled: form.filled, errors: { token } })
  })
}

async function showSettings(req: FastifyRequest, reply: FastifyReply, retry?: Retry) {
  const connection = await req.db.read((q) => connectionOf(q, req.who.unit))
  // What was typed for a secret is not sent back.
  const filled = retry && { ...retry.filled, token: '' }
  const view = <SettingsPage {...{ connection, errors: retry?.errors, filled }} />
  return page(req, reply, view, retry ? 422 : 200)
}
