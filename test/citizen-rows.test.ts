import { expect, test } from 'vitest'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { record } from '#platform/events.ts'
import { newId } from '#platform/id.ts'
import { once } from '#platform/once.ts'
import { addFile } from '#platform/uploads.ts'

import { givenDossier } from './given.ts'
import { citizenWho, officerWho, town, unit } from './town.ts'

const { db, database, clock } = await town('2026-11-23')
const Counts = z.object({ events: z.number(), files: z.number(), answers: z.number() })

/** What a citizen's own transaction finds in the tables that all share, asked as widely as can be. */
const seenBy = (person: string) =>
  database.as({ unit, person }).read(
    (q) => q.one(Counts)`
      select (select count(*)::int from audit.event) as events, (select count(*)::int from platform.file) as files,
             (select count(*)::int from platform.answered) as answers
    `,
  )

async function withDossier() {
  const { id, code } = await givenDossier({ db, now: clock.now })
  const { applicantId: person } = (await db.read((q) => dossierByCode(q, unit, code)))!
  const who = citizenWho(person)
  const mine = database.as({ unit, person })
  const stored = { sha256: Buffer.alloc(32, 7), size: 9, head: Buffer.alloc(0) }
  await mine.tx((tx) => addFile(tx, who, stored, 'anh.png', 'image/png'))
  await once(mine, { who, key: newId(), body: {} }, async (tx) => {
    await record(tx, who, 'test.happened', { kind: 'dossier', id }, { n: 1 })
    return { status: 303, answer: {} }
  })
  return { id, person }
}

test('a citizen’s transaction sees events, files and answers of their own, and nobody else’s', async () => {
  const [one] = [await withDossier(), await withDossier()]
  const officer = officerWho()
  await db.tx((tx) =>
    record(tx, officer, 'test.happened', { kind: 'dossier', id: one.id }, { n: 2 }),
  )
  // Received, written by herself, written by the officer; and that her record was made.
  expect(await seenBy(one.person)).toEqual({ events: 4, files: 1, answers: 1 })
  expect(await seenBy(newId())).toEqual({ events: 0, files: 0, answers: 0 })
})
