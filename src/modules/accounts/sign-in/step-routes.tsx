import type { FastifyReply, FastifyRequest } from 'fastify'

import { readForm, type Errors } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import type { Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { placeOf } from '../keys/passkeys.ts'
import { NewPasswordPage } from '../pages/new-password.tsx'
import { SecondFactorPage } from '../pages/second-factor.tsx'
import { originOf } from '../sessions/cookie.ts'
import { accountById, type Progress, type WhyNot } from './actions.ts'
import { enrolRoutes } from './enrol-routes.tsx'
import { entranceOf, limitTries, proceed, signInOf, startOver } from './entrance.ts'
import { replaceTemporary } from './new-password.ts'
import { askForPasskey, proveCode, provePasskey } from './second-factor.ts'
import { Answer, Code, NewPassword } from './shapes.ts'
import type { SignIn } from './store.ts'
import { wordsForPassword, wordsForRefusal } from './words.ts'

export function stepRoutes(app: App) {
  secondFactorRoutes(app)
  enrolRoutes(app)
  newPasswordRoutes(app)
}

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
