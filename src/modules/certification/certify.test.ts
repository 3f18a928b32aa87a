import { expect, test } from 'vitest'
import { z } from 'zod'

import { someone } from '#test/given.ts'
import { town } from '#test/town.ts'

import { certify, type Certifying } from './certify.ts'
import { copyOf, givenSigner } from './desk.fixture.ts'
import { continueBook, lockYear, openVolume } from './keep.ts'
import { bookOf } from './store-books.ts'
import { visitById, waitingOfVisit } from './store-visits.ts'
import { lineOf, linesOf, linesOfVisit } from './store.ts'

const place = await town('2026-11-23')
const { db, officer, clock } = place
const signer = await givenSigner(place)

const doing = (over: Partial<Certifying> = {}): Certifying => ({
  kind: 'copy',
  requester: { name: 'Lê Văn Ổi' },
  items: [copyOf('Căn cước')],
  signer,
  now: clock.now,
  ...over,
})

async function done(over: Partial<Certifying> = {}) {
  const made = await db.tx((tx) => certify(tx, officer, doing(over)))
  if (!made.ok) throw new Error(made.why)
  return made.value
}

const at = (text: string) => Temporal.Instant.from(text)
const copies = (year: number) => ({ kind: 'copy', series: 'paper', year }) as const

test('three originals of one visitor get three numbers; many copies of one get one', async () => {
  const items = [
    copyOf('Căn cước', { copies: 5 }),
    copyOf('Học bạ', { pages: 16, copies: 5 }),
    copyOf('Bằng đại học', { copies: 5 }),
  ]
  const { id, numbers } = await done({ items })
  expect(numbers).toHaveLength(3)
  expect(numbers[2]).toBe((numbers[0] ?? 0) + 2)
  const lines = await db.read((q) => linesOfVisit(q, 1, id))
  expect(lines.map(({ fee }) => fee)).toEqual([10_000, 90_000, 10_000])
})

test('twenty counters at once leave neither a gap nor a number given twice', async () => {
  const before = (await db.read((q) => bookOf(q, 1, copies(2026))))?.last ?? 0
  const all = await Promise.all(Array.from({ length: 20 }, () => done()))
  const numbers = all.flatMap((one) => one.numbers).toSorted((a, b) => a - b)
  expect(numbers).toEqual(Array.from({ length: 20 }, (_one, n) => before + n + 1))
})

test('each kind has a book of its own, each year begins at 1, and the last second belongs to the old year', async () => {
  const last = (await db.read((q) => bookOf(q, 1, copies(2026))))?.last ?? 0
  const ends = await Promise.all([
    done({ now: at('2026-12-31T16:59:59.999Z') }),
    done({ now: at('2026-12-31T17:00:00Z') }),
  ])
  expect(ends.map(({ numbers }) => numbers[0])).toEqual([last + 1, 1])
  const line = await db.read((q) => lineOf(q, 1, { ...copies(2026), number: last + 1 }))
  expect(line?.day.toString()).toBe('2026-12-31')
  expect((await done({ kind: 'signature' })).numbers).toEqual([1])
})

test('forty counters at the stroke of midnight: the old year ends, the new begins, no gap in either', async () => {
  const last = (year: number) => db.read(async (q) => (await bookOf(q, 1, copies(year)))?.last ?? 0)
  const before = [await last(2026), await last(2027)] as const
  const moments = [at('2026-12-31T16:59:59.999Z'), at('2026-12-31T17:00:00Z')]
  const all = await Promise.all(
    Array.from({ length: 40 }, (_one, n) => done({ now: moments[n % 2]! })),
  )
  for (const [n, first] of before.entries()) {
    const numbers = all.filter((_one, nth) => nth % 2 === n).flatMap((one) => one.numbers)
    expect(numbers.toSorted((a, b) => a - b)).toEqual(
      Array.from({ length: 20 }, (_one, nth) => first + nth + 1),
    )
  }
})

test('an electronic copy takes no number on paper and none of its own until it is signed', async () => {
  const before = (await db.read((q) => bookOf(q, 1, copies(2026))))?.last ?? 0
  const items = [copyOf('Giấy khai sinh', { copies: 0, electronic: true })]
  const { id, numbers } = await done({ items })
  expect(numbers).toEqual([])
  expect((await db.read((q) => bookOf(q, 1, copies(2026))))?.last).toBe(before)
  expect(await db.read((q) => waitingOfVisit(q, 1, id))).toHaveLength(1)
})

