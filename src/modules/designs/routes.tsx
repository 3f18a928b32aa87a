import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { actorNames } from '#modules/accounts/index.ts'
import { dossiersByForm } from '#modules/dossiers/index.ts'
import { draftsByForm } from '#modules/drafts/index.ts'
import {
  allForms,
  isOwnForm,
  ownServing,
  publishedForms,
  type PublishedForm,
} from '#modules/forms/index.ts'
import { procedureNames } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import { doerOf } from '#platform/draft-life.ts'
import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'
import { typedDay } from '#platform/typed-day.ts'

import { designPath, draftPath, home } from './addresses.ts'
import { changesBetween } from './changes.ts'
import { FormFile, fileOf, fileSchema } from './import-file.ts'
import { ComparePage } from './pages/compare-page.tsx'
import { DesignPage, type Uses } from './pages/design-page.tsx'
import { DesignsPage } from './pages/designs-page.tsx'
import { asked } from './reads.ts'
import { designByCode, designLines } from './store.ts'
import { deleteVersion, retireVersion } from './version-actions.ts'
import { reasonFor } from './words.ts'

export const Code = z.object({ code: z.string().max(80) })
const Version = Code.extend({ version: z.coerce.number().int().min(1).max(100_000) })
const Which = z.object({ ban: z.string().max(10).optional().catch(undefined) })
const Two = z.object({
  tu: z.string().max(10).optional().catch(undefined),
  den: z.string().max(10).optional().catch(undefined),
})

const RetireForm = z.object({
  from: typedDay('Ghi ngày'),
  why: z
    .string({ error: 'Ghi lý do' })
    .min(5, 'Ghi rõ lý do, ít nhất 5 chữ cái')
    .max(500, 'Tối đa 500 chữ'),
})

/** Reading forms: the list, one of them and its versions, what differs, their files; and ending a version. */
export function viewRoutes(app: App) {
  app.get(home, allow('form.view'), showList)
  app.get(`${home}/luoc-do.json`, allow('form.view'), async (_, reply) => {
    const schema = { title: fileSchema, ...z.toJSONSchema(FormFile, { io: 'input' }) }
    void reply.type('application/json; charset=utf-8')
    return reply.send(JSON.stringify(schema, null, 2))
  })
  app.get(`${home}/:code`, allow('form.view', { params: Code }), (req, reply) =>
    show(req, reply, req.params.code, undefined),
  )
  app.get(`${home}/:code/ban/:version`, allow('form.view', { params: Version }), (req, reply) =>
    show(req, reply, req.params.code, String(req.params.version)),
  )
  const file = { params: Code, querystring: Which }
  app.get(`${home}/:code/tep`, allow('form.view', file), async (req, reply) => {
    const { code } = req.params
    const { content, version } = await req.db.read((q) => asked(q, code, req.query.ban))
    void reply.headers({
      'content-type': 'application/json; charset=utf-8',
      'content-disposition': `attachment; filename="bieu-mau-${`${code}-${version}`.replaceAll(/[^a-z0-9.-]/g, '')}.json"`,
    })
    return reply.send(`${JSON.stringify(fileOf(content), null, 2)}\n`)
  })
  const two = { params: Code, querystring: Two }
  app.get(`${home}/:code/so-sanh`, allow('form.view', two), (req, reply) =>
    compare(req, reply, req.params.code, req.query),
  )
  versionRoutes(app)
}

function versionRoutes(app: App) {
  const address = `${home}/:code/ban/:version`
  app.post(`${address}/thoi-dung`, allow('form.edit', { params: Version }), async (req, reply) => {
    const { code, version } = req.params
    const form = readForm(req, RetireForm)
    if (!form.ok) return show(req, reply, code, undefined, { ...form, version })
    const { from, why } = form.value
    const outcome = await req.db.tx((tx) =>
      retireVersion(tx, doerOf(req), { code, version, from, why }),
    )
    if (outcome.ok) return reply.redirect(`${designPath(code)}#ban-${version}`, 303)
    const field = outcome.why === 'from-past' ? 'from' : '_'
    const errors = { [field]: reasonFor(req, outcome.why) }
    return show(req, reply, code, undefined, { filled: form.filled, errors, version }, 409)
  })
  app.post(`${address}/xoa`, allow('form.edit', { params: Version }), async (req, reply) => {
    const { code, version } = req.params
    const outcome = await req.db.tx((tx) => deleteVersion(tx, doerOf(req), { code, version }))
    if (outcome.ok) return reply.redirect(designPath(code), 303)
    const named = req.lang === 'vi' ? `Bản ${version}` : `Version ${version}`
    const errors = { _: `${named}: ${reasonFor(req, outcome.why)}` }
    return show(req, reply, code, undefined, { filled: {}, errors, version }, 409)
  })
}

