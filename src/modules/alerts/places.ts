import { z } from 'zod'

import { clustersIn, type Cluster, type Target, type Zone } from '#modules/clusters/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { idOf, newId, type Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import type { Geocode } from './cap/shape.ts'
import './events.ts'

export type PlaceId = Id<'alert-place'>

const Row = z.object({
  id: idOf<'alert-place'>(),
  valueName: z.string(),
  value: z.string(),
  kind: z.enum(['all', 'none', 'zone', 'hamlet']),
  targetId: z.string().nullable(),
})
/** Mã địa bàn: a code by which others name a place, and which of our loudspeakers stand there. */
export type Place = z.output<typeof Row>

export const places = (q: Read): Promise<Place[]> => q.many(Row)`
  select id, value_name, value, kind, target_id from alerts.place
  where unit_id = platform.unit() order by lower(value_name), lower(value), id
`

export const mostPlaces = 200

export type WhyNotPlace = 'known' | 'too-many'

const about = (id: PlaceId) => ({ kind: 'alert-place', id })

/** Khai báo một mã. */
export async function addPlace(
  tx: Tx,
  who: Who,
  { valueName, value, kind, targetId }: Omit<Place, 'id'>,
): Promise<Outcome<PlaceId, WhyNotPlace>> {
  if ((await places(tx)).length >= mostPlaces) return no('too-many')
  const id = newId<'alert-place'>()
  const written = await tx.run`
    insert into alerts.place (unit_id, id, value_name, value, kind, target_id)
    values (${who.unit}, ${id}, ${valueName}, ${value}, ${kind}, ${targetId}::uuid)
    on conflict do nothing
  `
  if (written === 0) return no('known')
  await record(tx, who, 'alert-place.added', about(id), {
    code: codeOf({ valueName, value }),
    kind,
  })
  return yes(id)
}

export async function removePlace(tx: Tx, who: Who, id: string) {
  const place = found(
    (await places(tx)).find((one) => one.id === id),
    'mã này',
  )
  await tx.run`delete from alerts.place where unit_id = ${who.unit} and id = ${place.id}`
  await record(tx, who, 'alert-place.removed', about(place.id), { code: codeOf(place) })
}

/** "GSO 28036" */
export const codeOf = ({ valueName, value }: Geocode) =>
  [valueName, value].filter(Boolean).join(' ')

/** The clusters that a code means: "none" and what is no more mean none of them. */
export type KnownCode = Geocode & { clusters: readonly Cluster[] }

const targetOf = ({ kind, targetId }: Place): Target | undefined => {
  if (kind === 'all') return { kind }
  return kind === 'none' || targetId === null ? undefined : { kind, id: targetId }
}

export const knownCodes = (
  all: readonly Place[],
  clusters: readonly Cluster[],
  zones: readonly Zone[],
): KnownCode[] =>
  all.map((place) => {
    const target = targetOf(place)
    const meant = target ? clustersIn(clusters, zones, [target]) : []
    return { valueName: place.valueName, value: place.value, clusters: meant }
  })

const same = (one: string, other: string) =>
  one.trim().toLocaleLowerCase('vi') === other.trim().toLocaleLowerCase('vi')

/** A code without a kind is meant whatever kind the message names. */
export const codeFor = (codes: readonly KnownCode[], { valueName, value }: Geocode) =>
  codes.find((code) => same(code.value, value) && same(code.valueName, valueName)) ??
  codes.find((code) => same(code.value, value) && code.valueName === '')
