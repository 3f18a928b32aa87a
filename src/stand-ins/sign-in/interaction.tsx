import type { FastifyReply, FastifyRequest } from 'fastify'
import type { Interaction, Provider } from 'oidc-provider/lib/provider.js'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { Problem } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { TypedCitizen, type Citizen } from './citizens.ts'
import { ChoosePage, ConsentPage } from './pages.tsx'
import { path } from './provider.ts'
import type { Running } from './running.ts'

const url = `${path}/nguoi-dan/:uid`

/** What a visitor does at the stand-in: says who they are, and agrees to tell the commune. */
export function chooseRoutes(app: App, running: Running) {
  app.get(url, allow('public'), async (req, reply) => show(req, reply, running))

  app.post(url, allow('public'), async (req, reply) => {
    const fields = (req.body ?? {}) as Record<string, string>
    if (fields['cancel']) return finish(req, reply, running, { error: 'access_denied' })
    const interaction = await interactionOf(req, reply, running)
    if (interaction.prompt.name === 'consent') return consent(req, reply, running, interaction)
    const chosen = await chosenCitizen(req, running, fields)
    if ('errors' in chosen) return show(req, reply, running, chosen)
    const accountId = running.people.remember(chosen)
    return finish(req, reply, running, { login: { accountId, remember: false } })
  })
}

async function interactionOf(req: FastifyRequest, reply: FastifyReply, { providerOf }: Running) {
  const provider = await providerOf(req)
  const interaction = await provider.interactionDetails(req.raw, reply.raw).catch(() => undefined)
  if (!interaction || interaction.uid !== (req.params as { uid: string }).uid)
    throw new Problem(409, 'Lần đăng nhập này không còn nữa. Hãy bắt đầu lại từ trang của xã')
  return interaction
}

async function show(req: FastifyRequest, reply: FastifyReply, running: Running, retry?: Retry) {
  const interaction = await interactionOf(req, reply, running)
  const action = req.url
  if (interaction.prompt.name === 'login') {
    const citizens = await running.citizens(req)
    return page(req, reply, <ChoosePage {...{ action, citizens, ...retry }} />, retry ? 422 : 200)
  }
  const citizen = citizenOf(running, interaction)
  return page(req, reply, <ConsentPage {...{ action, citizen }} commune="UBND xã" />)
}

function citizenOf({ people }: Running, { session }: Interaction): Citizen {
  const citizen = people.bySubject(session?.accountId ?? '')
  if (!citizen) throw new Problem(409, 'Cổng giả lập đã khởi động lại. Hãy đăng nhập lại từ đầu')
  return citizen
}

async function chosenCitizen(
  req: FastifyRequest,
  { citizens }: Running,
  { known }: Record<string, string>,
): Promise<Citizen | Retry> {
  const offered = (await citizens(req)).find(({ idNumber }) => idNumber === known)
  if (offered) return offered
  const form = readForm(req, TypedCitizen)
  return form.ok ? form.value : { filled: form.filled, errors: form.errors }
}

async function consent(
  req: FastifyRequest,
  reply: FastifyReply,
  running: Running,
  interaction: Interaction,
) {
  const { Grant } = await running.providerOf(req)
  const accountId = interaction.session?.accountId ?? ''
  const grant = new Grant({ accountId, clientId: running.client.id })
  grant.addOIDCScope('openid profile identity')
  return finish(req, reply, running, { consent: { grantId: await grant.save() } })
}

type Result = Parameters<Provider['interactionResult']>[2]

async function finish(
  req: FastifyRequest,
  reply: FastifyReply,
  { providerOf }: Running,
  result: Result,
) {
  const merge = { mergeWithLastSubmission: !('error' in result) }
  const provider = await providerOf(req)
  const next = await provider.interactionResult(req.raw, reply.raw, result, merge)
  return reply.redirect(next, 303)
}
