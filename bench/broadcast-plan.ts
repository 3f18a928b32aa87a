import { generateKeyPairSync, randomUUID } from 'node:crypto'

import {
  hashOf,
  itemTexts,
  numbered,
  planText,
  programmes,
  type Outlook,
} from '#modules/broadcasts/index.ts'
import type { Airable } from '#modules/bulletins/index.ts'
import { envelopeOf, planKeyOf, type Cluster } from '#modules/clusters/index.ts'
import { epochDay } from '#platform/clock/time.ts'
import type { Id } from '#platform/id.ts'

import { line } from './lib/report.ts'

const communes = 130
const clustersEach = 40
const days = 7
/** For the programmes of a province, worked out, put into words, hashed and signed, in seconds. */
const limit = 5

const id = <Kind extends string>() => randomUUID() as string as Id<Kind>
const everyDay = [1, 2, 3, 4, 5, 6, 7]

/** Programmes of 130 communes with 40 clusters for a week; every cluster has something of its own. */
export function plans() {
  const today = Temporal.PlainDate.from('2026-11-23')
  const first = epochDay(today)
  const provinces = Array.from({ length: communes }, commune)
  const { privateKey } = generateKeyPairSync('ed25519')
  const key = planKeyOf(id(), privateKey, '')
  const validUntil = Temporal.Instant.from('2026-12-01T00:00:00+07:00')
  const begun = performance.now()
  let items = 0
  for (const all of provinces) {
    const made = programmes(all, { first, last: first + days - 1 })
    const textOf = itemTexts(all.sounds, key)
    for (const cluster of all.clusters) {
      const told = (made.get(cluster.id)?.placed ?? []).flatMap((one) => textOf(one) ?? [])
      const text = planText({ cluster, device: cluster.id, habits: all.habits, validUntil }, told)
      hashOf(text)
      envelopeOf(key, numbered(text, 1, validUntil))
      items += told.length
    }
  }
  const seconds = (performance.now() - begun) / 1_000
  line(
    {
      name: 'broadcast.plan',
      unit: 's',
      communes,
      clusters: communes * clustersEach,
      days,
      items,
      seconds,
      limit,
      ratio: seconds / limit,
    },
    seconds <= limit,
  )
}

/** Three slots a day, twelve bulletins for all and one for each cluster. */
function commune(): Outlook {
  const slots = ['05:30', '11:00', '17:00'].map((from) => ({
    id: id<'slot'>(),
    name: from,
    from,
    to: `${from.slice(0, 2)}:59`,
    weekdays: everyDay,
    holidays: 'also' as const,
    mostMinutes: 29,
    closed: false,
  }))
  const clusters = Array.from({ length: clustersEach }, (_, n): Cluster => cluster(n))
  const sounds = new Map<string, Airable>()
  const airing = (bulletin: string, nth: number) => ({
    id: id<'airing'>(),
    bulletin,
    targets: [{ kind: 'all' as const }],
    slots: [slots[nth % 3]!.id],
    times: [],
    from: Temporal.PlainDate.from('2026-11-01'),
    to: Temporal.PlainDate.from('2026-12-31'),
    weekdays: everyDay,
    holidays: 'also' as const,
    rank: nth,
    endedAt: null,
  })
  const sound = () => {
    const made = bulletin()
    sounds.set(made.id, made)
    return made.id
  }
  const shared = Array.from({ length: 12 }, (_, nth) => airing(sound(), nth))
  const heardBy = new Map(
    clusters.map(({ id: key }, n) => [key as string, [...shared, airing(sound(), n)]]),
  )
  const airings = [...heardBy.values()].flat()
  const habits = { quiet: [{ from: '21:00', to: '05:30' }], mostMinutes: 30 }
  return { clusters, airings, slots, habits, sounds, heardBy, isHoliday: () => false }
}

const bulletin = (): Airable => ({
  id: id<'bulletin'>(),
  title: 'Tiêm phòng lở mồm long móng đợt 2 cho trâu bò',
  priority: 'normal',
  language: 'vi',
  genre: 'notice',
  seconds: 95,
  source: { kind: 'file', fileId: id(), sha256: 'a'.repeat(64), bytes: 480_000, seconds: 95 },
  approval: { by: 'Lê Văn Duyệt', at: '2026-11-20T09:00:00+07:00', signature: 'x'.repeat(86) },
  expiresOn: null,
  text: null,
})

const cluster = (n: number): Cluster => ({
  id: id<'cluster'>(),
  code: `CL-${n}`,
  isStandIn: false,
  name: `Cụm ${n}`,
  hamletId: null,
  hamletName: null,
  at: null,
  horns: 4,
  sim: null,
  note: null,
  volumes: [{ from: '05:30', to: '21:00', volume: 70 }],
  state: 'online',
  stateSince: null,
  seenAt: null,
  deviceId: null,
  model: null,
  serial: null,
  firmware: null,
  openedOn: Temporal.PlainDate.from('2026-01-01'),
  closedOn: null,
  closedReason: null,
})
