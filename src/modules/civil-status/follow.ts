import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import type { Who } from '#platform/who.ts'
import { dateText } from '#ui/format.ts'

import { samePerson, type Known } from './case.ts'
import {
  numberText,
  partyIn,
  type Change,
  type Content,
  type EntryId,
  type EntryKey,
  type Party,
} from './domain.ts'
import { aboutEntry } from './events.ts'
import { knownOf } from './known.ts'
import { formOf } from './registers.ts'
import { addNote } from './store.ts'

type Made = EntryKey & {
  id: EntryId
  day: Temporal.PlainDate
  content: Content
  now: Temporal.Instant
}

type Note = {
  known: Known
  kind: string
  text: string
  changes: Change[]
  holdsFrom: Temporal.PlainDate
}

/**
 * What one entry says of another: a death ends the marriage of the deceased, the end of a guardianship is noted to its beginning, a
 * recognition to the child's birth (Luật Hộ tịch 2014 Điều 30).
 */
export async function followUp(tx: Tx, who: Who, made: Made) {
  if (!(made.register in notesFor)) return
  const known = (await knownOf(tx, who.unit, made.content)).filter(
    ({ id, standing }) => id !== made.id && standing === 'stands',
  )
  for (const note of notesFor[made.register as keyof typeof notesFor](made, known))
    await write(tx, who, made, note)
}

const notesFor = {
  death: spouseDied,
  'guardianship-end': guardianshipEnded,
  recognition: recognised,
}

const isSure = (one: Party | undefined, other: Party | undefined) =>
  samePerson(one, other) === 'surely'

function spouseDied({ content, day }: Made, known: readonly Known[]): Note[] {
  const deceased = partyIn(content, 'deceased')
  const diedOn = content.facts['deathDate'] ?? ''
  const holdsFrom = diedOn.length === 10 ? Temporal.PlainDate.from(diedOn) : day
  return known
    .filter(
      ({ register, content: { parties } }) =>
        register === 'marriage' && parties.some((one) => isSure(one, deceased)),
    )
    .map((one) => ({
      known: one,
      kind: 'spouse-died',
      text: `${deceased?.fullName ?? ''} chết ngày ${dateText('vi', holdsFrom)}`,
      changes: [],
      holdsFrom,
    }))
}

function guardianshipEnded({ content, day }: Made, known: readonly Known[]): Note[] {
  return known
    .filter(
      ({ register, content: other }) =>
        register === 'guardianship' &&
        isSure(partyIn(other, 'ward'), partyIn(content, 'ward')) &&
        isSure(partyIn(other, 'guardian'), partyIn(content, 'guardian')),
    )
    .map((one) => ({
      known: one,
      kind: 'guardianship-ended',
      text: `Chấm dứt giám hộ. Lý do: ${content.facts['reason'] ?? ''}`.slice(0, 1_000),
      changes: [],
      holdsFrom: day,
    }))
}

function recognised({ content, day }: Made, known: readonly Known[]): Note[] {
  const role = content.facts['parentRole'] ?? ''
  const parent = partyIn(content, 'parent')
  return known
    .filter(
      ({ register, content: other }) =>
        register === 'birth' &&
        isSure(partyIn(other, 'child'), partyIn(content, 'child')) &&
        !partyIn(other, role)?.fullName,
    )
    .map((one) => ({
      known: one,
      kind: 'recognised',
      text: `${role === 'father' ? 'Cha' : 'Mẹ'}: ${parent?.fullName ?? ''}, theo đăng ký nhận cha, mẹ, con`,
      changes: (
        ['fullName', 'birth', 'idNumber', 'ethnicity', 'nationality', 'residence'] as const
      ).flatMap((part) =>
        parent?.[part] ? [{ path: `${role}.${part}`, from: '', to: parent[part] }] : [],
      ),
      holdsFrom: day,
    }))
}

async function write(tx: Tx, who: Who, made: Made, { known, ...note }: Note) {
  const { id, register, year, number } = known
  await addNote(tx, who.unit, {
    ...note,
    entry: id,
    basis: `${formOf(made.register).words[0]}, số ${numberText(made)} ngày ${dateText('vi', made.day)}`,
    dossierCode: null,
    at: made.now,
    by: who.actor,
    byName: who.name,
  })
  await record(tx, who, 'civil-status.annotated', aboutEntry(id), {
    register,
    year,
    number,
    kind: note.kind,
    paths: note.changes.map(({ path }) => path),
  })
}
