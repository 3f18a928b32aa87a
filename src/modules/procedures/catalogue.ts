import type { Read } from '#platform/db.ts'

import type { Channel, Procedure, ProcedureVersionId } from './domain.ts'
import { lifeEvents } from './life-events.ts'
import type { ConfirmationRow, LifeEventRow, Setting, VersionRow } from './rows.ts'
import { indexOf, type LifeEvent, type SearchIndex } from './search/search-index.ts'
import {
  allVersions,
  catalogueStamp,
  confirmations,
  localLifeEvents,
  ownStamp,
  settings,
} from './store.ts'

/** An occasion in life and its place among the others. */
export type PlacedLifeEvent = LifeEvent & { position: number }

/** The procedures in force on a day as one commune has them, and the occasions that lead to them. */
export type Catalogue = {
  /** Changes whenever anything here does. */
  stamp: string
  on: Temporal.PlainDate
  procedures: Procedure[]
  byCode: Map<string, Procedure>
  events: PlacedLifeEvent[]
  /** Over what the public may see. */
  index: SearchIndex
}

type Versions = { stamp: string; byCode: Map<string, VersionRow[]>; byId: Map<string, VersionRow> }
type Own = {
  stamp: string
  settings: Map<string, Setting>
  confirmations: Map<string, ConfirmationRow[]>
  events: PlacedLifeEvent[]
  /** Whether names, visibility or occasions differ from the common ones, and so the search. */
  searchesOtherwise: boolean
}

// Kept per process and checked against the database on every use, so no process misses a change.
const keptVersions = new Map<string, Versions>()
const keptOwn = new Map<string, Own>()
const keptIndexes = new Map<string, SearchIndex>()
const keptCatalogues = new Map<string, Catalogue>()

export async function catalogueOn(q: Read, on: Temporal.PlainDate): Promise<Catalogue> {
  const { versions, own } = await current(q)
  const stamp = `${versions.stamp}.${own.stamp}.${on.toString()}`
  const kept = keptCatalogues.get(stamp)
  if (kept) return kept
  const catalogue = catalogueFrom(versions, own, on, stamp)
  return keep(keptCatalogues, 200, stamp, catalogue)
}

export async function procedureByCode(q: Read, code: string, on: Temporal.PlainDate) {
  const { versions, own } = await current(q)
  const version = versions.byCode.get(code)?.findLast((one) => isInForce(one, on))
  return version && procedureFrom(version, own)
}

/** The version that a dossier was received under, whatever has become of the procedure since. */
export async function procedureByVersion(q: Read, id: ProcedureVersionId) {
  const { versions, own } = await current(q)
  const version = versions.byId.get(id)
  return version && procedureFrom(version, own)
}

export async function versionsOf(q: Read, code: string): Promise<VersionRow[]> {
  const { versions } = await current(q)
  return versions.byCode.get(code) ?? []
}

async function current(q: Read): Promise<{ versions: Versions; own: Own }> {
  const stamp = await catalogueStamp(q)
  const own = await ownStamp(q)
  return {
    versions: keptVersions.get(stamp) ?? keep(keptVersions, 2, stamp, await readVersions(q, stamp)),
    own: keptOwn.get(own) ?? keep(keptOwn, 300, own, await readOwn(q, own)),
  }
}

/** Keeps at most `most` values, dropping the oldest. */
function keep<Value>(kept: Map<string, Value>, most: number, key: string, value: Value): Value {
  kept.set(key, value)
  const [oldest] = kept.keys()
  if (kept.size > most && oldest !== undefined) kept.delete(oldest)
  return value
}

async function readVersions(q: Read, stamp: string): Promise<Versions> {
  const rows = await allVersions(q)
  return {
    stamp,
    byCode: Map.groupBy(rows, ({ content }) => content.code),
    byId: new Map(rows.map((row) => [row.id, row])),
  }
}

async function readOwn(q: Read, stamp: string): Promise<Own> {
  if (stamp === '') return nothingOwn
  const ownSettings = await settings(q)
  const ownEvents = await localLifeEvents(q)
  return {
    stamp,
    settings: new Map(ownSettings.map((one) => [one.code, one])),
    confirmations: Map.groupBy(await confirmations(q), ({ code }) => code),
    events: eventsWith(ownEvents),
    searchesOtherwise:
      ownEvents.length > 0 ||
      ownSettings.some(({ hidden, localName }) => hidden || localName !== ''),
  }
}

const nothingOwn: Own = {
  stamp: '',
  settings: new Map(),
  confirmations: new Map(),
  events: eventsWith([]),
  searchesOtherwise: false,
}

/** The common occasions, those that the commune changed in their own places, then those it added. */
function eventsWith(rows: LifeEventRow[]): PlacedLifeEvent[] {
  const common = lifeEvents.map((event, position) => ({ ...event, position: (position + 1) * 10 }))
  const changed = new Set(rows.map(({ slug }) => slug))
  return [...common.filter(({ slug }) => !changed.has(slug)), ...rows].toSorted(
    (a, b) => a.position - b.position,
  )
}

const isInForce = ({ effectiveFrom, effectiveTo }: VersionRow, on: Temporal.PlainDate) =>
  (!effectiveFrom || Temporal.PlainDate.compare(effectiveFrom, on) <= 0) &&
  (!effectiveTo || Temporal.PlainDate.compare(on, effectiveTo) <= 0)

function catalogueFrom(
  versions: Versions,
  own: Own,
  on: Temporal.PlainDate,
  stamp: string,
): Catalogue {
  const procedures = [...versions.byCode.values()]
    .flatMap((rows) => rows.findLast((one) => isInForce(one, on)) ?? [])
    .map((version) => procedureFrom(version, own))
  const shared = `${versions.stamp}.${own.searchesOtherwise ? own.stamp : ''}.${on.toString()}`
  const index =
    keptIndexes.get(shared) ?? keep(keptIndexes, 40, shared, indexFor(procedures, own.events))
  return {
    stamp,
    on,
    procedures,
    byCode: new Map(procedures.map((one) => [one.code, one])),
    events: own.events,
    index,
  }
}

const indexFor = (procedures: Procedure[], events: LifeEvent[]) =>
  indexOf(
    procedures
      .filter(({ hidden }) => !hidden)
      .map((one) => ({
        ...one,
        last: one.flags.includes('name-wrong-at-source') && one.localName === '',
      })),
    events,
  )

const unset: Omit<Setting, 'code'> = {
  filed: null,
  online: null,
  hidden: false,
  counter: '',
  localName: '',
  note: '',
  noteEn: '',
}

function procedureFrom({ id, number, content, ...version }: VersionRow, own: Own): Procedure {
  const setting = own.settings.get(content.code) ?? unset
  return {
    ...content,
    seenOn: Temporal.PlainDate.from(content.seenOn),
    versionId: id,
    version: number,
    effectiveFrom: version.effectiveFrom ?? undefined,
    effectiveTo: version.effectiveTo ?? undefined,
    importedAt: version.importedAt,
    name: setting.localName || content.name,
    localName: setting.localName,
    channels: channelsOf(content.cases, setting.online),
    filed: setting.filed ?? content.filed,
    hidden: setting.hidden,
    counter: setting.counter,
    localNote: setting.note,
    localNoteEn: setting.noteEn,
    confirmations: own.confirmations.get(content.code) ?? [],
  }
}

function channelsOf(cases: { channel: Channel }[], online: boolean | null): Channel[] {
  const offered = new Set(cases.map(({ channel }) => channel))
  if (online === true) offered.add('online')
  if (online === false) offered.delete('online')
  return [...offered]
}
