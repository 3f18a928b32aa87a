import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { record } from '#platform/events.ts'
import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { newId } from '#platform/id.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { placeOf, readRegistration, registrationOptions, type Place } from '../keys/passkeys.ts'
import { seal, unseal } from '../keys/sealing.ts'
import { addPasskey, keyFacts, passkeysOf, removePasskey } from '../keys/store.ts'
import { newTotpSecret, readableSecret, totpPicture } from '../keys/totp.ts'
import { EnrolPage, RecoveryCodesPage } from '../pages/enrol.tsx'
import { KeysPage, type RefusedPart } from '../pages/keys.tsx'
import { originOf } from '../sessions/cookie.ts'
import { setTotp } from '../sign-in/enrol.ts'
import { entranceOf } from '../sign-in/entrance.ts'
import { renewRecoveryCodes } from '../sign-in/second-factor.ts'
import { Answer, Code, passkeyName } from '../sign-in/shapes.ts'
import { aboutStaff } from '../staff/events.ts'
import { accountOf, isReallyYou } from './password-routes.tsx'

const home = '/tai-khoan/xac-thuc'
const params = z.object({ id: z.uuid() })
const Sure = z.object({ current: z.string().min(1, 'Nhập mật khẩu đang dùng').max(300) })
const NewPasskey = Answer.extend({
  name: passkeyName,
  carried: z.string().max(2_000),
})

export function keysRoutes(app: App) {
  app.get(home, allow('account.own'), (req, reply) => keysPage(req, reply))
  appRoutes(app)
  recoveryRoutes(app)
  passkeyRoutes(app)
}

const placeFor = (req: FastifyRequest) => placeOf(originOf(req.server.world, req), 'Xã Số')

async function keysPage(req: FastifyRequest, reply: FastifyReply, refused?: RefusedPart) {
  const { staff, key } = await accountOf(req)
  const passkeys = await req.db.read((q) => passkeysOf(q, staff.id))
  const options = await registrationOptions(placeFor(req), staff, passkeys)
  const carried = carry(req, 'passkey-challenge', { staff: staff.id, value: options.challenge })
  const isWaived = key.secondFactorWaived && req.server.world.demo && key.totpSecret === null
  const shown = { keys: keyFacts(key), passkeys, options, carried, isWaived, refused }
  return page(req, reply, <KeysPage {...shown} />, refused ? 422 : 200)
}

const Carried = z.object({ staff: z.string(), value: z.string(), endsAt: z.number() })
type Purpose = 'passkey-challenge' | 'new-totp'
const patience = 15 * 60_000

/** What must come back with the form as it was, kept in the form itself and readable only here. */
function carry(
  { server, now }: FastifyRequest,
  purpose: Purpose,
  of: { staff: string; value: string },
) {
  const text = JSON.stringify({ ...of, endsAt: now.epochMilliseconds + patience })
  return seal(server.world.sessionKey, purpose, text).toString('base64url')
}

function carriedIn({ server, now, who }: FastifyRequest, purpose: Purpose, text: string) {
  const opened = unseal(server.world.sessionKey, purpose, Buffer.from(text, 'base64url'))
  if (opened === undefined) return undefined
  const carried = Carried.safeParse(JSON.parse(opened)).data
  if (carried?.staff !== who.staff || (carried?.endsAt ?? 0) < now.epochMilliseconds)
    return undefined
  return carried?.value
}

function appRoutes(app: App) {
  app.post(`${home}/ung-dung`, allow('account.own'), async (req, reply) => {
    const account = await accountOf(req)
    const form = readForm(req, Sure)
    if (!form.ok) return keysPage(req, reply, { part: 'app', errors: form.errors })
    const sure = await isReallyYou(req, account, form.value.current)
    if (!sure.ok) return keysPage(req, reply, { part: 'app', errors: { current: sure.why } })
    return enrolPage(req, reply, newTotpSecret())
  })

  app.post(`${home}/ung-dung/xac-nhan`, allow('account.own'), async (req, reply) => {
    const { staff } = await accountOf(req)
    const form = readForm(req, Code.extend({ carried: z.string().max(2_000) }))
    const carried = form.ok ? form.value.carried : (form.filled['carried'] ?? '')
    const secret = carriedIn(req, 'new-totp', carried)
    if (secret === undefined) return reply.redirect(home, 303)
    if (!form.ok) return enrolPage(req, reply, secret, form.errors)
    const typed = form.value.code
    const setting = { staffId: staff.id, secret, typed }
    const codes = await req.db.tx((tx) => setTotp(tx, req.who, entranceOf(req), setting))
    if (!codes) return enrolPage(req, reply, secret, { code: 'Mã chưa đúng. Nhập mã đang hiện' })
    return page(req, reply, <RecoveryCodesPage {...{ codes, next: home }} frame="staff" />)
  })
}

