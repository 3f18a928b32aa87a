import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { placeOf } from '../keys/passkeys.ts'
import { readableSecret, totpPicture } from '../keys/totp.ts'
import { EnrolPage, RecoveryCodesPage } from '../pages/enrol.tsx'
import { originOf } from '../sessions/cookie.ts'
import { enrolApp, enrolPasskey, offeredPasskey, offeredSecret, type Enrolled } from './enrol.ts'
import { entranceOf, limitTries, proceed, signInOf, startOver } from './entrance.ts'
import { theAccount } from './second-factor.ts'
import { Code, FirstPasskey } from './shapes.ts'
import type { SignIn } from './store.ts'

/** The first sign-in of an officer: an app for codes or a passkey, whichever they have. */
export function enrolRoutes(app: App) {
  app.get('/dang-nhap/thiet-lap', allow('public'), async (req, reply) => {
    const signIn = await signInOf(req, 'enrol')
    return signIn ? enrolPage(req, reply, signIn) : startOver(reply)
  })

  app.post('/dang-nhap/thiet-lap', allow('public'), async (req, reply) => {
    await limitTries(req)
    const signIn = await signInOf(req, 'enrol')
    if (!signIn) return startOver(reply)
    const form = readForm(req, Code)
    if (!form.ok) return enrolPage(req, reply, signIn, form.errors)
    const outcome = await enrolApp(entranceOf(req), signIn, form.value.code)
    if (outcome.ok) return goOn(req, reply, outcome.value)
    const t = translator(req.lang)
    const code = t(
      'Mã chưa đúng. Xem lại giờ trên điện thoại rồi nhập mã đang hiện.',
      'The code is not right. Check the clock of your phone and enter the code shown now.',
    )
    return enrolPage(req, reply, signIn, { code })
  })

  app.post('/dang-nhap/thiet-lap/khoa', allow('public'), async (req, reply) => {
    await limitTries(req)
    const signIn = await signInOf(req, 'enrol')
    if (!signIn) return startOver(reply)
    const form = readForm(req, FirstPasskey)
    if (!form.ok) return enrolPage(req, reply, signIn, form.errors)
    const key = { ...form.value, place: placeFor(req) }
    const outcome = await enrolPasskey(entranceOf(req), signIn, key)
    if (outcome.ok) return goOn(req, reply, outcome.value)
    const t = translator(req.lang)
    const name = t('Chưa thêm được khóa. Hãy thử lại.', 'The passkey was not added. Try again.')
    return enrolPage(req, reply, signIn, { name })
  })
}

const placeFor = (req: FastifyRequest) => placeOf(originOf(req.server.world, req), 'Xã Số')

async function goOn(req: FastifyRequest, reply: FastifyReply, { progress, codes }: Enrolled) {
  const next = await proceed(req, reply, progress)
  return page(req, reply, <RecoveryCodesPage {...{ codes, next }} frame="plain" />)
}

async function enrolPage(
  req: FastifyRequest,
  reply: FastifyReply,
  signIn: SignIn,
  errors?: Errors,
) {
  const t = translator(req.lang)
  const at = entranceOf(req)
  const secret = await offeredSecret(at, signIn)
  const passkeyOptions = await offeredPasskey(at, signIn, placeFor(req))
  const { staff } = await theAccount(at, signIn.staffId)
  const picture = await totpPicture({ secret, login: staff.login, issuer: 'Xã Số' })
  const lead = t(
    `Chào ${staff.fullName}. Tài khoản cán bộ phải có bước xác thực thứ hai; chỉ thiết lập một lần.`,
    `Hello ${staff.fullName}. A staff account needs a second step; it is set up once.`,
  )
  const offered = { picture, secret: readableSecret(secret), lead, passkeyOptions }
  const shown = { ...offered, ...(errors && { errors }) }
  const form = <EnrolPage action="/dang-nhap/thiet-lap" frame="plain" {...shown} />
  return page(req, reply, form, errors ? 422 : 200)
}
