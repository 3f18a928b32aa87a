import { expect, test } from 'vitest'
import { z } from 'zod'

import { diedOn, personByIdNumber } from '#modules/people/index.ts'
import { givenDossier } from '#test/given.ts'
import { town } from '#test/town.ts'

import { partyIn } from './domain.ts'
import { birthOf, deathOf, marriageOf, newcomer, registry, statusOf } from './registry.fixture.ts'
import { bookOf } from './store-books.ts'
import { entryById, notesOf } from './store.ts'

const place = await town('2026-11-23')
const { db, clock, officer } = place
const { approved, enter, entered, refused } = registry(place)
const births = { register: 'birth', year: 2026 } as const
const lastBirth = async () => (await db.read((q) => bookOf(q, 1, births)))?.last ?? 0
const at = (text: string) => Temporal.Instant.from(text)

test('an approved dossier makes one entry; pressing again leads to the same, and takes no second number', async () => {
  const code = await approved('1.001193')
  const content = birthOf({}, newcomer())
  const [first, second] = await Promise.all([enter(code, content), enter(code, content)])
  const both = [first, second].map((made) => (made.ok ? made.value : undefined))
  expect(new Set(both.map((made) => made?.again))).toEqual(new Set([false, true]))
  expect(both[0]?.id).toBe(both[1]?.id)
  expect(await lastBirth()).toBe(both[0]?.number)
})

test('twelve officers at once leave neither a gap nor a number given twice', async () => {
  const before = await lastBirth()
  const codes = await Promise.all(Array.from({ length: 12 }, () => approved('1.001193')))
  const made = await Promise.all(
    codes.map((code, n) =>
      enter(code, birthOf({ fullName: `Lê Thị ${'ABCDEFGHIKLM'[n]}` }, newcomer())),
    ),
  )
  const numbers = made.map((one) => (one.ok ? one.value.number : 0)).toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 12 }, (_one, n) => before + n + 1))
})

test('what the leader has not agreed to is not entered, nor what ends in no register', async () => {
  const { code } = await givenDossier({ db, now: clock.now, over: { procedure: '1.001193' } })
  expect(await enter(code, birthOf({}, newcomer()))).toMatchObject({
    why: { kind: 'not-approved' },
  })
  const other = await approved('1.013225')
  expect(await enter(other, birthOf({}, newcomer()))).toMatchObject({
    why: { kind: 'no-register' },
  })
})

test('the last second of the year belongs to the old book, the next begins the new one at 1', async () => {
  const last = await lastBirth()
  const codes = [await approved('1.001193'), await approved('1.001193')]
  const [old, fresh] = await Promise.all([
    enter(codes[0]!, birthOf({ fullName: 'Lê Văn Cuối' }, newcomer()), {
      now: at('2026-12-31T16:59:59.999Z'),
    }),
    enter(codes[1]!, birthOf({ fullName: 'Lê Văn Đầu' }, newcomer()), {
      now: at('2026-12-31T17:00:00Z'),
    }),
  ])
  expect(old).toMatchObject({ value: { year: 2026, number: last + 1 } })
  expect(fresh).toMatchObject({ value: { year: 2027, number: 1 } })
})

test('a child gets a record of its own; mother and father are those of the records', async () => {
  const mother = newcomer()
  const father = newcomer({ sex: 'male' })
  const { id } = await entered('birth', birthOf({ fullName: 'Phạm Thị Ngọc' }, mother, father))
  const entry = (await db.read((q) => entryById(q, 1, id)))!
  const known = await db.read((q) => personByIdNumber(q, mother.idNumber ?? ''))
  expect(partyIn(entry.content, 'mother')?.personId).toBe(known?.id)
  expect(partyIn(entry.content, 'child')?.personId).toBeDefined()
  expect(new Set(entry.content.parties.map(({ personId }) => personId)).size).toBe(3)
})

test('the same child of the same mother is not entered twice; a namesake only with a reason', async () => {
  const mother = newcomer()
  const child = { fullName: 'Lê Thị Song', birth: '2026-11-02' }
  await entered('birth', birthOf(child, mother))
  expect(await refused('birth', birthOf(child, mother))).toEqual(['birth.same-child'])
  expect(await refused('birth', birthOf(child, newcomer()))).toEqual(['birth.like-child'])
  const reasons = { 'birth.like-child': 'Hai trẻ khác cha mẹ' }
  const { id } = await entered('birth', birthOf(child, newcomer()), { reasons })
  const entry = await db.read((q) => entryById(q, 1, id))
  expect(entry?.overridden).toEqual([{ code: 'birth.like-child', reason: 'Hai trẻ khác cha mẹ' }])
})

test('two officers who marry one person to two others at once: the later one is refused', async () => {
  const man = newcomer({ sex: 'male' })
  const codes = [await approved('1.000894'), await approved('1.000894')]
  const made = await Promise.all(codes.map((code) => enter(code, marriageOf(man, newcomer()))))
  expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  const why = made.flatMap((one) => (one.ok ? [] : [one.why]))
  expect(why).toMatchObject([{ findings: [{ code: 'marriage.married-already' }] }])
})

test('two officers at once, one enters the death and one the marriage of the same person: one wins, in whatever register', async () => {
  for (let n = 0; n < 5; n += 1) {
    const man = newcomer({ sex: 'male' })
    const [death, marriage] = [await approved('1.000656'), await approved('1.000894')]
    const made = await Promise.all([
      enter(death, deathOf(man)),
      enter(marriage, marriageOf(man, newcomer())),
    ])
    expect(made.filter(({ ok }) => ok)).toHaveLength(1)
  }
})

test('a death closes the record and ends the marriage, so that the widow may marry again', async () => {
  const [man, woman] = [newcomer({ sex: 'male' }), newcomer()]
  const marriage = await entered('marriage', marriageOf(man, woman))
  expect(await refused('marital-status', statusOf(woman, 'never'))).toEqual([
    'marital-status.contradicts',
  ])
  await entered('death', deathOf(man, '2026-11-23'))
  const notes = await db.read((q) => notesOf(q, 1, marriage.id))
  expect(notes.map(({ kind }) => kind)).toEqual(['spouse-died'])
  const person = await db.read((q) => personByIdNumber(q, man.idNumber ?? ''))
  expect(await db.read((q) => diedOn(q, person!.id))).toBe('2026-11-23')
  expect(await refused('marriage', marriageOf(man, newcomer()))).toContain('marriage.dead')
  await entered('marriage', marriageOf(newcomer({ sex: 'male' }), woman))
})

test('the database refuses to change an entry or to take it away, and shows none to a citizen', async () => {
  const wipe = () => db.tx((tx) => tx.run`delete from civil_status.entry`)
  await expect(wipe()).rejects.toThrow(/permission denied/)
  const rewrite = () => db.tx((tx) => tx.run`update civil_status.entry set title = 'khác'`)
  await expect(rewrite()).rejects.toThrow(/permission denied/)
  const Count = z.object({ n: z.number() })
  const count = (person?: string) =>
    place.database.as({ unit: 1, person }).read(
      (q) => q.one(Count)`
      select (select count(*) from civil_status.entry)::int + (select count(*) from civil_status.party)::int as n
    `,
    )
  expect((await count()).n).toBeGreaterThan(0)
  expect((await count(officer.staff)).n).toBe(0)
})
