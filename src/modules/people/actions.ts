import type { Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import {
  contradictions,
  fill,
  isSame,
  surer,
  type Person,
  type PersonDraft,
  type PersonField,
  type PersonId,
} from './domain.ts'
import { OtherPerson } from './other-person.ts'
import { insertPerson, lockPerson, personByIdNumber, updatePerson } from './store.ts'

// The trail cannot be erased, so it names the fields that changed and holds no personal data.
declare module '#platform/events.ts' {
  interface Events {
    'person.added': { by: string; identity: Person['identityLevel'] }
    'person.changed': { by: string; fields: PersonField[]; identity?: Person['identityLevel'] }
  }
}

export type SavedPerson = Person & {
  added: boolean
  changed: PersonField[]
  /** Fields for which the commune knows something else than the draft says; left as they were. */
  differs: PersonField[]
}

export type SaveOptions = {
  /** Replace what is known, too: for an officer who corrects the record. */
  overwrite?: boolean
  /** An officer looked, and says that the form means this person although it says otherwise. */
  confirmed?: PersonId | undefined
  /** When the card or the electronic identity was seen. */
  now?: Temporal.Instant
}

/**
 * The record of the person that a form speaks of: found by the identity number, else added. Empty fields of a
 * known record are filled. A citizen's draft always means the citizen's own record. A number with another's name or
 * birthday is refused (`OtherPerson`): nothing of it may reach the record of the one who holds the number.
 */
export async function savePerson(
  tx: Tx,
  who: Who,
  draft: PersonDraft,
  options: SaveOptions = {},
): Promise<SavedPerson> {
  const known = await knownPerson(tx, who, draft)
  if (known) return change(tx, who, known, believed(who, known, draft, options), options)
  const person = fill(blank(draft.fullName), draft, true).person
  const certain = identified(person, draft, options)
  if ((await insertPerson(tx, who.unit, certain)) === 0) return savePerson(tx, who, draft, options)
  const data = { by: who.name, identity: certain.identityLevel }
  await record(tx, who, 'person.added', { kind: 'person', id: certain.id }, data)
  return { ...certain, added: true, changed: [], differs: [] }
}

export type WhyNotChange = 'changed-meanwhile' | 'id-number-taken' | 'merged'

type Correction = {
  id: string
  version: number
  draft: PersonDraft
  cleared: readonly PersonField[]
}

/** An officer corrects the record: what is typed replaces what was known, and what is emptied is forgotten. */
export async function correctPerson(
  tx: Tx,
  who: Who,
  { id, version, draft, cleared }: Correction,
): Promise<Outcome<SavedPerson, WhyNotChange>> {
  const person = found(await lockPerson(tx, id), 'người này')
  if (person.mergedInto) return no('merged')
  if (person.version !== version) return no('changed-meanwhile')
  const holder = draft.idNumber ? await personByIdNumber(tx, draft.idNumber) : undefined
  if (holder && holder.id !== id) return no('id-number-taken')
  const emptied = cleared.filter((field) => field !== 'fullName' && person[field] !== null)
  const base = { ...person, ...Object.fromEntries(emptied.map((field) => [field, null])) }
  const filling = fill(base, draft, true)
  const changed = [...new Set([...filling.changed, ...emptied])].filter(
    (field) => !isSame(filling.person[field], person[field]),
  )
  return yes(await keep(tx, who, person, { ...filling, changed }))
}

async function knownPerson(tx: Tx, who: Who, draft: PersonDraft): Promise<Person | undefined> {
  if (who.kind === 'citizen') return found(await lockPerson(tx, who.person ?? ''), 'hồ sơ của bạn')
  for (const number of [draft.idNumber, draft.oldIdNumber]) {
    const holder = number ? await personByIdNumber(tx, number) : undefined
    if (holder) return lockPerson(tx, holder.id)
  }
  return undefined
}

/** What of a draft may be said of a known person. */
function believed(who: Who, known: Person, draft: PersonDraft, options: SaveOptions): PersonDraft {
  if (who.kind === 'citizen') return withoutIdentity(known, draft)
  const wrong = options.overwrite ? [] : contradictions(known, draft)
  if (wrong.length === 0) return draft
  if (options.confirmed !== known.id) throw new OtherPerson(known, wrong)
  // Whoever wrote a wrong name may have left a wrong telephone number, too.
  return { fullName: known.fullName }
}

/** Who a citizen is was settled at sign-in; a form does not change it. */
function withoutIdentity(known: Person, draft: PersonDraft): PersonDraft {
  const { fullName, birth, gender } = known
  const rest = { ...draft, fullName, idNumber: null, oldIdNumber: null }
  delete rest.identity
  return { ...rest, birth: birth ?? draft.birth ?? null, gender: gender ?? draft.gender ?? null }
}

async function change(tx: Tx, who: Who, person: Person, draft: PersonDraft, options: SaveOptions) {
  const filling = fill(person, draft, options.overwrite)
  return keep(tx, who, person, { ...filling, person: identified(filling.person, draft, options) })
}

async function keep(
  tx: Tx,
  who: Who,
  before: Person,
  { person, changed, differs }: ReturnType<typeof fill>,
) {
  const isSurer = person.identityLevel !== before.identityLevel
  if (changed.length === 0 && !isSurer) return { ...before, added: false, changed, differs }
  await updatePerson(tx, person)
  await record(
    tx,
    who,
    'person.changed',
    { kind: 'person', id: person.id },
    {
      by: who.name,
      fields: changed,
      ...(isSurer && { identity: person.identityLevel }),
    },
  )
  return { ...person, version: person.version + 1, added: false, changed, differs }
}

function identified(
  person: Person,
  { identity }: PersonDraft,
  { now = Temporal.Now.instant() }: SaveOptions,
): Person {
  const identityLevel = surer(person.identityLevel, identity)
  const isSurer = identityLevel !== person.identityLevel
  return { ...person, identityLevel, identityAt: isSurer ? now : person.identityAt }
}

const blank = (fullName: string): Person => ({
  id: newId<'person'>(),
  fullName,
  birth: null,
  gender: null,
  idNumber: null,
  oldIdNumber: null,
  nationality: null,
  ethnicity: null,
  phone: null,
  email: null,
  addressDetail: null,
  hamletId: null,
  residenceCode: null,
  householdId: null,
  householdRole: null,
  identityLevel: 'claimed',
  identityAt: null,
  mergedInto: null,
  version: 1,
})
