import { inflateRawSync } from 'node:zlib'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { newId } from '#platform/id.ts'
import { system } from '#platform/who.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { Query, wantedOf } from './asked.ts'
import { measures } from './measures.ts'
import { recountAll } from './recount.ts'
import { workbookOf } from './workbook.ts'

const place = await town('2026-11-23')
const { db, clock, owner, visit } = place
const officer = visit()
const client = {
  unit,
  actor: 'client:province',
  kind: 'client' as const,
  name: 'province',
  can: new Set(['api.figures']),
}

/** A few dossiers: three finished (early, on the day, late), one overdue, one withdrawn, one that waits online. */
const codes: string[] = []
for (let n = 0; n < 5; n += 1) codes.push((await givenDossier({ db, now: clock.now })).code)
const other = { channel: 'online' as const, procedure: '1.004873' }
codes.push((await givenDossier({ db, now: clock.now, over: other })).code)
const end = (code: string, due: string) =>
  owner.tx(
    (tx) => tx.run`
      update dossiers.dossier set state = 'done', step = null, step_role = null, verdict = 'grant', has_result = true,
        due_at = ${due}::timestamptz, finished_at = '2026-11-23 10:00+07' where code = ${code}`,
  )
await end(codes[0]!, '2026-11-24 17:00+07')
await end(codes[1]!, '2026-11-23 17:00+07')
await end(codes[2]!, '2026-11-20 17:00+07')
await owner.tx(
  (tx) =>
    tx.run`update dossiers.dossier set due_at = '2026-11-20 17:00+07' where code = ${codes[3]}`,
)
await owner.tx(
  (tx) =>
    tx.run`update dossiers.dossier set state = 'withdrawn', step = null, step_role = null where code = ${codes[4]}`,
)

const codesIn = (body: string) => [
  ...new Set([...body.matchAll(/\/can-bo\/ho-so\/(H[\d.]+-\d+-\d+)/g)].map(([, code]) => code)),
]

test('the overview says what of what, and each number opens as many dossiers', async () => {
  const { body, statusCode } = await officer.get('/can-bo/so-lieu')
  expect(statusCode).toBe(200)
  expect(body).toContain('66,7 %')
  const links = [...body.matchAll(/href="(\/can-bo\/so-lieu\/ho-so[^"]+)"[^>]*>([\d.]+)</g)]
  expect(links.length).toBeGreaterThan(12)
  for (const [, href = '', number] of links) {
    const list = await officer.get(href.replaceAll('&amp;', '&'))
    expect([href, codesIn(list.body).length]).toEqual([href, Number(number)])
    expect(list.body).toContain(`${number} hồ sơ`)
  }
})

test.each([
  'thoi-gian',
  'linh-vuc',
  'thu-tuc',
  'phong-ban',
  'can-bo',
  'diem',
  'gop-y',
  'doi-chieu',
])('the part %s opens for a month, a year and an own range', async (part) => {
  for (const query of ['', '?ky=nam', '?tu=01/01/2026&den=2026-12-31', '?ky=ngay&ngay=31/02/2026'])
    expect((await officer.get(`/can-bo/so-lieu/${part}${query}`)).statusCode).toBe(200)
})

test('a breakdown’s numbers open exactly their own dossiers', async () => {
  for (const part of ['linh-vuc', 'thu-tuc', 'can-bo', 'phong-ban', 'thoi-gian']) {
    const { body } = await officer.get(`/can-bo/so-lieu/${part}`)
    const links = [...body.matchAll(/href="(\/can-bo\/so-lieu\/ho-so[^"]+)"[^>]*>(\d+)</g)]
    expect([part, links.length > 0]).toEqual([part, true])
    for (const [, href = '', number] of links) {
      const list = await officer.get(href.replaceAll('&amp;', '&'))
      expect([href, codesIn(list.body).length]).toEqual([href, Number(number)])
    }
  }
})