async function enrolPage(
  req: FastifyRequest,
  reply: FastifyReply,
  secret: string,
  errors?: Errors,
) {
  const { staff } = await accountOf(req)
  const t = translator(req.lang)
  const shown = {
    picture: await totpPicture({ secret, login: staff.login, issuer: 'Xã Số' }),
    secret: readableSecret(secret),
    carried: carry(req, 'new-totp', { staff: staff.id, value: secret }),
    lead: t(
      'Ứng dụng cũ ngừng có tác dụng khi bạn xác nhận mã của ứng dụng mới.',
      'The old app stops working once you confirm a code of the new one.',
    ),
    ...(errors && { errors }),
  }
  const action = `${home}/ung-dung/xac-nhan`
  return page(req, reply, <EnrolPage {...{ action, ...shown }} frame="staff" />, errors ? 422 : 200)
}

function recoveryRoutes(app: App) {
  app.post(`${home}/ma-du-phong`, allow('account.own'), async (req, reply) => {
    const account = await accountOf(req)
    const form = readForm(req, Sure)
    if (!form.ok) return keysPage(req, reply, { part: 'recovery', errors: form.errors })
    const sure = await isReallyYou(req, account, form.value.current)
    if (!sure.ok) return keysPage(req, reply, { part: 'recovery', errors: { current: sure.why } })
    const { id } = account.staff
    const codes = await req.db.tx(async (tx) => {
      await record(tx, req.who, 'staff.recovery-codes-renewed', aboutStaff(id), {})
      return renewRecoveryCodes(tx, req.who, app.world.sessionKey, id)
    })
    return page(req, reply, <RecoveryCodesPage {...{ codes, next: home }} frame="staff" />)
  })
}

function passkeyRoutes(app: App) {
  app.post(`${home}/khoa`, allow('account.own'), async (req, reply) => {
    const account = await accountOf(req)
    const form = readForm(req, NewPasskey.extend(Sure.shape))
    if (!form.ok) return keysPage(req, reply, { part: 'passkey', errors: form.errors })
    const { name, answer, carried, current } = form.value
    const sure = await isReallyYou(req, account, current)
    if (!sure.ok) return keysPage(req, reply, { part: 'passkey', errors: { current: sure.why } })
    const challenge = carriedIn(req, 'passkey-challenge', carried) ?? ''
    const added = await keepPasskey(req, { name, answer, challenge, place: placeFor(req) })
    if (!added)
      return keysPage(req, reply, {
        part: 'passkey',
        errors: { name: 'Chưa thêm được khóa. Hãy thử lại' },
      })
    return reply.redirect(home, 303)
  })

  app.post(`${home}/khoa/:id/bo`, allow('account.own', { params }), async (req, reply) => {
    const { staff } = await accountOf(req)
    const { id } = req.params
    const removed = await req.db.tx(async (tx) => {
      if ((await removePasskey(tx, staff.id, id)) === 0) return undefined
      await record(tx, req.who, 'staff.passkey-removed', aboutStaff(staff.id), { passkey: id })
      return id
    })
    found(removed, 'khóa bảo mật này')
    return reply.redirect(home, 303)
  })
}

type Added = { name: string; answer: string; challenge: string; place: Place }

async function keepPasskey(req: FastifyRequest, { name, answer, challenge, place }: Added) {
  const credential = challenge && (await readRegistration(answer, challenge, place))
  if (!credential) return false
  const { staff } = await accountOf(req)
  return req.db.tx(async (tx) => {
    const { unit } = req.who
    const key = { ...credential, id: newId<'passkey'>(), name, unit, staff: staff.id }
    if ((await addPasskey(tx, { ...key, addedAt: req.now })) === 0) return false
    await record(tx, req.who, 'staff.passkey-added', aboutStaff(staff.id), { name })
    return true
  })
}
