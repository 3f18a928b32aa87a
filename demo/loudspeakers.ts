import {
  addCluster,
  addStandInDevice,
  addStandInPast,
  addZone,
  clusterByCode,
  type Manner,
  zones,
} from '#modules/clusters/index.ts'
import { hamlets } from '#modules/units/index.ts'
import type { Tx } from '#platform/db.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

type Made = {
  code: string
  name: string
  hamlet: string
  lat: number
  lon: number
  horns: number
  /** Without one its device is still to be enrolled. */
  manner?: Manner
}

/** Eight clusters, plainly made up; each behaves in its own way. */
const made: readonly Made[] = [
  {
    code: 'CL-01',
    name: 'Trụ sở UBND xã',
    hamlet: 'Bình Xoài',
    lat: 10.5139,
    lon: 106.5086,
    horns: 6,
    manner: 'well',
  },
  {
    code: 'CL-02',
    name: 'Nhà văn hóa ấp Bình Mít',
    hamlet: 'Bình Mít',
    lat: 10.5221,
    lon: 106.5012,
    horns: 4,
    manner: 'well',
  },
  {
    code: 'CL-03',
    name: 'Chợ Cầu Trúc',
    hamlet: 'Cầu Trúc',
    lat: 10.5068,
    lon: 106.5203,
    horns: 4,
    manner: 'loud',
  },
  {
    code: 'CL-04',
    name: 'Đình Tân Sen',
    hamlet: 'Tân Sen',
    lat: 10.5295,
    lon: 106.5167,
    horns: 2,
    manner: 'no-mains',
  },
  {
    code: 'CL-05',
    name: 'Trạm bơm Rạch Lá',
    hamlet: 'Rạch Lá',
    lat: 10.4987,
    lon: 106.5061,
    horns: 2,
    manner: 'away',
  },
  {
    code: 'CL-06',
    name: 'Ngã ba Gò Me',
    hamlet: 'Gò Me',
    lat: 10.5172,
    lon: 106.5318,
    horns: 4,
    manner: 'well',
  },
  {
    code: 'CL-07',
    name: 'Trường tiểu học Tân Dừa',
    hamlet: 'Tân Dừa',
    lat: 10.5361,
    lon: 106.5049,
    horns: 2,
    manner: 'full',
  },
  {
    code: 'CL-08',
    name: 'Nhà văn hóa ấp Nhựt Hòa Mới',
    hamlet: 'Nhựt Hòa Mới',
    lat: 10.5031,
    lon: 106.4925,
    horns: 4,
  },
]

const groups = [
  { name: 'Các ấp ven sông', hamlets: ['Rạch Lá', 'Nhựt Hòa Mới', 'Cầu Trúc'], clusters: [] },
  { name: 'Khu trung tâm', hamlets: ['Bình Xoài', 'Bình Mít'], clusters: ['CL-03'] },
] as const

/** Truyền thanh: clusters with their devices and a month behind them, and two zones. */
export async function setLoudspeakersUp(stage: Stage) {
  const { plan, ledger, now } = stage
  const who = officer(stage, 'quantri')
  const scope = { unit: plan.unit }
  for (const [n, one] of made.entries())
    await ledger.once(`${plan.unit}/cluster/${one.code}`, scope, async (tx) => {
      const moment = now.subtract({ hours: 24 * 45 - n })
      await addOne(tx, at(who, moment), one, { moment, stage })
    })
  await ledger.once(`${plan.unit}/zones`, scope, async (tx) => {
    const places = await hamlets(tx)
    for (const group of groups) {
      const hamletIds = places
        .filter(({ name }) => group.hamlets.some((wanted) => wanted === name))
        .map(({ id }) => id)
      const clusterIds = []
      for (const code of group.clusters)
        clusterIds.push(found(await clusterByCode(tx, code), code).id)
      const draft = { name: group.name, hamletIds, clusterIds }
      done(await addZone(tx, at(who, now.subtract({ hours: 24 * 40 })), draft), group.name)
    }
    return (await zones(tx)).length
  })
}

type With = { moment: Temporal.Instant; stage: Stage }

async function addOne(tx: Tx, who: Who, one: Made, { moment, stage }: With) {
  const { now, sessionKey } = stage
  const place = (await hamlets(tx)).find(({ name }) => name === one.hamlet)
  const draft = {
    name: one.name,
    hamletId: place?.id ?? null,
    at: { lat: one.lat, lon: one.lon },
    horns: one.horns,
    sim: `0500 000 2${one.code.slice(-2)}`,
    note: null,
    volumes:
      one.manner === 'loud'
        ? [
            { from: '05:00', to: '06:30', volume: 45 },
            { from: '16:30', to: '18:30', volume: 85 },
          ]
        : [{ from: '05:00', to: '06:00', volume: 50 }],
  }
  const adding = { code: one.code, today: dayOf(moment), now: moment }
  done(await addCluster(tx, who, draft, adding), one.code)
  if (one.manner === undefined) return
  const cluster = found(await clusterByCode(tx, one.code), one.code)
  const enrolled = moment.add({ hours: 3 })
  const serial = `GL-${one.code.slice(-2)}`
  const device = { manner: one.manner, serial, at: enrolled, sessionKey }
  await addStandInDevice(tx, at(who, enrolled), cluster, device)
  await addStandInPast(tx, who, cluster, pastOf(one.manner, Number(one.code.slice(-2)), now))
}

type Turn = { at: Temporal.Instant; state: 'online' | 'offline' | 'fault' }

/** Weak signal now and then; a long outage for whoever is away. */
function pastOf(manner: Manner, n: number, now: Temporal.Instant): Turn[] {
  const outage = (hours: number, minutes: number): Turn[] => [
    { at: now.subtract({ hours }), state: 'offline' },
    { at: now.subtract({ hours }).add({ minutes }), state: 'online' },
  ]
  const turns = [...outage(600 - n * 7, 35), ...outage(330 - n * 11, 12 * n), ...outage(90 - n, 20)]
  const last = { at: now.subtract({ minutes: 1 }), state: 'online' } as const
  if (manner === 'away') return [...turns, { at: now.subtract({ hours: 31 }), state: 'offline' }]
  if (manner === 'full') return [...turns, { at: now.subtract({ hours: 20 }), state: 'fault' }]
  return [...turns, last]
}
