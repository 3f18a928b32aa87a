import { expect, test } from 'vitest'
import { z } from 'zod'

import { town, unit } from '#test/town.ts'

const { db, visit, officer } = await town('2026-11-23')
const client = {
  ...officer,
  actor: 'client:province',
  kind: 'client' as const,
  can: new Set(['api.dossiers']),
}

const body = (over: object = {}) => ({
  procedure: '1.004873',
  channel: 'counter',
  applicant: {
    fullName: 'Nguyễn Thị Hoa',
    idNumber: '079187000123',
    birthDate: '1987-02-05',
    phone: '0912345678',
  },
  form: {},
  components: [{ name: 'Giấy xác nhận cũ', quantity: 1, kind: 'original' }],
  ...over,
})

const send = (key: string, over: object = {}) =>
  visit(client).json('/api/v1/dossiers', body(over), { 'idempotency-key': key })
const count = async () =>
  (
    await db.read(
      (q) =>
        q.one(
          z.object({ n: z.number() }),
        )`select count(*)::int as n from dossiers.dossier where unit_id = ${unit}`,
    )
  ).n

test('another system files a dossier and gets its code, state and due date', async () => {
  const answer = await send('a')
  expect(answer.statusCode).toBe(201)
  expect(answer.json()).toMatchObject({
    code: expect.stringMatching(/-261123-\d{4}$/),
    state: 'accepted',
    receivedAt: '2026-11-23T09:00:00+07:00',
  })
  const { code } = answer.json<{ code: string }>()
  const one = await visit(client).get(`/api/v1/dossiers/${code}`)
  expect(one.json()).toMatchObject({
    code,
    applicant: { fullName: 'Nguyễn Thị Hoa', idNumber: '079••••••123' },
  })
})

test('the same key and body give the first answer again, another body is refused', async () => {
  const first = await send('b')
  expect((await send('b')).json()).toEqual(first.json())
  const other = await send('b', { channel: 'post' })
  expect(other.statusCode).toBe(409)
})

test('twenty posts with one key at once make one dossier', async () => {
  const before = await count()
  const answers = await Promise.all(Array.from({ length: 20 }, () => send('c')))
  expect(new Set(answers.map((answer) => answer.json<{ code: string }>().code)).size).toBe(1)
  expect(await count()).toBe(before + 1)
})

test('forty dossiers at once get forty codes without a gap', async () => {
  const answers = await Promise.all(
    Array.from({ length: 40 }, (_, n) => send(`d${n}`, { channel: 'post' })),
  )
  const numbers = answers
    .map((answer) => Number(answer.json<{ code: string }>().code.split('-').at(-1)))
    .toSorted((a, b) => a - b)
  expect(numbers.at(-1)! - numbers[0]!).toBe(39)
  expect(new Set(numbers).size).toBe(40)
})

