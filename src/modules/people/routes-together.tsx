import { z } from 'zod'

import type { Read } from '#platform/db.ts'
import { readForm, type Errors, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'

import { hamletNames } from './file.ts'
import { joinHousehold, leaveHousehold, membersOf } from './households.ts'
import { mergePeople } from './merge.ts'
import { HouseholdPage } from './pages/household.tsx'
import { MergePage } from './pages/merge.tsx'
import { home, params } from './routes.tsx'
import { HouseholdForm, MergeForm } from './shapes.ts'
import { personById } from './store.ts'

const why = {
  'no-head': { headIdNumber: 'Không tìm thấy người có số định danh này' },
  'own-head': { headIdNumber: 'Đây là số của chính người này. Hãy chọn “Chủ hộ”' },
  'heads-household': { _: 'Người này đang là chủ hộ của hộ có người khác. Hãy đổi chủ hộ trước' },
  merged: { _: 'Một trong hai hồ sơ đã được gộp trước đó' },
  'same-record': { _: 'Hai hồ sơ này là một' },
  'two-numbers': {
    _: 'Hai hồ sơ có hai số định danh khác nhau nên là hai người. Nếu một số sai, hãy sửa số trước',
  },
} satisfies Record<string, Errors>

/** Routes that put people together: into households, or two records into one. */
export function togetherRoutes(app: App) {
  householdRoutes(app)
  mergeRoutes(app)
}

function householdRoutes(app: App) {
  const path = `${home}/:id/ho`
  app.get(path, allow('person.edit', { params }), async (req, reply) =>
    page(
      req,
      reply,
      <HouseholdPage {...await req.db.read((q) => householdParts(q, req.params.id))} />,
    ),
  )

  app.post(path, allow('person.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const form = readForm(req, HouseholdForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => householdParts(q, id))
      return page(req, reply, <HouseholdPage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const { role, headIdNumber } = form.value
    const joining = { person: id, role, headIdNumber: headIdNumber ?? undefined }
    const outcome = await req.db.tx((tx) => joinHousehold(tx, req.who, joining))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(`${home}/${id}`, 303)
  })

  app.post(`${path}/roi`, allow('person.edit', { params }), async (req, reply) => {
    const { id } = req.params
    const outcome = await req.db.tx((tx) => leaveHousehold(tx, req.who, id))
    if (outcome.ok) return reply.redirect(`${home}/${id}`, 303)
    const parts = await req.db.read((q) => householdParts(q, id))
    return page(req, reply, <HouseholdPage {...parts} errors={why[outcome.why]} />, 409)
  })
}

async function householdParts(q: Read, id: string) {
  const person = found(await personById(q, id), 'người này')
  return { person, members: person.householdId ? await membersOf(q, person.householdId) : [] }
}

const pair = z.object({ voi: z.uuid() })

function mergeRoutes(app: App) {
  const path = `${home}/:id/gop`
  app.get(path, allow('person.merge', { params, querystring: pair }), async (req, reply) =>
    page(
      req,
      reply,
      <MergePage {...await req.db.read((q) => pairOf(q, req.params.id, req.query.voi))} />,
    ),
  )

  app.post(path, allow('person.merge', { params }), async (req, reply) => {
    const { id: keep } = req.params
    const form = readForm(req, MergeForm)
    const again = async (retry: Retry, status: number) => {
      const parts = await req.db.read((q) => pairOf(q, keep, retry.filled['gone'] ?? ''))
      return page(req, reply, <MergePage {...parts} {...retry} />, status)
    }
    if (!form.ok) return again(form, 422)
    const outcome = await req.db.tx((tx) => mergePeople(tx, req.who, { keep, ...form.value }))
    if (!outcome.ok) return again({ filled: form.filled, errors: why[outcome.why] }, 409)
    return reply.redirect(`${home}/${keep}`, 303)
  })
}

async function pairOf(q: Read, keep: string, gone: string) {
  return {
    keep: found(await personById(q, keep), 'người này'),
    gone: found(await personById(q, gone), 'hồ sơ muốn gộp'),
    hamletNames: await hamletNames(q),
  }
}
