import { z } from 'zod'

import type { Town } from '#test/town.ts'

import { addCluster, type ClusterDraft } from './actions.ts'
import { writeCode } from './devices/actions.ts'
import { clusterByCode } from './store.ts'

const Told = z.object({
  device: z.string(),
  secret: z.string(),
  key: z.object({ id: z.string(), publicKey: z.string() }),
})

let last = 0

/** A cluster of the tests, with whatever matters to them. */
export async function givenCluster(
  { db, officer, clock }: Pick<Town, 'db' | 'officer' | 'clock'>,
  over: Partial<ClusterDraft> & { code?: string } = {},
) {
  const { code = `CL-${String(++last).padStart(3, '0')}`, ...more } = over
  const draft: ClusterDraft = {
    name: `Cụm loa ${code}`,
    hamletId: null,
    at: null,
    horns: 2,
    sim: null,
    note: null,
    volumes: [],
    ...more,
  }
  const today = clock.now.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate()
  await db.tx((tx) => addCluster(tx, officer, draft, { code, today, now: clock.now }))
  return (await db.read((q) => clusterByCode(q, code)))!
}

type Place = Pick<Town, 'app' | 'db' | 'officer' | 'clock'>

/** What a device sends and hears over HTTPS. */
export const asDevice = (app: Place['app'], secret: string) => {
  const headers = { authorization: `Bearer ${secret}` }
  return {
    get: (url: string) => app.inject({ method: 'GET', url, headers }),
    post: (url: string, body: object | string) =>
      app.inject({
        method: 'POST',
        url,
        headers: {
          ...headers,
          'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
        },
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
  }
}

/** A device that was enrolled for a cluster by the real route. */
export async function givenDevice(place: Place, over: Parameters<typeof givenCluster>[1] = {}) {
  const { app, db, officer, clock } = place
  const cluster = await givenCluster(place, over)
  const code = await db.tx((tx) => writeCode(tx, officer, cluster.id, { now: clock.now }))
  if (!code.ok) throw new Error(code.why)
  const answer = await app.inject({
    method: 'POST',
    url: '/device/v1/enrol',
    payload: { code: code.value, firmware: '1.0.0', model: 'Hộp thử' },
  })
  const told = Told.parse(answer.json())
  return { cluster, ...told, ...asDevice(app, told.secret) }
}
