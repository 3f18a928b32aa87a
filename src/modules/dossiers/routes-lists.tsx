import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { staffNames } from '#modules/accounts/index.ts'
import { filtersOf } from '#modules/filters/index.ts'
import { everyPoint } from '#modules/points/index.ts'
import { permissionOf } from '#modules/workflows/index.ts'
import type { Read } from '#platform/db.ts'
import type { Retry } from '#platform/form.ts'
import { allow, zone, type App } from '#platform/http.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { page } from '#platform/render.tsx'
import type { Who } from '#platform/who.ts'

import { countsFor, stateCounts, workersOf } from './counts.ts'
import { states, type State } from './domain.ts'
import { scopeOf, seesAllLate, type Scope } from './fields/scope.ts'
import { listPaths, type ListKind } from './list-paths.ts'
import { dossierList, looksLikeCode, mostLines, type Filter } from './lists.ts'
import { bulkPaths, forwardPaths } from './pages/bulk-bar.tsx'
import { ListPage } from './pages/list-page.tsx'

export const Query = z.object({
  q: z.string().max(200).optional(),
  'trang-thai': z.string().optional(),
  'thu-tuc': z.string().max(40).optional(),
  'han-truoc': z.string().max(20).optional(),
  'diem-tra': z.string().max(40).optional(),
  cursor: z.string().max(600).optional(),
  chon: z.string().max(20).optional(),
})

type Query = z.output<typeof Query>

declare module 'fastify' {
  interface FastifyInstance {
    /** The page of a code that we took in for another commune. */
    pageElsewhere?: (req: FastifyRequest, code: string) => Promise<string | undefined>
  }
}

/** The lists of the desk: what waits for me, for my unit, what is late, and all of it. */
export function listRoutes(app: App) {
  for (const [kind, path] of Object.entries(listPaths) as [ListKind, string][])
    app.get(path, allow('dossier.view', { querystring: Query }), (req, reply) =>
      showList(req, reply, kind, req.query),
    )
  app.get('/can-bo/tim', allow('dossier.view', { querystring: Query }), async (req, reply) => {
    const text = (req.query.q ?? '').trim()
    const code = text.toUpperCase()
    const target = looksLikeCode(text)
      ? ((await req.server.pageElsewhere?.(req, code)) ?? `/can-bo/ho-so/${code}`)
      : `/can-bo/ho-so?q=${encodeURIComponent(text)}`
    return reply.redirect(target, 303)
  })
}

/** A list; after a refused form for many of its dossiers, with what was ticked and typed. */
export async function showList(
  req: FastifyRequest,
  reply: FastifyReply,
  kind: ListKind,
  query: Query,
  refused?: Retry,
) {
  const { who, now } = req
  const bulk = bulkOf(kind, who)
  // Whoever receives many also sends many on; others read their list in pages.
  const limit =
    bulk && (bulk !== 'forward' || who.can.has('dossier.receive')) ? mostLines : undefined
  const shown = await req.db.read(async (q) => {
    // The list of all is searched all day: it is asked for in one journey, and what waits is counted where it waits.
    const scope = kind === 'all' ? undefined : await scopeOf(q, who, req.today)
    const filter = scope && kind !== 'all' ? filterOf(req, kind, scope, query) : typedFilter(query)
    const [list, about] = await Promise.all([
      dossierList(q, who.unit, { filter, cursor: query.cursor, limit }),
      scope ? undefined : aboutAll(q, who, query),
    ])
    return {
      ...list,
      ...about,
      counts: scope ? await countsFor(q, who, { scope, startOfToday: startOf(req.today) }) : {},
      // The list of all asks for points only once it is narrowed by one.
      points: kind === 'done' || filter.returnPoint ? await everyPoint(q) : [],
      names: await staffNames(
        q,
        list.items.flatMap(({ assignee }) => assignee ?? []),
      ),
    }
  })
  const isAllTicked = query.chon === 'tat-ca'
  const many = bulk && {
    kind: bulk,
    action: actionOf(kind, bulk, query),
    once: newId(),
    isAllTicked,
    refused,
  }
  return page(req, reply, <ListPage {...{ kind, now, many, ...shown }} />, refused ? 422 : 200)
}

const actionOf = (kind: ListKind, bulk: ListBulk, query: Query) =>
  bulk === 'forward'
    ? forwardPaths[kind === 'mine' ? 'mine' : 'unit']
    : withPoint(bulkPaths[bulk], query)

const withPoint = (path: string, query: Query) =>
  query['diem-tra'] ? `${path}?diem-tra=${encodeURIComponent(query['diem-tra'])}` : path

/** The officer's own filters, and where nothing is narrowed yet, how many stand in each state. */
async function aboutAll(q: Read, who: Who, query: Query) {
  const isNarrowed = Object.values(query).some((value) => value !== undefined && value !== '')
  return {
    saved: who.staff ? await filtersOf(q, who.unit, who.staff) : [],
    byState: isNarrowed ? [] : await stateCounts(q, who.unit),
  }
}

/** Whose steps pass work on; those who appraise, decide and number do so one by one. */
const passesOn = (can: Who['can']) =>
  can.has('dossier.process') &&
  (['desk', 'head', 'office'] as const).some((role) => can.has(permissionOf(role)))

/** What can be done with many dossiers of a list at once, by whoever may do it with one. */
type ListBulk = keyof typeof bulkPaths | 'forward'

function bulkOf(kind: ListKind, { can }: Who): ListBulk | undefined {
  if (kind === 'mine' || kind === 'unit') return passesOn(can) ? 'forward' : undefined
  if (kind === 'new' && can.has('dossier.receive')) return 'accept'
  return kind === 'done' && can.has('dossier.hand-over') ? 'hand-over' : undefined
}

function filterOf(
  req: FastifyRequest,
  kind: Exclude<ListKind, 'all'>,
  scope: Scope,
  query: Query,
): Filter {
  const { who } = req
  switch (kind) {
    case 'mine':
      return { assignees: workersOf(who) }
    case 'unit':
      return { scope }
    case 'overdue':
      return {
        dueBefore: startOf(req.today),
        running: true,
        ...(!seesAllLate(who) && { scope }),
      }
    case 'new':
      return { state: 'new' }
    case 'done':
      return { state: 'done', returnPoint: pointOf(query) }
  }
}

const startOf = (day: Temporal.PlainDate) => day.toZonedDateTime({ timeZone: zone }).toInstant()

const pointOf = ({ 'diem-tra': point = '' }: Query) => (looksLikeId(point) ? point : undefined)

const isState = (text: string | undefined): text is State => states.includes(text as State)

function typedFilter(query: Query): Filter {
  const before = dayOf(query['han-truoc'])
  return {
    q: query.q?.trim() || undefined,
    procedure: query['thu-tuc'] || undefined,
    ...(isState(query['trang-thai']) && { state: query['trang-thai'] }),
    returnPoint: pointOf(query),
    ...(before && { dueBefore: startOf(before) }),
  }
}

/** A day typed as 25/12/2026; anything else narrows nothing. */
function dayOf(text: string | undefined): Temporal.PlainDate | undefined {
  const [, day, month, year] = /^(\d{1,2})\/(\d{1,2})\/(\d{4})$/.exec(text?.trim() ?? '') ?? []
  if (!day || !month || !year) return undefined
  try {
    return Temporal.PlainDate.from(
      { day: +day, month: +month, year: +year },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}
