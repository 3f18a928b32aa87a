import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { publishedForms } from '#modules/forms/index.ts'
import { doerOf, seenVersion } from '#platform/draft-life.ts'
import { readForm, type Errors, type Filled } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { editForm } from './actions.ts'
import { draftPath, home } from './addresses.ts'
import { findingsOf } from './around.ts'
import { reshapeRows } from './condition-rows.ts'
import { replaceSection, sectionOf } from './editing.ts'
import { SectionPage } from './pages/section-page.tsx'
import { sectionFrom } from './part-form.ts'
import { Code } from './routes.tsx'
import { designByCode } from './store.ts'
import { reasonFor, type Why } from './words.ts'

export const OfSection = Code.extend({ section: z.string().max(60) })
export const Sent = z.looseObject({ version: seenVersion })

export type Refused = { filled: Filled; errors: Errors; status: number; isOutdated?: boolean }

/** The page as it is to be shown again when a button only changed the rows of a condition. */
export function reshaped(filled: Filled): { filled: Filled; version?: number } | undefined {
  const again = reshapeRows(filled)
  const seen = seenVersion.safeParse(filled['version'])
  // What somebody else saved meanwhile must still be told when this is saved.
  return again && { filled: again, ...(seen.success && { version: seen.data }) }
}

/** What is shown beside a part of a draft. */
export type Shown = Partial<Refused> & { version?: number }

/** How a refused change is shown: with what was typed, and with what somebody else saved meanwhile. */
export const refusal = (req: FastifyRequest, filled: Filled, why: Why): Refused => ({
  filled,
  errors: { [why === 'name-used' ? 'name' : '_']: reasonFor(req, why) },
  status: 409,
  isOutdated: why === 'changed-meanwhile',
})

/** A draft that is edited part by part, with what is wrong with it. */
export async function openedDraft(req: FastifyRequest, code: string, { filled }: Shown = {}) {
  return req.db.read(async (q) => {
    const design = found(await designByCode(q, code), `biểu mẫu ${code.slice(0, 60)}`)
    // Published by somebody else while this was typed: what was typed is shown over what was published.
    const [newest] = filled && !design.draft ? await publishedForms(q, code) : []
    const draft = design.draft ?? newest?.content
    const content = found(draft, `bản nháp của ${code.slice(0, 60)}`)
    const findings = await findingsOf(q, code, content, req.today)
    return { content, findings, version: design.version }
  })
}

/** The form of one section, and what every part of a draft shares. */
export function partRoutes(app: App) {
  const section = `${home}/:code/phan/:section`
  app.get(section, allow('form.edit', { params: OfSection }), (req, reply) =>
    showSection(req, reply, req.params),
  )
  app.post(section, allow('form.edit', { params: OfSection }), (req, reply) =>
    saveSection(req, reply, req.params),
  )
}

export type SectionAt = z.output<typeof OfSection>

async function showSection(
  req: FastifyRequest,
  reply: FastifyReply,
  { code, section: id }: SectionAt,
  { status = 200, ...refused }: Shown = {},
) {
  const { findings: all, ...opened } = await openedDraft(req, code, refused)
  const { content } = opened
  // Removed by somebody else while this was typed: what was typed is shown, to be copied.
  const [first] = refused.filled ? content.sections : []
  const section = found(sectionOf(content, id) ?? (first && { ...first, id }), 'phần này')
  const findings = all.filter(({ at }) => at.kind === 'section' && at.section === id)
  return page(
    req,
    reply,
    <SectionPage {...{ code, section, findings }} {...opened} {...refused} />,
    status,
  )
}

async function saveSection(req: FastifyRequest, reply: FastifyReply, at: SectionAt) {
  const { code, section: id } = at
  const form = readForm(req, Sent)
  const { filled } = form
  const again = reshaped(filled)
  if (again) return showSection(req, reply, at, again)
  if (!form.ok) return showSection(req, reply, at, { filled, errors: form.errors, status: 422 })
  let errors: Errors = {}
  const edit = { code, seen: form.value.version, what: `section ${id}` }
  const outcome = await req.db.tx((tx) =>
    editForm(tx, doerOf(req), edit, (content) => {
      const before = sectionOf(content, id)
      if (!before) return no('no-such-part')
      const read = sectionFrom(filled, before, content)
      if (read.ok) return replaceSection(content, id, read.part)
      errors = read.errors
      return no('has-errors')
    }),
  )
  if (outcome.ok) return reply.redirect(`${draftPath(code)}#phan-${id}`, 303)
  if (outcome.why === 'has-errors')
    return showSection(req, reply, at, { filled, errors, status: 422 })
  return showSection(req, reply, at, refusal(req, filled, outcome.why))
}
