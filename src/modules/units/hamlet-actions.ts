import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/fold.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { notFound } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  hamletLabel,
  mayReshape,
  type Hamlet,
  type HamletId,
  type WhyNotReshape,
} from './domain.ts'
import {
  insertHamlet,
  isHamletCodeTaken,
  isHamletNameTaken,
  lockHamlets,
  saveHamlet,
  saveHamletChange,
} from './hamlet-store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'hamlet.added': { by: string; label: string }
    'hamlet.renamed': { by: string; from: string; to: string }
    'hamlet.merged': { by: string; from: HamletId[]; into: HamletId; label: string; on: string }
    'hamlet.split': { by: string; from: HamletId[]; into: HamletId[]; on: string }
  }
}

export type HamletDraft = Pick<Hamlet, 'kind' | 'name'> & { code?: string | null }
type Decision = { on: Temporal.PlainDate; ground: string; today: Temporal.PlainDate }
type Taken = 'name-taken' | 'code-taken'

type Adding = HamletDraft & { startedOn?: Temporal.PlainDate | null; ground?: string }

export async function addHamlet(
  tx: Tx,
  who: Who,
  draft: Adding,
): Promise<Outcome<HamletId, Taken>> {
  const hamlet = made(draft, draft.startedOn ?? null)
  const taken = await whatIsTaken(tx, hamlet, [])
  if (taken) return no(taken)
  await insertHamlet(tx, who.unit, hamlet)
  const ground = draft.ground ?? ''
  await saveHamletChange(tx, who, {
    kind: 'added',
    on: hamlet.startedOn,
    ground,
    from: [],
    to: [hamlet],
  })
  await record(tx, who, 'hamlet.added', about(hamlet), { by: who.name, label: hamletLabel(hamlet) })
  return yes(hamlet.id)
}

type Renaming = HamletDraft & Decision & { id: string }
type WhyNotRename = Taken | 'ended' | 'not-yet'

/** The same place under another name, kind or code. */
export async function renameHamlet(
  tx: Tx,
  who: Who,
  { id, kind, name, code = null, on, ground, today }: Renaming,
): Promise<Outcome<true, WhyNotRename>> {
  const [before] = await locked(tx, [id])
  if (!before || before.endedOn) return no('ended')
  if (Temporal.PlainDate.compare(on, today) > 0) return no('not-yet')
  const after = { ...before, kind, name, code }
  const taken = await whatIsTaken(tx, after, [id])
  if (taken) return no(taken)
  await saveHamlet(tx, after)
  await saveHamletChange(tx, who, { kind: 'renamed', on, ground, from: [before], to: [after] })
  const change = { by: who.name, from: hamletLabel(before), to: hamletLabel(after) }
  await record(tx, who, 'hamlet.renamed', about(after), change)
  return yes(true)
}

type Merging = Decision & { from: readonly string[]; into: HamletDraft }

/** Sáp nhập: several hamlets end and one new hamlet takes their place. */
export async function mergeHamlets(
  tx: Tx,
  who: Who,
  { from, into, on, ground, today }: Merging,
): Promise<Outcome<HamletId, WhyNotReshape | Taken>> {
  const sources = await locked(tx, from)
  const may = mayReshape({ sources, results: 1 }, on, today)
  if (!may.ok) return may
  const result = made(into, on)
  const taken = await replace(tx, who.unit, sources, [result], on)
  if (taken) return no(taken)
  await saveHamletChange(tx, who, { kind: 'merged', on, ground, from: sources, to: [result] })
  await record(tx, who, 'hamlet.merged', about(result), {
    by: who.name,
    from: sources.map(({ id }) => id),
    into: result.id,
    label: hamletLabel(result),
    on: on.toString(),
  })
  return yes(result.id)
}

type Splitting = Decision & { from: string; into: readonly HamletDraft[] }

/** Chia tách: one hamlet ends and several take its place. Who lives where must then be said person by person. */
export async function splitHamlet(
  tx: Tx,
  who: Who,
  { from, into, on, ground, today }: Splitting,
): Promise<Outcome<HamletId[], WhyNotReshape | Taken>> {
  const sources = await locked(tx, [from])
  const may = mayReshape({ sources, results: into.length }, on, today)
  if (!may.ok) return may
  const results = into.map((draft) => made(draft, on))
  const taken = await replace(tx, who.unit, sources, results, on)
  if (taken) return no(taken)
  await saveHamletChange(tx, who, { kind: 'split', on, ground, from: sources, to: results })
  const ids = results.map(({ id }) => id)
  const split = { by: who.name, from: sources.map(({ id }) => id), into: ids, on: on.toString() }
  await record(tx, who, 'hamlet.split', { kind: 'hamlet', id: from }, split)
  return yes(ids)
}

const about = ({ id }: Hamlet) => ({ kind: 'hamlet', id })

const made = (
  { kind, name, code = null }: HamletDraft,
  startedOn: Temporal.PlainDate | null,
): Hamlet => ({
  id: newId<'hamlet'>(),
  kind,
  name,
  code,
  startedOn,
  endedOn: null,
})

async function locked(tx: Tx, ids: readonly string[]): Promise<Hamlet[]> {
  const wanted = [...new Set(ids)]
  const hamlets = await lockHamlets(tx, wanted)
  if (hamlets.length < wanted.length) throw notFound('ấp, thôn, khu phố này')
  return hamlets
}

async function whatIsTaken(tx: Tx, hamlet: Hamlet, except: readonly string[]) {
  if (await isHamletNameTaken(tx, hamlet, except)) return 'name-taken'
  return (await isHamletCodeTaken(tx, hamlet.code, except)) ? 'code-taken' : undefined
}

/** The names and codes of the old are free for the new. Nothing is written when a name is taken. */
async function replace(
  tx: Tx,
  unit: number,
  old: Hamlet[],
  fresh: Hamlet[],
  on: Temporal.PlainDate,
) {
  const except = old.map(({ id }) => id)
  if (hasTwins(fresh)) return 'name-taken'
  for (const hamlet of fresh) {
    const taken = await whatIsTaken(tx, hamlet, except)
    if (taken) return taken
  }
  for (const hamlet of old) await saveHamlet(tx, { ...hamlet, endedOn: on })
  for (const hamlet of fresh) await insertHamlet(tx, unit, hamlet)
  return undefined
}

const hasTwins = (hamlets: readonly Hamlet[]) =>
  new Set(hamlets.map((hamlet) => fold(hamletLabel(hamlet)))).size < hamlets.length