test('a person named by the card is on record afterwards, and the line names the person', async () => {
  const { fullName, idNumber, birth } = someone()
  const { id } = await done({ requester: { draft: { fullName, idNumber, birth } } })
  const [line] = await db.read((q) => linesOfVisit(q, 1, id))
  expect(line).toMatchObject({ requesterName: fullName, requesterIdNumber: idNumber })
  expect(line?.requesterId).not.toBeNull()
})

test('a second volume goes on with the numbers; who opens it twice is told', async () => {
  const { numbers } = await done({ kind: 'transaction' })
  const key = { kind: 'transaction', series: 'paper', year: 2026 } as const
  const open = () => db.tx((tx) => openVolume(tx, officer, { ...key, now: clock.now, from: 1 }))
  expect(await open()).toEqual({ ok: true, value: 2 })
  expect(await open()).toEqual({ ok: false, why: 'opened-meanwhile' })
  const after = await done({ kind: 'transaction' })
  expect(after.numbers).toEqual([(numbers[0] ?? 0) + 1])
  const [line] = await db.read((q) => linesOfVisit(q, 1, after.id))
  expect(line?.volume).toBe(2)
})

test('a book that was begun by hand goes on after its last number, once, with a reason', async () => {
  const key = { kind: 'translator', series: 'paper', year: 2026 } as const
  const today = Temporal.PlainDate.from('2026-11-23')
  const begin = () =>
    db.tx((tx) => continueBook(tx, officer, { ...key, upTo: 412, reason: 'Sổ giấy', today }))
  expect((await begin()).ok).toBe(true)
  expect(await begin()).toEqual({ ok: false, why: 'begun' })
  expect((await done({ kind: 'translator' })).numbers).toEqual([413])
})

test('a year is locked with its totals only when it is over, and then takes no line', async () => {
  const old = { now: at('2025-12-30T03:00:00Z') }
  await done({ ...old, items: [copyOf('Học bạ', { pages: 3, copies: 2 })] })
  const locking = { ...copies(2025), now: clock.now }
  const early = { ...locking, today: Temporal.PlainDate.from('2025-12-31') }
  expect(await db.tx((tx) => lockYear(tx, officer, early))).toMatchObject({ why: 'not-over' })
  const late = { ...locking, today: Temporal.PlainDate.from('2026-01-02') }
  expect(await db.tx((tx) => lockYear(tx, officer, late))).toEqual({
    ok: true,
    value: { lines: 1, voided: 0, copies: 2, fee: 10_000 },
  })
  expect(await db.tx((tx) => certify(tx, officer, doing(old)))).toMatchObject({
    why: 'book-locked',
  })
})

test('a search finds a line by number, by name and by paper, without diacritics', async () => {
  await done({ requester: { name: 'Phạm Thị Mận' }, items: [copyOf('Sổ hồng nhà đất')] })
  const find = (text: string) => db.read((q) => linesOf(q, 1, copies(2026), { text, limit: 10 }))
  expect((await find('pham thi man'))[0]?.name).toBe('Sổ hồng nhà đất')
  expect((await find('so hong'))[0]?.requesterName).toBe('Phạm Thị Mận')
  expect((await find('2')).map(({ number }) => number)).toEqual([2])
})

test('the database refuses to change a line or to take it away', async () => {
  const count = z.object({ n: z.number() })
  const wipe = () => db.tx((tx) => tx.run`delete from certification.entry`)
  await expect(wipe()).rejects.toThrow(/permission denied/)
  const rewrite = () => db.tx((tx) => tx.run`update certification.entry set name = 'khác'`)
  await expect(rewrite()).rejects.toThrow(/permission denied/)
  const { n } = await db.read(
    (q) => q.one(count)`select count(*)::int as n from certification.entry`,
  )
  expect(n).toBeGreaterThan(0)
})

test('twenty papers with a thousand thick copies each can be paid and written down', async () => {
  const items = Array.from({ length: 20 }, (_one, n) =>
    copyOf(`Bản vẽ ${n}`, { pages: 5000, copies: 1000 }),
  )
  const { id } = await done({ items })
  expect((await db.read((q) => visitById(q, 1, id)))?.fee).toBe(4_000_000_000)
})
