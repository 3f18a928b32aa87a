import {
  likelySame,
  noteDeath,
  parseBirth,
  personById,
  personByIdNumber,
  savePerson,
  type Gender,
  type PersonDraft,
  type PersonId,
} from '#modules/people/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import type { Content, EntryId, Party, Register } from './domain.ts'

type Saving = {
  today: Temporal.PlainDate
  now: Temporal.Instant
  /** Records of which the officer says that they are meant although the entry names them otherwise. */
  confirmed: readonly string[]
}

/** A party as the record of a person takes it. */
export function draftOf(party: Party, today: Temporal.PlainDate): PersonDraft {
  const birth = party.birth ? parseBirth(party.birth, today) : undefined
  return {
    fullName: party.fullName ?? '',
    birth: birth?.ok ? birth.value : readIso(party.birth),
    gender: (party.gender as Gender | undefined) ?? null,
    idNumber: party.idNumber ?? null,
    ethnicity: party.ethnicity?.slice(0, 60) ?? null,
    nationality: party.nationality?.slice(0, 60) ?? null,
  }
}

/** 1987-02 and births of more than 130 years ago, which the records take although nobody types them. */
function readIso(iso: string | undefined) {
  if (!iso) return null
  const [year = 0, month, day] = iso.split('-').map(Number)
  return { year, ...(month && { month }), ...(day && { day }) }
}

/**
 * The people of an entry are those of the commune's records: found by their number, or the one namesake born on the same day;
 * else a record is made, as for a child just born.
 */
export async function linkPeople(
  tx: Tx,
  who: Who,
  content: Content,
  saving: Saving,
): Promise<Content> {
  const parties: Party[] = []
  for (const party of content.parties)
    parties.push({ ...party, personId: await recordOf(tx, who, party, saving) })
  return { ...content, parties }
}

async function recordOf(
  tx: Tx,
  who: Who,
  party: Party,
  { today, now, confirmed }: Saving,
): Promise<string | undefined> {
  if (party.role === 'declarant') return party.personId
  const draft = draftOf(party, today)
  if (!draft.idNumber) {
    const alike = (await likelySame(tx, draft)).filter(({ why }) => why === 'same-name-birth')
    const known = party.personId ? await personById(tx, party.personId) : undefined
    if (known) return known.id
    if (alike.length === 1 && alike[0]) return alike[0].person.id
  }
  const holder = draft.idNumber ? await personByIdNumber(tx, draft.idNumber) : undefined
  const isMeant = holder !== undefined && confirmed.includes(holder.id)
  const options = { now, confirmed: isMeant ? holder.id : undefined }
  return (await savePerson(tx, who, draft, options)).id
}

/** What an entry does to the records: a death closes one. */
export async function closeRecords(
  tx: Tx,
  who: Who,
  {
    register,
    entry,
    content,
    now,
  }: { register: Register; entry: EntryId; content: Content; now: Temporal.Instant },
) {
  if (register !== 'death') return
  const deceased = content.parties.find(({ role }) => role === 'deceased')?.personId as
    | PersonId
    | undefined
  const diedOn = content.facts['deathDate']
  if (deceased && diedOn) await noteDeath(tx, who, { person: deceased, diedOn, entry, now })
}
