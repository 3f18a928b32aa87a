import type { FastifyRequest } from 'fastify'

import { noteOpening, type PersonId } from '#modules/people/index.ts'

import { numberText, type EntryId, type EntryKey } from './domain.ts'
import { linksOfEntry } from './store.ts'
import { bookWords } from './words.ts'

/** Whoever stands in an entry reads who looked at it: every page that shows one says so. */
export async function noteLook(
  { db, who, now }: FastifyRequest,
  entry: EntryKey & { id: EntryId },
): Promise<void> {
  const [book] = bookWords(entry.register)
  const reason = `Xem ${book.toLocaleLowerCase('vi')}, số ${numberText(entry)}`
  await db.tx(async (tx) => {
    const people = new Set((await linksOfEntry(tx, who.unit, entry.id)).values())
    for (const person of people) await noteOpening(tx, who, person as PersonId, { reason, now })
  })
}
