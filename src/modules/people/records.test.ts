import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { mergeHamlets } from '#modules/units/index.ts'
import { fold } from '#platform/fold.ts'
import { citizenWho } from '#test/town.ts'
import { background } from '#test/work.ts'

import { findPeople, mergePeople, personById, personDraft, savePerson } from './index.ts'
import { draft, village } from './village.fixture.ts'

const here = await village('2026-09-01')
const { db, visit, officer, save, find, eventsOf, hamlets, minh } = here
const { work, redeliver } = background(here)

describe('one record per person', () => {
  test('the same number finds the same record and fills only what was empty', async () => {
    const again = await save(
      draft('Nguyễn Văn Mình', { idNumber: '079087001234', email: 'minh@example.vn' }),
    )
    expect(again).toMatchObject({
      id: minh,
      fullName: 'Nguyễn Văn Minh',
      email: 'minh@example.vn',
      added: false,
    })
    expect(again.changed).toEqual(['email'])
    expect(again.differs).toEqual(['fullName'])
    expect(await eventsOf(minh, 'person.changed')).toBe(1)
  })

  test('twenty at once with one number make one record', async () => {
    const all = await Promise.all(
      Array.from({ length: 20 }, () => save(draft('Trần Đại Đồng', { idNumber: '079090000020' }))),
    )
    expect(new Set(all.map(({ id }) => id)).size).toBe(1)
    expect(all.filter(({ added }) => added)).toHaveLength(1)
  })

  test('a card that names the old number finds the record made with the old number', async () => {
    const old = await save(draft('Lê Thị Cúc', { idNumber: '301234567' }))
    const now = await save(
      draft('Lê Thị Cúc', {
        idNumber: '079155001234',
        oldIdNumber: '301234567',
        identity: 'card-seen',
      }),
    )
    expect(now).toMatchObject({
      id: old.id,
      idNumber: '079155001234',
      oldIdNumber: '301234567',
      identityLevel: 'card-seen',
    })
  })

  test('a citizen writes the own record only, and cannot take a number', async () => {
    const citizen = citizenWho(minh)
    const own = here.database.as({ unit: 1, person: minh })
    const saved = await own.tx((tx) =>
      savePerson(
        tx,
        citizen,
        draft('Kẻ Khác', { idNumber: '079090000020', addressDetail: 'Số 1' }),
      ),
    )
    expect(saved).toMatchObject({
      id: minh,
      fullName: 'Nguyễn Văn Minh',
      idNumber: '079087001234',
      addressDetail: 'Số 1',
    })
  })

  test('what a form says of a person is checked, every field at once, in Vietnamese', () => {
    const today = Temporal.PlainDate.from('2026-09-01')
    const wrong = personDraft(
      {
        fullName: 'M1nh',
        idNumber: '07908700123',
        birthDate: '31/02/1987',
        phone: 'x',
        email: 'y',
      },
      today,
    )
    expect(wrong).toMatchObject({ ok: false })
    expect(Object.keys(wrong.ok ? {} : wrong.errors)).toEqual([
      'fullName',
      'idNumber',
      'birthDate',
      'phone',
      'email',
    ])
    const right = personDraft(
      { fullName: 'Lê Văn Tám', idNumber: '079087005555', birthDate: '1987-02-05', phone: '' },
      today,
    )
    expect(right).toMatchObject({ ok: true, value: { idNumber: '079087005555', phone: null } })
  })
})

describe('finding people', () => {
  test.each([
    ['nguyễn văn', ['Nguyễn Văn Minh']],
    ['NGUYEN VAN', ['Nguyễn Văn Minh']],
    ['minh', ['Nguyễn Văn Minh']],
    ['văn minh', ['Nguyễn Văn Minh']],
    ['Nguyễn Văn'.normalize('NFD'), ['Nguyễn Văn Minh']],
    ['079 087 001 234', ['Nguyễn Văn Minh']],
    ['+84912345678', ['Nguyễn Văn Minh']],
    ['079087', []],
    ["' or 1=1 --", []],
    ['%', []],
  ])('%j finds %j', async (text, names) => {
    expect(await find(text)).toEqual(names)
  })

  test('goes on where the page before ended, through both ends of a name, nobody twice', async () => {
    for (const name of ['An Văn Bình', 'An Thị Cúc', 'Lê Hoài An', 'Trần An An', 'An Đức An'])
      await save(draft(name))
    const seen: string[] = []
    let after: string | undefined
    for (let pages = 0; pages < 9; pages += 1) {
      const { people, next } = await db.read((q) => findPeople(q, { text: 'an', limit: 2, after }))
      seen.push(...people.map(({ fullName }) => fullName))
      if (next === null) break
      after = next
    }
    expect(seen).toEqual(['An Đức An', 'An Thị Cúc', 'An Văn Bình', 'Trần An An', 'Lê Hoài An'])
    const broken = await db.read((q) => findPeople(q, { text: 'an', after: 'không phải' }))
    expect(broken.people).toHaveLength(5)
  })

  test('the list page masks numbers and keeps what was asked', async () => {
    const { body, statusCode } = await visit().get(
      `/can-bo/nguoi?q=${encodeURIComponent('văn minh')}`,
    )
    expect(statusCode).toBe(200)
    expect(body).toContain('079••••••234')
    expect(body).not.toContain('079087001234')
    expect(body).toContain('value="văn minh"')
  })
})