test('an officer without the right sees no colleague’s figures, but the own', async () => {
  const one = officerWho({ can: new Set(['public', 'figures.view', 'dossier.view']) })
  const they = visit(one)
  const path = '/can-bo/so-lieu?can-bo='
  expect((await they.get(`${path}${one.staff}`)).statusCode).toBe(200)
  expect((await they.get(path + newId())).statusCode).toBe(403)
  expect((await they.get('/can-bo/so-lieu/can-bo')).statusCode).toBe(403)
  expect((await they.get('/can-bo/so-lieu?phong-ban=x')).statusCode).toBe(403)
})

test('the workbook and the report come as files', async () => {
  const sheet = await officer.get('/can-bo/so-lieu/xuat.xlsx?ky=nam')
  expect(sheet.headers['content-disposition']).toContain('so-lieu-2026-01-01-2026-12-31.xlsx')
  expect(sheet.rawPayload.subarray(0, 2).toString()).toBe('PK')
  const report = await officer.get('/can-bo/so-lieu/bao-cao.pdf?ky=nam')
  expect(report.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
})

test('no cell of a workbook is a formula, whatever its text begins with', async () => {
  const evil = ['=1+1', '+cmd|x', '-2', '@SUM(A1)', '\t=1', '=HYPERLINK("http://x")', 'a\u0000b']
  const book = await workbookOf([
    { name: 'Thử', widths: [20], rows: [evil, [{ head: '=2+2' }, 7, { share: 0.5 }, null]] },
  ])
  const xml = await partsOf(book)
  expect(xml).not.toMatch(/<f[ >]/)
  expect(xml).toContain('=1+1')
  expect(xml).toMatch(/<v>7<\/v>/)
})

/** Every XML part of a workbook, by the directory at the end of the ZIP file. */
async function partsOf(book: Buffer): Promise<string> {
  const end = book.lastIndexOf(Buffer.from('PK\x05\x06', 'latin1'))
  const parts: string[] = []
  let at = book.readUInt32LE(end + 16)
  for (let n = book.readUInt16LE(end + 10); n > 0; n -= 1) {
    const [method, size] = [book.readUInt16LE(at + 10), book.readUInt32LE(at + 20)]
    const start = book.readUInt32LE(at + 42)
    const from = start + 30 + book.readUInt16LE(start + 26) + book.readUInt16LE(start + 28)
    const packed = book.subarray(from, from + size)
    parts.push((method === 0 ? packed : inflateRawSync(packed)).toString('utf8'))
    at += 46 + book.readUInt16LE(at + 28) + book.readUInt16LE(at + 30) + book.readUInt16LE(at + 32)
  }
  return parts.join('\n')
}

test('the public page shows the commune and hides what is too small', async () => {
  const anybody = visit({ ...client, actor: 'public', kind: 'public', can: new Set(['public']) })
  const { body, statusCode } = await anybody.get('/minh-bach')
  expect(statusCode).toBe(200)
  expect(body).toContain('66,7 %')
  expect(body).toContain('không nêu')
  expect(body).not.toContain('Nguyễn Văn Minh')
  expect(body).not.toContain(codes[0])
})

const Figures = z.object({
  figures: z.array(
    z.object({
      code: z.string(),
      numerator: z.number(),
      denominator: z.number().nullable(),
      ratio: z.number().nullable(),
    }),
  ),
  groups: z.array(z.object({ key: z.string() })),
  satisfaction: z.unknown(),
})
const List = z.object({
  items: z.array(z.object({ code: z.string() })),
  next: z.string().nullable(),
})

test('the same figures come through the API, and each opens its dossiers page by page', async () => {
  const program = visit(client)
  const answer = await program.get('/api/v1/figures?from=2026-01-01&to=2026-12-31&by=field')
  const { figures, groups, satisfaction } = Figures.parse(answer.json())
  expect(figures.map(({ code }) => code)).toEqual(Object.keys(measures))
  expect(figures.find(({ code }) => code === 'late')).toMatchObject({
    numerator: 1,
    denominator: 3,
  })
  expect(groups.length).toBeGreaterThan(0)
  expect(satisfaction).toBeNull()
  for (const { code, numerator } of figures) {
    const seen = new Set<string>()
    let next: string | null = ''
    while (next !== null) {
      const url: string = `/api/v1/figures/dossiers?figure=${code}&from=2026-01-01&to=2026-12-31&limit=2&cursor=${next}`
      const list = List.parse((await program.get(url)).json())
      for (const item of list.items) seen.add(item.code)
      next = list.next
    }
    expect([code, seen.size]).toEqual([code, numerator])
  }
})

test.each([
  ['/api/v1/figures?from=yesterday', 400],
  ['/api/v1/figures?from=1900-01-01&to=2026-01-01', 422],
  ['/api/v1/figures?by=colour', 400],
  ['/api/v1/figures/dossiers?figure=none', 400],
  ['/api/v1/figures/dossiers?figure=received&side=denominator', 422],
  ['/api/v1/figures/dossiers?figure=received&cursor=garbage', 200],
  ['/api/v1/figures/dossiers?figure=received&limit=1000', 400],
])('%s answers %i', async (url, status) => {
  expect((await visit(client).get(url)).statusCode).toBe(status)
})

test('weights and service levels are data: what is set holds from its day, with its ground', async () => {
  const path = '/quan-tri/chi-so'
  const weight = {
    code: 'online',
    max: '15,5',
    from: '01/11/2026',
    source: 'Công văn thử',
    certainty: 'V',
  }
  expect((await officer.post(path, weight)).statusCode).toBe(303)
  expect((await officer.get('/can-bo/so-lieu/diem?ky=thang')).body).toContain('15,5')
  expect((await officer.get('/can-bo/so-lieu/diem?ky=thang&ngay=01/10/2026')).body).not.toContain(
    '15,5',
  )
  for (const wrong of [
    { max: '-1' },
    { max: 'x' },
    { from: '32/1/2026' },
    { source: '' },
    { certainty: 'X' },
  ])
    expect((await officer.post(path, { ...weight, ...wrong })).statusCode).toBe(422)
  expect((await officer.post(path, { ...weight, code: 'none' })).statusCode).toBe(404)
  const level = { procedure: '1.004873', level: 'partial', source: 'QĐ công bố', certainty: 'S' }
  expect((await officer.post(`${path}/muc-do`, level)).statusCode).toBe(303)
  const unknown = { ...level, procedure: '9.999999' }
  expect((await officer.post(`${path}/muc-do`, unknown)).statusCode).toBe(422)
  const said = { source: 'QĐ công bố', level: 'partial' }
  const rows = await db.read(
    (q) => q.many(z.object({ source: z.string(), level: z.string() }))`
      select source, level from figures.service_level where unit_id = ${unit}`,
  )
  expect(rows).toEqual([said])
})

test('a recount can be asked for, and its report is shown', async () => {
  expect((await officer.post('/can-bo/so-lieu/doi-chieu')).statusCode).toBe(303)
  await recountAll(db, { ...system(unit), name: 'Người thử' }, () => clock.now)
  expect((await officer.get('/can-bo/so-lieu/doi-chieu')).body).toContain('Người thử')
})

test('a period is read as people write it, and what makes no sense is this month', () => {
  const today = Temporal.PlainDate.from('2026-11-23')
  const period = (query: Record<string, string>) => {
    const { from, to } = wantedOf(Query.parse(query), today).period
    return `${from.toString()}…${to.toString()}`
  }
  expect(period({})).toBe('2026-11-01…2026-11-30')
  expect(period({ ky: 'quy', ngay: '05/02/2026' })).toBe('2026-01-01…2026-03-31')
  expect(period({ tu: '10/11/2026', den: '05/11/2026' })).toBe('2026-11-05…2026-11-10')
  expect(period({ ky: 'tuần', ngay: '99/99/9999' })).toBe('2026-11-01…2026-11-30')
})
