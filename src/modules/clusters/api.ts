import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { badCursor } from '#platform/problem.ts'

import { clusterStates } from './domain.ts'
import { clustersAfter } from './store.ts'

const pageSize = 100

const Query = z.object({
  cursor: z.string().max(60).optional().describe('Con trỏ của trang trước (`next`)'),
  limit: z.coerce.number().int().min(1).max(500).default(pageSize),
})

const Item = z.object({
  code: z.string(),
  name: z.string(),
  hamlet: z.string().nullable(),
  position: z.object({ lat: z.number(), lon: z.number() }).nullable(),
  horns: z.number(),
  state: z.enum(clusterStates),
  stateSince: z.string().nullable(),
  seenAt: z.string().nullable(),
  model: z.string().nullable(),
  firmware: z.string().nullable(),
  volumes: z.array(z.object({ from: z.string(), to: z.string(), volume: z.number() })),
  openedOn: z.string(),
  closedOn: z.string().nullable(),
})

const contract = {
  tags: ['broadcast'],
  summary: 'Danh sách cụm loa của xã',
  description:
    'Xếp theo mã. Còn trang sau thì có `next`; gửi lại nó ở `cursor`. Cảnh báo của xã ai cũng đọc được ở `/cap/feed.atom` (Atom, CAP 1.2).',
  querystring: Query,
  response: { 200: z.object({ items: z.array(Item), next: z.string().nullable() }) },
}

/** A cursor is the last code, unreadable on purpose: nobody should make one. */
const cursorOf = (code: string) => Buffer.from(code, 'utf8').toString('base64url')

function codeOf(cursor: string | undefined): string {
  if (cursor === undefined) return ''
  const code = Buffer.from(cursor, 'base64url').toString('utf8')
  if (!/^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/.test(code)) throw badCursor()
  return code
}

export function api(app: App) {
  app.get('/api/v1/broadcast/clusters', allow('api.broadcast', contract), async (req) => {
    const { cursor, limit } = req.query
    const after = codeOf(cursor)
    const found = await req.db.read((q) => clustersAfter(q, after, limit + 1))
    const shown = found.slice(0, limit)
    const last = shown.at(-1)
    return {
      items: shown.map((one) => ({
        code: one.code,
        name: one.name,
        hamlet: one.hamletName,
        position: one.at,
        horns: one.horns,
        state: one.state,
        stateSince: one.stateSince?.toString() ?? null,
        seenAt: one.seenAt?.toString() ?? null,
        model: one.model,
        firmware: one.firmware,
        volumes: one.volumes,
        openedOn: one.openedOn.toString(),
        closedOn: one.closedOn?.toString() ?? null,
      })),
      next: found.length > limit && last ? cursorOf(last.code) : null,
    }
  })
}
