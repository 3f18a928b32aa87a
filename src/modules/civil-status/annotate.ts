import {
  correctPerson,
  liftDeath,
  parseBirth,
  personById,
  type PersonDraft,
} from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { effectOf, kindsToWrite, mayChange, standingOf } from './annotations.ts'
import { contentNow, partyIn, valueAt, type Change, type Content, type EntryKey } from './domain.ts'
import { aboutEntry } from './events.ts'
import { formOf } from './registers.ts'
import { lockBook } from './store-books.ts'
import { addNote, addParty, entryByKey, linksOfEntry, notesOf } from './store.ts'

export type Annotating = EntryKey & {
  kind: string
  text: string
  basis: string
  holdsFrom: Temporal.PlainDate | null
  dossierCode: string | null
  /** New values by path, as read. */
  changes: readonly { path: string; to: string }[]
  now: Temporal.Instant
}

export type WhyNotAnnotate =
  | 'revoked'
  | 'ended'
  | 'not-of-this-register'
  | 'nothing-changes'
  | 'before-entry'

/** Ghi chú vào sổ hộ tịch: the entry stays as it is; a locked book takes annotations, too. */
export async function annotate(
  tx: Tx,
  who: Who,
  { kind, text, basis, holdsFrom, dossierCode, changes, now, ...key }: Annotating,
): Promise<Outcome<string, WhyNotAnnotate>> {
  await lockBook(tx, who.unit, key)
  const entry = found(await entryByKey(tx, who.unit, key), 'việc hộ tịch này')
  const { register } = entry
  const notes = await notesOf(tx, who.unit, entry.id)
  const standing = standingOf(notes)
  if (!kindsToWrite(register).some((one) => one.kind === kind)) return no('not-of-this-register')
  if (standing === 'revoked') return no('revoked')
  if (standing === 'ended' && effectOf(kind) === 'ends') return no('ended')
  if (
    holdsFrom &&
    effectOf(kind) === 'ends' &&
    Temporal.PlainDate.compare(holdsFrom, entry.day) < 0
  )
    return no('before-entry')
  const before = contentNow(entry.content, notes)
  const made = changed(before, changes)
  if (mayChange(kind) && made.length === 0) return no('nothing-changes')
  const note = { kind, text, basis, holdsFrom, dossierCode, changes: mayChange(kind) ? made : [] }
  const id = await addNote(tx, who.unit, {
    ...note,
    entry: entry.id,
    at: now,
    by: who.actor,
    byName: who.name,
  })
  const after = contentNow(before, [note])
  const links = await linksOfEntry(tx, who.unit, entry.id)
  await nameAgain(tx, who, { entry: entry.id, note: id, made, after, links })
  await correctRecords(tx, who, {
    made,
    after,
    links,
    today: now.toZonedDateTimeISO(zone).toPlainDate(),
  })
  if (register === 'death' && ['revokes', 'revives'].includes(effectOf(kind) ?? ''))
    await liftDeath(tx, who, entry.id)
  const paths = note.changes.map(({ path }) => path)
  const { year, number } = entry
  await record(tx, who, 'civil-status.annotated', aboutEntry(entry.id), {
    register,
    year,
    number,
    kind,
    paths,
  })
  return yes(id)
}

const changed = (content: Content, changes: Annotating['changes']): Change[] =>
  changes.flatMap(({ path, to }) => {
    const from = valueAt(content, path)
    return from === to ? [] : [{ path, from, to }]
  })

type Naming = {
  entry: Parameters<typeof addParty>[2]['entry']
  note: string
  made: readonly Change[]
  after: Content
  links: ReadonlyMap<string, string>
}

/** Whoever is called otherwise from now on is found by both names. */
async function nameAgain(tx: Tx, who: Who, { entry, note, made, after, links }: Naming) {
  const roles = new Set(
    made
      .filter(({ path }) => /\.(?:fullName|birth|idNumber)$/.test(path))
      .map(({ path }) => path.split('.')[0] ?? ''),
  )
  for (const role of roles) {
    const party = partyIn(after, role)
    if (party?.fullName)
      await addParty(tx, who.unit, { entry, note }, { ...party, personId: links.get(role) })
  }
}

type Correcting = Pick<Naming, 'made' | 'after' | 'links'> & { today: Temporal.PlainDate }

/** The commune's record of the person the entry is about follows a corrected name, birthday, sex, ethnic group or number. */
async function correctRecords(tx: Tx, who: Who, { made, after, links, today }: Correcting) {
  const roles = new Set(made.map(({ path }) => path.split('.')[0] ?? ''))
  for (const role of roles) {
    const id = links.get(role)
    const party = partyIn(after, role)
    if (!id || !party) continue
    const person = found(await personById(tx, id), 'người này')
    const said = (part: string) => made.some(({ path }) => path === `${role}.${part}`)
    const birth = said('birth') && party.birth ? parseBirth(party.birth, today) : undefined
    const draft: PersonDraft = {
      fullName: said('fullName') ? (party.fullName ?? person.fullName) : person.fullName,
      ...(birth?.ok && { birth: birth.value }),
      ...(said('gender') && { gender: party.gender === 'male' ? 'male' : 'female' }),
      ...(said('ethnicity') && party.ethnicity && { ethnicity: party.ethnicity.slice(0, 60) }),
      ...(said('nationality') &&
        party.nationality && { nationality: party.nationality.slice(0, 60) }),
      ...(said('idNumber') && party.idNumber && { idNumber: party.idNumber }),
    }
    // A record that somebody else changed meanwhile, or a number that is another's, is left for the officer of the records.
    await correctPerson(tx, who, { id: person.id, version: person.version, draft, cleared: [] })
  }
}

/** Roles of an entry whose parts an annotation may say anew. */
export const changeableRoles = (key: Pick<EntryKey, 'register'>) =>
  formOf(key.register).roles.filter(({ role }) => role !== 'declarant')
