import { z } from 'zod'

import { doesOn, everyPoint, placeLine, type Point, type PointDuty } from '#modules/points/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import type { Errors, Filled } from '#platform/form.ts'
import type { UnitId, Who } from '#platform/who.ts'

import type { DossierId } from './domain.ts'

/** The points of a dossier: who helped, where it was handed in, where the result is fetched (GOV 1.1). */
export type DossierPoints = {
  support?: string | undefined
  receiving?: string | undefined
  returning?: string | undefined
}

/** Taken in by another commune of the province: its own words for its places. */
export type TakenInElsewhere = { unit: UnitId; name: string; receivedAt: string; returnAt: string }

/** Fields of the intake form. */
export const pointFields = {
  support: '_diem-ho-tro',
  receiving: '_diem-nhan',
  returning: '_diem-tra',
} as const

/** Points that the form offers, and where this officer sits. */
export type PointChoices = {
  support: Point[]
  receiving: Point[]
  returning: Point[]
  seat?: string | undefined
}

const Seat = z.object({ pointId: z.string() })

export async function pointChoices(
  q: Read,
  who: Who,
  on: Temporal.PlainDate,
): Promise<PointChoices> {
  const points = await everyPoint(q)
  const doing = (duty: PointDuty) => points.filter((point) => doesOn(point, duty, on))
  const receiving = doing('receives')
  const seat = receiving.length > 1 ? await seatOf(q, who) : undefined
  const sits = receiving.find(({ id }) => id === seat) ?? receiving[0]
  return { support: doing('supports'), receiving, returning: doing('returns'), seat: sits?.id }
}

const seatOf = async (q: Read, { unit, staff }: Who) =>
  staff === undefined
    ? undefined
    : (
        await q.maybe(Seat)`
          select point_id from dossiers.seat where unit_id = ${unit} and staff_id = ${staff}::uuid
        `
      )?.pointId

/** The chosen points; one that closed meanwhile, or never was, is an error of its field. */
export function readPoints(filled: Filled, choices: PointChoices) {
  const errors: Errors = {}
  const chosen = (duty: keyof typeof pointFields) => {
    const id = (filled[pointFields[duty]] ?? '').trim()
    if (id === '') return undefined
    if (!choices[duty].some((point) => point.id === id))
      errors[pointFields[duty]] = 'Điểm này không còn hoạt động. Hãy chọn lại'
    return id
  }
  const points: DossierPoints = {
    support: chosen('support'),
    receiving: chosen('receiving') ?? choices.seat,
    returning: chosen('returning'),
  }
  return { points, errors }
}

/** Keeps where a dossier came in, and where the officer sits. */
export async function addPlace(
  tx: Tx,
  who: Who,
  id: DossierId,
  { support, receiving }: DossierPoints,
  from?: TakenInElsewhere,
) {
  if (!support && !receiving && !from) return
  await tx.run`
    insert into dossiers.place (unit_id, dossier_id, support_point, receiving_point, from_unit, from_name,
      received_at_name, return_at_name)
    values (${who.unit}, ${id}, ${support ?? null}::uuid, ${receiving ?? null}::uuid,
      ${from?.unit ?? null}, ${from?.name ?? null}, ${from?.receivedAt ?? null}, ${from?.returnAt ?? null})
  `
  if (receiving && who.staff) await sitAt(tx, who, receiving)
}

const sitAt = (tx: Tx, { unit, staff }: Who, point: string) => tx.run`
  insert into dossiers.seat as s (unit_id, staff_id, point_id) values (${unit}, ${staff}::uuid, ${point}::uuid)
  on conflict (unit_id, staff_id) do update set point_id = excluded.point_id where s.point_id <> excluded.point_id
`

const PlaceRow = z.object({
  supportPoint: z.string().nullable(),
  receivingPoint: z.string().nullable(),
  fromUnit: z.number().nullable(),
  fromName: z.string().nullable(),
  receivedAtName: z.string().nullable(),
  returnAtName: z.string().nullable(),
})

/** The places of a dossier in the words that papers and pages use. */
export type PlaceNames = {
  /** The commune that took it in, when it was not ours. */
  from?: string | undefined
  support?: string | undefined
  receiving?: string | undefined
  returning?: string | undefined
}

type Placed = { unitId: UnitId; id: DossierId; returnPoint: string | null }

export async function placeNames(
  q: Read,
  { unitId, id, returnPoint }: Placed,
): Promise<PlaceNames> {
  const place = await q.maybe(PlaceRow)`
    select support_point, receiving_point, from_unit, from_name, received_at_name, return_at_name
    from dossiers.place where unit_id = ${unitId} and dossier_id = ${id}
  `
  if (!place && returnPoint === null) return {}
  const points = new Map<string, string>(
    (await everyPoint(q)).map((one) => [one.id, placeLine(one)]),
  )
  const named = (point: string | null | undefined) => (point ? points.get(point) : undefined)
  return {
    from: place?.fromName ?? undefined,
    support: named(place?.supportPoint),
    receiving: place?.receivedAtName ?? named(place?.receivingPoint),
    returning: place?.returnAtName ?? named(returnPoint),
  }
}
