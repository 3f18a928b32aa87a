import { z } from 'zod'

import { addHamlet, type HamletId } from '#modules/units/index.ts'
import { town } from '#test/town.ts'

import { findPeople, savePerson, type PersonDraft } from './index.ts'

const Count = z.object({ count: z.number() })

/** What is known of a person whom nobody has asked more than the name. */
export const draft = (fullName: string, over: Partial<PersonDraft> = {}): PersonDraft => ({
  fullName,
  ...over,
})

/** A commune with two hamlets and one resident, and short words for what the tests of people ask. */
export async function village(today: string) {
  const here = await town(today)
  const { db, officer } = here
  const save = (one: PersonDraft) => db.tx((tx) => savePerson(tx, officer, one))
  const find = async (text: string, limit?: number) =>
    (await db.read((q) => findPeople(q, { text, ...(limit && { limit }) }))).people.map(
      ({ fullName }) => fullName,
    )
  const eventsOf = (id: string, name: string) =>
    db.read(async (q) => {
      const { count } = await q.one(Count)`
        select count(*) as count from audit.event where subject_id = ${id} and name = ${name}
      `
      return count
    })
  const hamlets: HamletId[] = []
  for (const name of ['Bình Hòa', 'Bình Lợi']) {
    const added = await db.tx((tx) => addHamlet(tx, officer, { kind: 'ap', name }))
    if (!added.ok) throw new Error(added.why)
    hamlets.push(added.value)
  }
  const { id: minh } = await save(
    draft('Nguyễn Văn Minh', {
      idNumber: '079087001234',
      phone: '0912345678',
      birth: { year: 1987, month: 2, day: 5 },
      gender: 'male',
    }),
  )
  return { ...here, save, find, eventsOf, hamlets, minh }
}
