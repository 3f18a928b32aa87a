import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import type { Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { placeOf } from '../keys/passkeys.ts'
import { readableSecret, totpPicture } from '../keys/totp.ts'
import { EnrolPage, RecoveryCodesPage } from '../pages/enrol.tsx'
import { NewPasswordPage } from '../pages/new-password.tsx'
import { SecondFactorPage } from '../pages/second-factor.tsx'
import { originOf } from '../sessions/cookie.ts'
import { accountById, type Progress, type WhyNot } from './actions.ts'
import { entranceOf, limitTries, proceed, signInOf } from './entrance.ts'
import { replaceTemporary } from './new-password.ts'
import { askForPasskey, enrol, offeredSecret, proveCode, provePasskey } from './second-factor.ts'
import { Answer, Code, NewPassword } from './shapes.ts'
import type { SignIn } from './store.ts'
import { wordsForPassword, wordsForRefusal } from './words.ts'

export function stepRoutes(app: App) {
  secondFactorRoutes(app)
  enrolRoutes(app)
  newPasswordRoutes(app)
}

/** The sign-in took too long, or never began here. */
const startOver = (reply: FastifyReply) => reply.redirect('/dang-nhap?ve=%2Fcan-bo', 303)

function secondFactorRoutes(app: App) {
  app.get('/dang-nhap/xac-thuc', allow('public'), async (req, reply) => {
    const signIn = await signInOf(req, 'second-factor')
    return signIn ? secondFactorPage(req, reply, signIn) : startOver(reply)
  })

  app.post('/dang-nhap/xac-thuc', allow('public'), async (req, reply) => {
    await limitTries(req)
    const signIn = await signInOf(req, 'second-factor')
    if (!signIn) return startOver(reply)
    const form = readForm(req, Code)
    if (!form.ok) return secondFactorPage(req, reply, signIn, form.errors, 422)
    const outcome = await proveCode(entranceOf(req), signIn, form.value.code)
    return answerProof(req, reply, signIn, outcome)
  })

  app.post('/dang-nhap/khoa-bao-mat', allow('public'), async (req, reply) => {
    await limitTries(req)
    const signIn = await signInOf(req, 'second-factor')
    if (!signIn) return startOver(reply)
    const form = readForm(req, Answer)
    const answer = form.ok ? form.value.answer : ''
    const outcome = await provePasskey(entranceOf(req), signIn, answer, placeFor(req))
    return answerProof(req, reply, signIn, outcome)
  })
}

const placeFor = (req: FastifyRequest) => placeOf(originOf(req.server.world, req), 'Xã Số')

async function answerProof(
  req: FastifyRequest,
  reply: FastifyReply,
  signIn: SignIn,
  outcome: Outcome<Progress, WhyNot>,
) {
  if (outcome.ok) return reply.redirect(await proceed(req, reply, outcome.value), 303)
  const code = wordsForRefusal(translator(req.lang), outcome.why)
  const status = outcome.why.code === 'wrong' ? 422 : 409
  return secondFactorPage(req, reply, signIn, { code }, status)
}

async function secondFactorPage(
  req: FastifyRequest,
  reply: FastifyReply,
  signIn: SignIn,
  errors?: Errors,
  status = 200,
) {
  const at = entranceOf(req)
  const account = found(await req.db.read((q) => accountById(q, signIn.staffId)), 'tài khoản này')
  const passkeyOptions = await askForPasskey(at, signIn, placeFor(req))
  const hasApp = account.key.totpSecret !== null
  const shown = { name: account.staff.fullName, hasApp, passkeyOptions, ...(errors && { errors }) }
  return page(req, reply, <SecondFactorPage {...shown} />, status)
}

function enrolRoutes(app: App) {
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
    const outcome = await enrol(entranceOf(req), signIn, form.value.code)
    if (!outcome.ok) {
      const t = translator(req.lang)
      const code = t(
        'Mã chưa đúng. Xem lại giờ trên điện thoại rồi nhập mã đang hiện.',
        'The code is not right. Check the clock of your phone and enter the code shown now.',
      )
      return enrolPage(req, reply, signIn, { code })
    }
    const { progress, codes } = outcome.value
    const next = await proceed(req, reply, progress)
    return page(req, reply, <RecoveryCodesPage {...{ codes, next }} frame="plain" />)
  })
}

async function enrolPage(
  req: FastifyRequest,
  reply: FastifyReply,
  signIn: SignIn,
  errors?: Errors,
) {
  const t = translator(req.lang)
  const secret = await offeredSecret(entranceOf(req), signIn)
  const { staff } = found(await req.db.read((q) => accountById(q, signIn.staffId)), 'tài khoản này')
  const picture = await totpPicture({ secret, login: staff.login, issuer: 'Xã Số' })
  const lead = t(
    `Chào ${staff.fullName}. Tài khoản cán bộ phải có bước xác thực thứ hai; chỉ thiết lập một lần.`,
    `Hello ${staff.fullName}. A staff account needs a second step; it is set up once.`,
  )
  const shown = { picture, secret: readableSecret(secret), lead, ...(errors && { errors }) }
  const status = errors ? 422 : 200
  const form = <EnrolPage action="/dang-nhap/thiet-lap" frame="plain" {...shown} />
  return page(req, reply, form, status)
}

function newPasswordRoutes(app: App) {
  app.get('/dang-nhap/mat-khau-moi', allow('public'), async (req, reply) => {
    const signIn = await signInOf(req, 'new-password')
    return signIn ? page(req, reply, <NewPasswordPage />) : startOver(reply)
  })

  app.post('/dang-nhap/mat-khau-moi', allow('public'), async (req, reply) => {
    await limitTries(req)
    const signIn = await signInOf(req, 'new-password')
    if (!signIn) return startOver(reply)
    const form = readForm(req, NewPassword)
    if (!form.ok) return page(req, reply, <NewPasswordPage errors={form.errors} />, 422)
    const outcome = await replaceTemporary(entranceOf(req), signIn, form.value.password)
    if (outcome.ok) return reply.redirect(await proceed(req, reply, outcome.value), 303)
    const errors = { password: wordsForPassword(translator(req.lang), outcome.why) }
    return page(req, reply, <NewPasswordPage {...{ errors }} />, 422)
  })
}
