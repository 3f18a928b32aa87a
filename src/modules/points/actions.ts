import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/fold.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { mayClose, type Point, type PointId, type WhyNotClose } from './domain.ts'
import { insertPoint, lockPoints, savePoint } from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'point.added': { name: string; address: string }
    'point.changed': { name: string; fields: string[] }
    'point.closed': { name: string; on: string; reason: string }
  }
}

const about = (id: PointId) => ({ kind: 'point', id })

/** What somebody types about a point. */
export type PointDraft = Omit<Point, 'id' | 'openedOn' | 'closedOn' | 'closedReason'>

export type WhyNotPoint = 'name-taken' | 'no-duty' | 'last-receiving'

const nameTaken = (points: readonly Point[], { name }: PointDraft, except?: string) =>
  points.some(
    (point) => point.id !== except && point.closedOn === null && fold(point.name) === fold(name),
  )

const isIdle = ({ supports, receives, returns }: PointDraft) => !supports && !receives && !returns

/** Mở một điểm mới. */
export async function addPoint(
  tx: Tx,
  who: Who,
  today: Temporal.PlainDate,
  draft: PointDraft,
): Promise<Outcome<PointId, WhyNotPoint>> {
  if (isIdle(draft)) return no('no-duty')
  if (nameTaken(await lockPoints(tx, who.unit), draft)) return no('name-taken')
  const id: PointId = newId<'point'>()
  await insertPoint(tx, who.unit, {
    ...draft,
    id,
    openedOn: today,
    closedOn: null,
    closedReason: null,
  })
  await record(tx, who, 'point.added', about(id), { name: draft.name, address: draft.address })
  return yes(id)
}

/** Sửa thông tin một điểm; dossiers that name it show what it is now. */
export async function changePoint(
  tx: Tx,
  who: Who,
  id: string,
  draft: PointDraft,
): Promise<Outcome<PointId, WhyNotPoint>> {
  if (isIdle(draft)) return no('no-duty')
  const points = await lockPoints(tx, who.unit)
  const before = found(
    points.find((point) => point.id === id),
    'điểm này',
  )
  if (nameTaken(points, draft, id)) return no('name-taken')
  const leaves = before.receives && !draft.receives && before.closedOn === null
  if (leaves && !points.some((one) => one.id !== id && one.receives && one.closedOn === null))
    return no('last-receiving')
  const names = Object.keys(draft) as (keyof PointDraft)[]
  const fields = names.filter((name) => draft[name] !== before[name])
  if (fields.length === 0) return yes(before.id)
  await savePoint(tx, { ...before, ...draft })
  await record(tx, who, 'point.changed', about(before.id), { name: draft.name, fields })
  return yes(before.id)
}

type Closing = { on: Temporal.PlainDate; reason: string; today: Temporal.PlainDate }

/** Đóng một điểm, from a day on, with its reason. What it is named in stays. */
export async function closePoint(
  tx: Tx,
  who: Who,
  id: string,
  { on, reason, today }: Closing,
): Promise<Outcome<PointId, WhyNotClose>> {
  const points = await lockPoints(tx, who.unit)
  const before = found(
    points.find((point) => point.id === id),
    'điểm này',
  )
  const allowed = mayClose(before, points, { on, today })
  if (!allowed.ok) return allowed
  await savePoint(tx, { ...before, closedOn: on, closedReason: reason })
  const { name } = before
  await record(tx, who, 'point.closed', about(before.id), { name, on: on.toString(), reason })
  return yes(before.id)
}