async function showList(req: FastifyRequest, reply: FastifyReply) {
  const { today } = req
  const day = today.toString()
  const standard = allForms.filter(
    ({ effectiveFrom, effectiveTo }) =>
      effectiveFrom <= day && (!effectiveTo || day <= effectiveTo),
  )
  const shown = await req.db.read(async (q) => {
    const own = await designLines(q)
    const served = new Set<string>()
    for (const code of new Set(own.flatMap(({ procedures }) => procedures)))
      if (await ownServing(q, code, today)) served.add(code)
    return { own, served, names: await procedureNames(q, today) }
  })
  return page(req, reply, <DesignsPage {...{ standard, today }} {...shown} />)
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  which: string | undefined,
  retry?: Retry & { version: number },
  refused = 422,
) {
  const { today } = req
  const isOwn = isOwnForm(code)
  const shown = await req.db.read(async (q) => {
    const design = isOwn ? await designByCode(q, code) : undefined
    const versions = isOwn ? await publishedForms(q, code) : []
    // One that was never published is its draft, and has a page of its own.
    if (design?.draft && versions.length === 0) return undefined
    const isDrafted = (design?.draft ?? null) !== null
    const serving = await servingOf(q, code, versions, today)
    const names = await actorNames(
      q,
      versions.map(({ publishedBy }) => publishedBy),
    )
    const content = await asked(q, code, which ?? (serving ? String(serving) : undefined))
    return { ...content, versions, isDrafted, serving, actors: names, uses: await usesOf(q, code) }
  })
  if (!shown) return reply.redirect(draftPath(code), 303)
  const status = retry ? refused : 200
  return page(req, reply, <DesignPage {...{ code, isOwn, today, retry }} {...shown} />, status)
}

async function servingOf(
  q: Read,
  code: string,
  versions: readonly PublishedForm[],
  on: Temporal.PlainDate,
): Promise<number | undefined> {
  for (const procedure of new Set(versions.flatMap(({ content }) => content.procedures))) {
    const serving = await ownServing(q, procedure, on)
    if (serving?.code === code) return serving.version
  }
  return undefined
}

async function usesOf(q: Read, code: string): Promise<Map<number, Uses>> {
  if (!isOwnForm(code)) return new Map()
  const [dossiers, drafts] = [await dossiersByForm(q, code), await draftsByForm(q, code)]
  const versions = new Set([...dossiers.keys(), ...drafts.keys()])
  return new Map(
    [...versions].map((version) => [
      version,
      { dossiers: dossiers.get(version) ?? 0, drafts: drafts.get(version) ?? 0 },
    ]),
  )
}

/** What may be compared: the draft and every version; by default the newest version with the draft. */
async function compare(
  req: FastifyRequest,
  reply: FastifyReply,
  code: string,
  { tu, den }: z.output<typeof Two>,
) {
  const shown = await req.db.read(async (q) => {
    const design = await designByCode(q, code)
    const versions = (await publishedForms(q, code)).map(({ version }) => String(version))
    const known = [...(design?.draft ? ['nhap'] : []), ...versions]
    const to = den ?? known[0] ?? 'nhap'
    const from = tu ?? known[1] ?? to
    const [before, after] = [await asked(q, code, from), await asked(q, code, to)]
    const changes = changesBetween(before.content, after.content)
    return { known, from, to, changes, title: after.content.title[req.lang] }
  })
  return page(req, reply, <ComparePage {...{ code }} {...shown} />)
}
