import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { newId } from '#platform/id.ts'
import { forgetStamps, stamp } from '#platform/stamps.ts'
import type { Who } from '#platform/who.ts'

import { subjectOf, type Confirmation } from './domain.ts'
import type { Imported } from './portal.ts'
import { ConfirmationRow, LifeEventRow, SettingRow, VersionRow, type Setting } from './rows.ts'
import type { LifeEvent } from './search/search-index.ts'

/** What tells whether the catalogue, or this commune's part of it, has changed since it was last read. */
export const catalogueStamp = stamp(
  sql`select stamp from procedures.import order by number desc limit 1`,
)
export const ownStamp = stamp(
  sql`select stamp from procedures.revision where unit_id = platform.unit()`,
)

const versionColumns = sql`id, number, effective_from, effective_to, imported_at, content`

export const allVersions = (q: Read) =>
  q.many(
    VersionRow,
  )`select ${versionColumns} from procedures.procedure_version order by code, number`

export const openVersions = (q: Read) =>
  q.many(VersionRow)`
    select ${versionColumns} from procedures.procedure_version where effective_to is null order by code
  `

const Last = z.object({ code: z.string(), number: z.number() })

/** The number of the last version of every procedure there ever was. */
export const lastNumbers = (q: Read) =>
  q.many(Last)`select code, max(number) as number from procedures.procedure_version group by code`

const settingColumns = sql`code, filed, online, hidden, counter, local_name, note, note_en`

export const settings = (q: Read) =>
  q.many(
    SettingRow,
  )`select ${settingColumns} from procedures.setting where unit_id = platform.unit()`

export const confirmations = (q: Read) =>
  q.many(ConfirmationRow)`
    select code, what, case_code, channel, rule, fee, citation, effective_from, confirmed_name as confirmed_by, confirmed_at
    from procedures.confirmation where unit_id = platform.unit()
  `

export const localLifeEvents = (q: Read) =>
  q.many(LifeEventRow)`
    select slug, position, tile, title, title_en, phrases, codes
    from procedures.life_event where unit_id = platform.unit() order by position, slug
  `

export type Change = { who: Who; now: Temporal.Instant }

export async function saveSetting(tx: Tx, { who, now }: Change, one: Setting) {
  await tx.run`
    insert into procedures.setting
      (unit_id, code, filed, online, hidden, counter, local_name, note, note_en, changed_by, changed_at)
    values (${who.unit}, ${one.code}, ${one.filed}, ${one.online}, ${one.hidden}, ${one.counter}, ${one.localName},
            ${one.note}, ${one.noteEn}, ${who.actor}, ${now.toString()})
    on conflict (unit_id, code) do update set
      filed = excluded.filed, online = excluded.online, hidden = excluded.hidden, counter = excluded.counter,
      local_name = excluded.local_name, note = excluded.note, note_en = excluded.note_en,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `
  await renew(tx, who)
}

type NewConfirmation = Omit<Confirmation, 'confirmedBy' | 'confirmedAt'> & { code: string }

export async function addConfirmation(tx: Tx, { who, now }: Change, one: NewConfirmation) {
  await tx.run`
    insert into procedures.confirmation
      (unit_id, id, code, what, case_code, channel, rule, fee, citation, effective_from,
       confirmed_by, confirmed_name, confirmed_at)
    values (${who.unit}, ${newId()}, ${one.code}, ${one.what}, ${one.caseCode}, ${one.channel ?? null},
            ${asJson(one.rule)}, ${asJson(one.fee)}, ${one.citation}, ${one.effectiveFrom.toString()},
            ${who.actor}, ${who.name}, ${now.toString()})
  `
  await renew(tx, who)
}

const asJson = (value: object | undefined) => (value === undefined ? null : JSON.stringify(value))

export async function saveLifeEvent(
  tx: Tx,
  { who, now }: Change,
  one: LifeEvent,
  position: number,
) {
  await tx.run`
    insert into procedures.life_event
      (unit_id, slug, position, tile, title, title_en, phrases, codes, changed_by, changed_at)
    values (${who.unit}, ${one.slug}, ${position}, ${one.tile}, ${one.title}, ${one.titleEn}, ${one.phrases},
            ${one.codes}, ${who.actor}, ${now.toString()})
    on conflict (unit_id, slug) do update set
      position = excluded.position, tile = excluded.tile, title = excluded.title, title_en = excluded.title_en,
      phrases = excluded.phrases, codes = excluded.codes,
      changed_by = excluded.changed_by, changed_at = excluded.changed_at
  `
  await renew(tx, who)
}

/** One change to a commune's part of the catalogue at a time. */
export const lockOwn = (tx: Tx, who: Who) => tx.run`
  insert into procedures.revision (unit_id, stamp) values (${who.unit}, gen_random_uuid())
  on conflict (unit_id) do update set stamp = procedures.revision.stamp
`

async function renew(tx: Tx, who: Who) {
  await tx.run`
    insert into procedures.revision (unit_id, stamp) values (${who.unit}, gen_random_uuid())
    on conflict (unit_id) do update set stamp = excluded.stamp
  `
  forgetStamps(tx)
}

const LastImport = z.object({ contentHash: z.string() })

/** The newest import; two set-ups at the same instant go one after the other. */
export async function lockLastImport(tx: Tx) {
  await tx.run`select pg_advisory_xact_lock(hashtext('procedures.import'))`
  return tx.maybe(
    LastImport,
  )`select content_hash from procedures.import order by number desc limit 1`
}

export type ImportCounts = { added: number; changed: number; ended: number }

const Numbered = z.object({ number: z.number() })

export const addImport = (
  tx: Tx,
  seenOn: string,
  hash: string,
  { added, changed, ended }: ImportCounts,
) =>
  tx.one(Numbered)`
    insert into procedures.import (seen_on, content_hash, added, changed, ended)
    values (${seenOn}, ${hash}, ${added}, ${changed}, ${ended}) returning number
  `

export type NewVersion = { number: number; content: Imported }

export const addVersions = (
  tx: Tx,
  importNumber: number,
  from: string | null,
  versions: NewVersion[],
) => tx.run`
  insert into procedures.procedure_version (id, code, number, name, field, content, import_number, effective_from)
  select (v ->> 'id')::uuid, v -> 'content' ->> 'code', (v ->> 'number')::int, v -> 'content' ->> 'name',
         v -> 'content' ->> 'field', v -> 'content', ${importNumber}, ${from}::date
  from jsonb_array_elements(${JSON.stringify(versions.map((one) => ({ id: newId(), ...one })))}::jsonb) v
`

export const endVersions = (tx: Tx, codes: string[], lastDay: string) => tx.run`
  update procedures.procedure_version set effective_to = greatest(${lastDay}::date, effective_from - 1)
  where effective_to is null and code = any(${codes})
`

const EventRow = z.object({
  at: instant,
  name: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type PastChange = z.output<typeof EventRow>

/** What this commune has done with a procedure, the newest first. */
export const changesOf = (q: Read, code: string) =>
  q.many(EventRow)`
    select at, name, data from audit.event
    where unit_id = platform.unit() and subject_id = ${subjectOf(code).id} and name like 'procedure.%'
    order by id desc limit 100
  `
