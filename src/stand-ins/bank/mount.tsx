import { randomInt } from 'node:crypto'

import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { manners, passedOn } from './memo.ts'
import { bankMemory } from './memory.ts'
import { sendNotice } from './notice.ts'
import { PayingPage, ScanPage } from './pages.tsx'
import { TransferPage } from './transfer-page.tsx'
import { backShape, home } from './where.ts'

/** What the stand-in reads from a code, and which account of the commune that is. */
export type Scanned = {
  bank: string
  number: string
  amount: number | undefined
  memo: string
  /** Missing when the code names no account that takes made-up money. */
  account: string | undefined
}
export type Mounting = {
  scan: (req: FastifyRequest, payload: string) => Promise<Scanned | undefined>
}

const back = z.string().regex(backShape).optional().catch(undefined)
const querystring = z.object({ ma: z.string().max(600).optional().catch(undefined), ve: back })
const params = z.object({ ref: z.string().max(40) })

const TransferForm = z.object({
  ma: z.string().max(600),
  ve: back,
  amount: z
    .string({ error: 'Ghi số tiền' })
    .transform((text) => text.replaceAll(/[.\s]|đ(ồng)?$/giu, ''))
    .pipe(z.string().regex(/^[1-9]\d{0,11}$/, 'Ghi số tiền bằng đồng, ví dụ 50.000'))
    .transform(Number),
  memo: z.string().trim().max(200, 'Tối đa 200 chữ cái và dấu cách').default(''),
  manner: z.enum(manners, 'Chọn một cách'),
  tell: z.enum(['now', 'later'], 'Chọn một cách'),
})
const AgainForm = z.object({ forged: z.literal('yes').optional().catch(undefined) })

/** Mounts the stand-in of a bank on the program's own port. Only a demonstration does this. */
export function mountBank(app: App, { scan }: Mounting) {
  const memory = bankMemory()
  const tell = async (req: FastifyRequest, ref: string, isForged = false) => {
    const { who, host, ip, now } = req
    const one = found(memory.find(who.unit, ref), 'lần chuyển tiền này')
    memory.answered(ref, await sendNotice(app, one, { host, ip, now, isForged }))
  }
  async function show(req: FastifyRequest, reply: FastifyReply, asked: Asked, retry?: Retry) {
    const { ma: payload, ve: back } = asked
    const scanned = payload === undefined ? undefined : await scan(req, payload)
    const past = memory.of(req.who.unit).slice(0, 20)
    const status = retry ? 422 : 200
    if (payload === undefined || !scanned?.account) {
      const why = payload === undefined ? undefined : scanned ? 'stranger' : 'unreadable'
      return page(req, reply, <ScanPage {...{ payload, why, past }} />, why ? 422 : 200)
    }
    return page(req, reply, <PayingPage {...{ payload, scanned, back, past, ...retry }} />, status)
  }
  app.get(home, allow('public', { querystring }), (req, reply) => show(req, reply, req.query))
  app.post(home, allow('public'), async (req, reply) => {
    const form = readForm(req, TransferForm)
    if (!form.ok) {
      const asked = querystring.parse({ ma: form.filled['ma'], ve: form.filled['ve'] })
      return show(req, reply, asked, form)
    }
    const { ma, ve, amount, memo, manner, tell: when } = form.value
    const account = (await scan(req, ma))?.account
    if (account === undefined) return show(req, reply, { ma, ve })
    const ref = `MH${req.today.toString().replaceAll('-', '')}${randomInt(1e8, 1e9)}`
    const passed = passedOn(memo, manner, ref)
    const { unit } = req.who
    memory.add({ ref, unit, at: req.now, account, amount, memo: passed, back: ve, answers: [] })
    if (when === 'now') await tell(req, ref)
    return reply.redirect(`${home}/${ref}`, 303)
  })
  app.get(`${home}/:ref`, allow('public', { params }), (req, reply) => {
    const transfer = found(memory.find(req.who.unit, req.params.ref), 'lần chuyển tiền này')
    return page(req, reply, <TransferPage {...{ transfer }} />)
  })
  app.post(`${home}/:ref/bao`, allow('public', { params }), async (req, reply) => {
    const form = readForm(req, AgainForm)
    await tell(req, req.params.ref, form.ok && form.value.forged === 'yes')
    return reply.redirect(`${home}/${req.params.ref}`, 303)
  })
}

type Asked = z.output<typeof querystring>