test.each([
  ['idNumber', { idNumber: '07918700012' }],
  ['idNumber', { idNumber: '0791870001234' }],
  ['birthDate', { birthDate: '2026-02-30' }],
  ['birthDate', { birthDate: '2030-01-01' }],
  ['fullName', { fullName: 'A'.repeat(5_000) }],
  ['fullName', { fullName: '😀' }],
  ['fullName', { fullName: '<script>alert(1)</script>' }],
])('a wrong %s is named', async (field, wrong) => {
  const answer = await send(`e${JSON.stringify(wrong)}`.slice(0, 100), {
    applicant: { ...body().applicant, ...wrong },
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.headers['content-type']).toContain('application/problem+json')
  expect(
    answer.json<{ errors: { field: string }[] }>().errors.map((error) => error.field),
  ).toContain(`applicant.${field}`)
})

test('a name in decomposed letters is kept composed', async () => {
  const { code } = (
    await send('f', {
      applicant: {
        ...body().applicant,
        fullName: 'Hoàng Thị Ánh'.normalize('NFD'),
        idNumber: '079187000999',
      },
    })
  ).json<{ code: string }>()
  const one = await visit(client).get(`/api/v1/dossiers/${code}`)
  expect(one.json()).toMatchObject({ applicantName: 'Hoàng Thị Ánh' })
})

test('a list is narrowed, found without diacritics from either end, and paged by a cursor', async () => {
  for (let n = 0; n < 5; n += 1)
    await send(`g${n}`, {
      applicant: { ...body().applicant, fullName: 'Lê Đình Phúc', idNumber: `07918800010${n}` },
    })
  for (const q of ['le dinh', 'Lê Đình', 'phuc', 'đình phúc', 'LE DINH PHUC']) {
    const list = (await visit(client).get(`/api/v1/dossiers?q=${encodeURIComponent(q)}`)).json<{
      items: object[]
    }>()
    expect(list.items).toHaveLength(5)
  }
  const seen = new Set<string>()
  let next: string | null = ''
  while (next !== null) {
    const page: { items: { code: string }[]; next: string | null } = (
      await visit(client).get(`/api/v1/dossiers?q=phuc&limit=2&cursor=${next}`)
    ).json()
    for (const { code } of page.items) seen.add(code)
    next = page.next
  }
  expect(seen.size).toBe(5)
})

test('nobody is lost between the pages of those whose name begins or ends with the words', async () => {
  const names = ['Sơn Văn An', 'Trần Sơn', 'Bùi Thị Sơn', 'Vũ An Sơn', 'Đỗ Sơn', 'An Cao Sơn']
  for (const [n, fullName] of names.entries())
    await send(`s${n}`, {
      applicant: { ...body().applicant, fullName, idNumber: `07918800020${n}` },
    })
  const seen: string[] = []
  let next: string | null = ''
  while (next !== null) {
    const page: { items: { applicantName: string }[]; next: string | null } = (
      await visit(client).get(`/api/v1/dossiers?q=son&limit=2&cursor=${next}`)
    ).json()
    seen.push(...page.items.map(({ applicantName }) => applicantName))
    next = page.next
  }
  expect(seen[0]).toBe('Sơn Văn An')
  expect(seen.toSorted()).toEqual(names.toSorted())
})

test.each([
  ['state=nowhere', 400],
  ['limit=1000', 400],
  ['dueBefore=yesterday', 400],
  ['q=%27%3B%20drop%20table%20dossiers.dossier%3B--', 200],
  ['q=%00', 400],
  ['cursor=garbage', 400],
  ['cursor=W10', 400],
  ['cursor=WyJuIiwieCIsInkiXQ', 400],
])('the list answers %s with %i', async (query, status) => {
  expect((await visit(client).get(`/api/v1/dossiers?${query}`)).statusCode).toBe(status)
})

test('a cursor is of one list: tampered with or taken to another it is refused', async () => {
  for (const n of [1, 2, 3]) await send(`cur${n}`, { channel: 'post' })
  const path = '/api/v1/dossiers?limit=1'
  const { next } = (await visit(client).get(path)).json<{ next: string }>()
  const [list, , id] = JSON.parse(Buffer.from(next, 'base64url').toString()) as string[]
  const impossible = Buffer.from(JSON.stringify([list, '2026-02-30T00:00:00Z', id]))
  expect((await visit(client).get(`${path}&cursor=${next}`)).statusCode).toBe(200)
  for (const bad of [
    `${path}&state=new&cursor=${next}`,
    `${path}&q=hoa&cursor=${next}`,
    `${path}&cursor=${impossible.toString('base64url')}`,
  ]) {
    const answer = await visit(client).get(bad)
    expect(answer.statusCode).toBe(400)
    expect(answer.json()).toMatchObject({ errors: [{ field: 'cursor' }] })
  }
})

test('a case that the procedure does not have is refused; each case has its own limit', async () => {
  const road = { procedure: '1.013274' }
  const wrong = await send('case-1', { ...road, case: 'zzz' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.json()).toMatchObject({ errors: [{ field: 'case' }] })
  expect((await send('case-2', { ...road, case: 'funeral' })).statusCode).toBe(201)
})

test('where each case has its own limit, none and two different ones are refused at the field', async () => {
  const road = { procedure: '1.013274' }
  const field = async (key: string, over: object) => {
    const answer = await send(key, { ...road, ...over })
    return [
      answer.statusCode,
      ...(answer.json<{ errors?: { field: string }[] }>().errors?.map((error) => error.field) ??
        []),
    ]
  }
  expect(await field('case-none', {})).toEqual([422, 'case'])
  expect(await field('case-two', { case: 'funeral', form: { caseCode: 'other' } })).toEqual([
    422,
    'case',
  ])
  expect((await send('case-form', { ...road, form: { caseCode: 'other' } })).statusCode).toBe(201)
})

test('a case that only the catalogue knows keeps its own limit', async () => {
  const tree = { procedure: '1.002693', case: 'protected-tree' }
  const { code, dueAt } = (await send('tree', tree)).json<{ code: string; dueAt: string }>()
  const plain = (await send('tree-plain', { procedure: '1.002693' })).json<{ dueAt: string }>()
  expect(Date.parse(dueAt)).toBeGreaterThan(Date.parse(plain.dueAt))
  expect((await visit(client).get(`/api/v1/dossiers/${code}`)).json()).toMatchObject({
    case: 'protected-tree',
  })
})

test('what is taken in at the counter only does not come online', async () => {
  const copies = { procedure: '1.000419' }
  const online = await send('way-1', { ...copies, channel: 'online' })
  expect(online.statusCode).toBe(422)
  expect(online.json()).toMatchObject({ errors: [{ field: 'channel' }] })
  expect((await send('way-2', { ...copies, channel: 'post' })).statusCode).toBe(201)
})

test('nobody reads the list without a token of the right scope', async () => {
  const stranger = { ...client, actor: 'client:stranger', can: new Set<string>() }
  expect((await visit(stranger).get('/api/v1/dossiers')).statusCode).toBe(403)
  const nobody = { ...client, actor: 'public', kind: 'public' as const, can: new Set(['public']) }
  expect((await visit(nobody).get('/api/v1/dossiers')).statusCode).toBe(401)
})

test('a dossier of another commune is not there', async () => {
  const { code } = (await send('h')).json<{ code: string }>()
  const neighbour = { ...client, unit: 2, actor: 'client:neighbour' }
  expect((await visit(neighbour).get(`/api/v1/dossiers/${code}`)).statusCode).toBe(404)
  expect((await visit(neighbour).get('/api/v1/dossiers')).json()).toMatchObject({ items: [] })
})