describe('merging', () => {
  test('two records of one person become one, and the old address leads to the new', async () => {
    const keep = await save(draft('Võ Thị Mai', { idNumber: '301999888', birth: { year: 1975 } }))
    const gone = await save(draft('Võ Thị Mai', { idNumber: '079175009988', phone: '0933000111' }))
    const path = `/can-bo/nguoi/${keep.id}/gop`
    const compared = await visit().get(`${path}?voi=${gone.id}`)
    expect(compared.body).toContain('079••••••988')
    expect((await visit().post(path, { gone: gone.id, reason: '' })).statusCode).toBe(422)
    expect(
      (await visit().post(path, { gone: gone.id, reason: 'Đối chiếu thẻ tại quầy' })).statusCode,
    ).toBe(303)
    expect(await db.read((q) => personById(q, gone.id))).toMatchObject({
      id: keep.id,
      idNumber: '079175009988',
      oldIdNumber: '301999888',
      phone: '0933000111',
    })
    const moved = await visit().get(`/can-bo/nguoi/${gone.id}`)
    expect(moved.headers.location).toBe(`/can-bo/nguoi/${keep.id}`)
    expect(await find('Võ Thị Mai')).toEqual(['Võ Thị Mai'])
    expect((await visit().post(path, { gone: gone.id, reason: 'Gộp lần nữa' })).statusCode).toBe(
      409,
    )
  })

  test('two different 12-digit numbers are two people', async () => {
    const one = await save(draft('Lý Thường', { idNumber: '079080000001' }))
    const other = await save(draft('Lý Thường', { idNumber: '079080000002' }))
    const merge = db.tx((tx) =>
      mergePeople(tx, officer, { keep: one.id, gone: other.id, reason: 'thử' }),
    )
    expect(await merge).toEqual({ ok: false, why: 'two-numbers' })
  })

  test('after a chain of merges every old id leads to the one that stays', async () => {
    const [a, b, c] = [
      await save(draft('Bùi Ba')),
      await save(draft('Bùi Ba')),
      await save(draft('Bùi Ba')),
    ]
    await db.tx((tx) => mergePeople(tx, officer, { keep: b.id, gone: a.id, reason: 'trùng' }))
    await db.tx((tx) => mergePeople(tx, officer, { keep: c.id, gone: b.id, reason: 'trùng' }))
    expect((await db.read((q) => personById(q, a.id)))?.id).toBe(c.id)
  })
})

test('residents follow their hamlet when it is merged', async () => {
  const person = await save(draft('Người Bình Lợi', { hamletId: hamlets[1] ?? null }))
  const today = Temporal.PlainDate.from('2026-09-01')
  const into = { kind: 'ap', name: 'Bình Hợp' } as const
  const merged = await db.tx((tx) =>
    mergeHamlets(tx, officer, {
      from: hamlets,
      into,
      on: today,
      ground: 'Nghị quyết giả định',
      today,
    }),
  )
  for (const event of await work()) await redeliver(event)
  expect(merged.ok).toBe(true)
  const into2 = merged.ok ? merged.value : ''
  expect(await db.read((q) => personById(q, person.id))).toMatchObject({ hamletId: into2 })
  expect(await eventsOf(into2, 'hamlet.residents-moved')).toBe(1)
})

test('the database refuses what the form would refuse', async () => {
  const numbered = here.owner.tx(
    (tx) => tx.run`
      insert into people.person (unit_id, id, full_name, id_number) values (1, gen_random_uuid(), 'X', '07908700123')
    `,
  )
  await expect(numbered).rejects.toThrow('person_id_number_check')
  const born = here.owner.tx(
    (tx) => tx.run`
      insert into people.person (unit_id, id, full_name, birth_year, birth_month, birth_day)
      values (1, gen_random_uuid(), 'X', 1987, 2, 30)
    `,
  )
  await expect(born).rejects.toThrow('date field value out of range')
})

test('folding in the database and in the program find the same people', async () => {
  const name = 'Đặng Thị Hoà-Bình'
  await save(draft(name))
  const Row = z.object({ fullNameFolded: z.string(), nameReversedFolded: z.string() })
  const row = await db.read(
    (q) => q.one(Row)`
    select full_name_folded, name_reversed_folded from people.person where full_name = ${name}
  `,
  )
  expect(row).toEqual({ fullNameFolded: fold(name), nameReversedFolded: 'hoa-binh thi dang' })
})
