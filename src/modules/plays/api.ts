import { z } from 'zod'

import { stretchOf, Window } from '#modules/broadcasts/index.ts'
import { clusterByCode, everyCluster } from '#modules/clusters/index.ts'
import { isoOf } from '#platform/clock/time.ts'
import type { Read } from '#platform/db.ts'
import { allow, type App } from '#platform/http.ts'
import { badCursor, found } from '#platform/problem.ts'

import { results } from './domain.ts'
import { playsBetween, type After, type Play } from './store.ts'

const mostDays = 92

const Query = Window.extend({
  cluster: z.string().max(40).optional(),
  cursor: z.string().max(300).optional(),
  limit: z.coerce.number().int().min(1).max(500).default(100),
})

const ApiPlay = z.object({
  id: z.string(),
  cluster: z.string(),
  item: z.string(),
  bulletin: z.string(),
  priority: z.enum(['normal', 'priority', 'emergency']),
  sha256: z.string().nullable(),
  plannedAt: z.string(),
  startedAt: z.string().nullable(),
  endedAt: z.string().nullable(),
  seconds: z.number(),
  result: z.enum(results),
  why: z.string().nullable(),
  clockSure: z.boolean(),
})

const Cursor = z.object({
  plannedAt: z.iso.datetime({ offset: true }),
  cluster: z.uuid(),
  id: z.uuid(),
})

/** The log of plays, in the order of the plan, for programs with a token of scope `broadcast`. */
export function playsApi(app: App) {
  app.get(
    '/api/v1/broadcast/plays',
    allow('api.broadcast', {
      tags: ['broadcast'],
      summary: 'Nhật ký phát của các cụm loa',
      description: `Xếp theo giờ của chương trình; từ \`from\` đến \`to\` nhiều nhất ${mostDays} ngày. Còn trang sau thì có \`next\`; gửi lại nó ở \`cursor\`.`,
      querystring: Query,
      response: { 200: z.object({ items: z.array(ApiPlay), next: z.string().nullable() }) },
    }),
    (req) => req.db.read((q) => answer(q, req.query)),
  )
}

async function answer(
  q: Read,
  { cluster: code, cursor, limit, ...window }: z.output<typeof Query>,
) {
  const stretch = stretchOf(window, mostDays)
  const cluster =
    code === undefined ? undefined : found(await clusterByCode(q, code), 'cụm loa này').id
  const after = cursor === undefined ? undefined : read(cursor)
  const plays = await playsBetween(q, { ...stretch, cluster, after, limit: limit + 1 })
  const codes = new Map<string, string>((await everyCluster(q)).map((one) => [one.id, one.code]))
  const items = plays.slice(0, limit)
  const end = items.at(-1)
  return {
    items: items.map((play) => apiPlay(play, codes.get(play.clusterId) ?? '')),
    next: plays.length > limit && end ? write(end) : null,
  }
}

const apiPlay = ({ id, itemId, bulletinId, ...play }: Play, cluster: string) => ({
  ...{ id, cluster, item: itemId, bulletin: bulletinId },
  priority: play.priority,
  sha256: play.sha256,
  plannedAt: isoOf(play.plannedAt),
  startedAt: play.startedAt && isoOf(play.startedAt),
  endedAt: play.endedAt && isoOf(play.endedAt),
  seconds: play.seconds,
  result: play.result,
  why: play.why,
  clockSure: play.clockSure,
})

const write = ({ plannedAt, clusterId, id }: Play): string =>
  Buffer.from(JSON.stringify({ plannedAt: plannedAt.toString(), cluster: clusterId, id })).toString(
    'base64url',
  )

function read(text: string): After {
  try {
    return Cursor.parse(JSON.parse(Buffer.from(text, 'base64url').toString()))
  } catch {
    throw badCursor()
  }
}
