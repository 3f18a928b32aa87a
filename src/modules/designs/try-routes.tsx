import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { dossierByCode, dossierContent, dossierList, placesIn } from '#modules/dossiers/index.ts'
import {
  carryOver,
  componentsFor,
  formNamed,
  prefillForm,
  reshape,
  summaryOf,
  toRaw,
  validateForm,
  type FormDefinition,
} from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { forbidden } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { home } from './addresses.ts'
import { PreviewPage, type PreviewProps } from './pages/preview-page.tsx'
import { TrialPage, type Trial } from './pages/trial-page.tsx'
import { asked, toTry } from './reads.ts'
import { Code } from './routes.tsx'

const ban = z.string().max(10).optional().catch(undefined)
const Preview = z.object({
  ban,
  kenh: z.enum(['counter', 'online']).catch('online'),
  rong: z.enum(['phone', 'wide']).catch('wide'),
})
const Trying = z.object({ ban, 'ho-so': z.string().trim().max(80).optional().catch(undefined) })

/** Somebody who does not exist, so that an editor sees what is prefilled. */
const nobody = {
  fullName: 'Nguyễn Văn Mẫu',
  birthDate: '1990-02-05',
  gender: 'male',
  idNumber: '080090000001',
  nationality: 'Việt Nam',
  ethnicity: 'Kinh',
  phone: '0912345678',
}

/** Trying a form before it serves: with answers of one's own, and with those of a past dossier. Nothing is kept. */
export function tryRoutes(app: App) {
  const preview = { params: Code, querystring: Preview }
  app.get(`${home}/:code/xem-thu`, allow('form.view', preview), (req, reply) => {
    const { ban: which, kenh: channel, rong: width } = req.query
    return showPreview(req, reply, { code: req.params.code, which, channel, width })
  })
  app.post(`${home}/:code/xem-thu`, allow('form.view', { params: Code }), (req, reply) => {
    const typed = (req.body ?? {}) as Filled
    const { _ban, _kenh, _rong, ...filled } = typed
    const {
      ban: which,
      kenh: channel,
      rong: width,
    } = Preview.parse({
      ban: _ban,
      kenh: _kenh,
      rong: _rong,
    })
    return showPreview(req, reply, { code: req.params.code, which, channel, width, filled })
  })
  const trial = { params: Code, querystring: Trying }
  app.get(`${home}/:code/thu-ho-so`, allow('form.edit', trial), (req, reply) =>
    showTrial(req, reply, req.params.code, req.query),
  )
}

type Previewing = {
  code: string
  which: string | undefined
  channel: PreviewProps['channel']
  width: PreviewProps['width']
  /** What was sent; nothing when the page is opened. */
  filled?: Filled
}

async function showPreview(req: FastifyRequest, reply: FastifyReply, sent: Previewing) {
  const { today, lang } = req
  const { code, channel, width, filled: typed } = sent
  const { content, version, places } = await req.db.read(async (q) => ({
    ...(await asked(q, code, sent.which)),
    places: await placesIn(q),
  }))
  const definition = toTry(code, content)
  const circumstances = { today, channel }
  const again = typed && reshape(definition, typed)
  const sources = { ...circumstances, applicant: nobody }
  const filled = typed && !again ? typed : prefillForm(definition, sources, again ?? {})
  const checked =
    typed && !again
      ? validateForm(definition, filled, { ...circumstances, lang, places })
      : undefined
  const errors = checked && !checked.ok ? checked.errors : undefined
  const papers = componentsFor(definition, filled, circumstances).map(({ name, isNeeded }) => ({
    name: name[lang],
    isNeeded,
  }))
  const which = version === 'draft' ? 'nhap' : String(version)
  const props = { code, which, definition, places, today, channel, width, errors, papers }
  return page(
    req,
    reply,
    <PreviewPage {...props} filled={filled as Filled} isRight={checked?.ok} />,
    errors ? 422 : 200,
  )
}

async function showTrial(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { ban: which, 'ho-so': dossier = '' }: z.output<typeof Trying>,
) {
  // What was declared in a dossier is for those who may see dossiers.
  if (!req.who.can.has('dossier.view')) throw forbidden()
  const shown = await req.db.read(async (q) => {
    const { content, version } = await asked(q, code, which)
    const definition = toTry(code, content)
    const trial = dossier === '' ? undefined : await trialOn(q, req, definition, dossier)
    const filter = { procedure: content.procedures[0] }
    const { items } = await dossierList(q, req.who.unit, { filter, limit: 10 })
    return {
      trial,
      title: content.title[req.lang],
      which: version === 'draft' ? 'nhap' : String(version),
      recent: items,
    }
  })
  return page(req, reply, <TrialPage {...{ code }} asked={dossier} {...shown} />)
}

/** Puts the answers of a dossier into the form as a draft would take them over, and checks them. */
async function trialOn(
  q: Read,
  { who, lang }: FastifyRequest,
  to: FormDefinition,
  code: string,
): Promise<Trial | undefined> {
  const dossier = await dossierByCode(q, who.unit, code)
  if (!dossier) return undefined
  const { formCode, formVersion, form } = await dossierContent(q, who.unit, dossier.id)
  const from = await formNamed(q, formCode, formVersion)
  if (!from) return undefined
  const { channel, caseCode } = dossier
  const today = dossier.receivedAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  const places = await placesIn(q)
  const circumstances = { today, channel, caseCode: caseCode ?? undefined }
  const { filled, dropped } = carryOver(from, to, toRaw(form), { ...circumstances, lang, places })
  const checked = validateForm(to, filled, { ...circumstances, lang, places })
  const kept = summaryOf(to, filled, { ...circumstances, lang }).flatMap(({ rows }) => rows).length
  const errors = checked.ok ? [] : Object.entries(checked.errors)
  return {
    dossier: dossier.code,
    kept,
    dropped: dropped.map(({ label }) => label),
    errors: errors.map(([name, message]) => ({ label: labelOf(to, name), message })),
  }
}

/** What a field is called, whichever row it stands in. */
function labelOf(to: FormDefinition, name: string): string {
  const parts = name.split('.')
  for (const { id, fields, title } of to.sections) {
    const [own = ''] = parts[0] === id ? parts.slice(2) : parts
    const field = fields.find((one) => one.name === own)
    if (field && 'label' in field) return field.label.vi
    if (parts[0] === id) return title.vi
  }
  return name
}
