import type { FastifyReply, FastifyRequest } from 'fastify'

import { birthText, OtherPerson, otherPersonMessages } from '#modules/people/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import type { Finding } from './checks.ts'
import type { Content } from './domain.ts'
import { enterFromDossier, findingsFor, type WhyNotEnter } from './enter.ts'
import { EnterPage } from './pages/enter-page.tsx'
import { reasonField } from './pages/findings.tsx'
import { entryHref, fromDossierHref } from './pages/hrefs.ts'
import { NoRegisterPage } from './pages/no-register-page.tsx'
import { prepareEntry, readEntry, type Prepared } from './prepare.ts'
import { OneDossier } from './shapes.ts'
import { signerOf, signersIn } from './signers.ts'
import { whyNotEnter } from './words.ts'

/** Vào sổ từ hồ sơ. */
export function enterRoutes(app: App) {
  const path = fromDossierHref(':code')
  app.get(path, allow('civil-status.view', { params: OneDossier }), async (req, reply) => {
    const shown = await prepared(req, req.params.code)
    if (shown.entry) return reply.redirect(entryHref(shown.entry), 303)
    return show(req, reply, shown)
  })
  app.post(path, allow('civil-status.register', { params: OneDossier }), (req, reply) =>
    enter(req, reply, req.params.code),
  )
}

type Shown = Prepared & { signers: Awaited<ReturnType<typeof signersIn>> }

const prepared = ({ db, who, today }: FastifyRequest, code: string): Promise<Shown> =>
  db.read(async (q) => ({
    ...(await prepareEntry(q, who, { code, today })),
    signers: await signersIn(q, today),
  }))

type Again = {
  filled: Filled
  errors: Errors
  findings?: readonly Finding[]
  holder?: { id: string; words: string }
}

function show(req: FastifyRequest, reply: FastifyReply, shown: Shown, again?: Again, status = 422) {
  const { dossier, register, approval } = shown
  const { code, procedureName } = dossier
  if (!register)
    return page(req, reply, <NoRegisterPage {...{ dossier }} related={shown.related} />)
  const isReady = approval === 'approved' || approval === 'at-signing'
  const view = {
    ...shown,
    ...again,
    code,
    procedureName,
    register,
    mayEnter: isReady && req.who.can.has('civil-status.register'),
    atSigning: approval === 'at-signing',
  }
  return page(req, reply, <EnterPage {...view} />, again ? status : 200)
}

async function enter(req: FastifyRequest, reply: FastifyReply, code: string) {
  const { who, now, today, db } = req
  const filled = (req.body ?? {}) as Filled
  const shown = await prepared(req, code)
  if (shown.entry) return reply.redirect(entryHref(shown.entry), 303)
  const { register, proposed } = shown
  if (!register) return show(req, reply, shown)
  const read = readEntry(register, filled, { proposed, today })
  const signer = signerOf(shown.signers, filled['signer'])
  const errors: Errors = {
    ...(!read.ok && read.errors),
    ...(!signer && { signer: 'Chọn người ký' }),
  }
  if (!read.ok || !signer) return show(req, reply, shown, { filled, errors })
  const confirmed = filled['same'] ? [filled['same']] : []
  const entering = { code, content: read.value, signer, reasons: reasonsIn(filled), confirmed, now }
  try {
    const done = await db.tx((tx) => enterFromDossier(tx, who, entering))
    if (done.ok) return await reply.redirect(entryHref(done.value), 303)
    return refuse(req, reply, shown, { filled, why: done.why })
  } catch (error) {
    if (!(error instanceof OtherPerson)) throw error
    const findings = await db.read((q) =>
      findingsFor(q, who, { register, content: read.value, today }),
    )
    return show(req, reply, shown, { filled, findings, ...otherPerson(error, read.value) })
  }
}

const reasonsIn = (filled: Filled): Record<string, string> =>
  Object.fromEntries(
    Object.entries(filled)
      .filter(([name, text]) => name.startsWith(reasonField('')) && text.trim().length >= 3)
      .map(([name, text]) => [name.slice(reasonField('').length), text.trim().slice(0, 500)]),
  )

type Refusal = { filled: Filled; why: WhyNotEnter }

function refuse(req: FastifyRequest, reply: FastifyReply, shown: Shown, { filled, why }: Refusal) {
  const lang = req.lang === 'en' ? 1 : 0
  if (why.kind !== 'findings')
    return show(req, reply, shown, { filled, errors: { _: whyNotEnter[why.kind][lang] } }, 409)
  const errors = Object.fromEntries(
    why.findings.map(({ code, level, words }) =>
      level === 'block'
        ? [`_${code}`, words[lang]]
        : [reasonField(code), `${words[lang]} ${needsReason[lang]}`],
    ),
  )
  return show(req, reply, shown, { filled, errors, findings: why.findings }, 409)
}

const needsReason = [
  'Nếu vẫn vào sổ thì ghi lý do.',
  'Give a reason to enter it all the same.',
] as const

/** The number of one of them is held by somebody else: the officer sees whom, and says whether it is the same person. */
function otherPerson({ person, fields }: OtherPerson, { parties }: Content) {
  const role = parties.find(({ idNumber }) => idNumber === person.idNumber)?.role ?? 'declarant'
  const part = 'birth' in fields ? 'birth' : 'fullName'
  const born = person.birth ? `, sinh ${birthText(person.birth)}` : ''
  return {
    errors: { [`${role}.idNumber`]: otherPersonMessages[part] },
    holder: { id: person.id, words: `${person.fullName}${born}` },
  }
}
