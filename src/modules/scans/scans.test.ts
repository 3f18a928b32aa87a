import { expect, test, vi } from 'vitest'
import { z } from 'zod'

import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { bundleOf, locked, pagesOf } from './bundle.fixture.ts'

// Each bundle starts processes, which take their time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const here = await town('2026-11-23')
const { db, visit, clock } = here
const { work, context } = background(here)
const desk = officerWho({ name: 'Lê Thị Quầy' })
const home = '/can-bo/so-hoa'

const papers = (...names: string[]) => ({
  papers: names.map((name) => ({ name, quantity: 1, kind: 'original' as const })),
})
const given = (...names: string[]) =>
  givenDossier({ db, now: clock.now, who: desk, over: papers(...names) })

const Component = z.object({
  name: z.string(),
  fileId: z.string().nullable(),
  digitised: z.number(),
})
const componentsOf = (dossier: { id: string }) =>
  db.read(
    (q) => q.many(Component)`
      select name, file_id, digitised from dossiers.component
      where unit_id = ${unit} and dossier_id = ${dossier.id} order by position`,
  )

async function sheetsFor(...codes: string[]): Promise<Uint8Array> {
  const printed = await visit(desk).post(`${home}/to-phan-cach`, { 'ho-so': codes })
  expect(printed.headers['content-type']).toBe('application/pdf')
  return new Uint8Array(printed.rawPayload)
}

async function upload(bytes: Uint8Array<ArrayBuffer>, who = desk) {
  const form = new FormData()
  form.append('file', new File([bytes], 'tập quét sáng.pdf'))
  const sent = await visit(who).upload(home, form)
  const path = z.string().parse(sent.headers['location'])
  await work()
  return path
}

const eventsNamed = (name: string) =>
  db.read(
    (q) => q.many(z.object({ data: z.record(z.string(), z.unknown()), actor: z.string() }))`
      select data, actor from audit.event where unit_id = ${unit} and name = ${name} order by id`,
  )

test('a bundle is split at its separators, confirmed once, and lies in the right papers of the right dossiers', async () => {
  const [one, two] = [await given('Giấy khai sinh', 'Tờ khai'), await given('Giấy chứng sinh')]
  const sheets = await sheetsFor(one.code, two.code)
  expect(pagesOf(sheets)).toBe(3)
  const pages = [0, 'blank', 'paper', 'paper', 1, 'paper', 2, 'paper', 'blank'] as const
  const path = await upload(bundleOf(sheets, pages))
  const found = await visit(desk).get(path)
  expect(found.body).toContain('Trang 3–4')
  expect(found.body).toContain('Trang 6')
  expect(found.body).toContain('Trang 8–9')
  expect(found.body).toContain('đưa 3 phần vào 2 hồ sơ')
  const part = await visit(desk).get(`${path}/phan/1.pdf`)
  expect(pagesOf(new Uint8Array(part.rawPayload))).toBe(2)

  expect((await visit(desk).post(`${path}/xac-nhan`)).statusCode).toBe(303)
  await work()
  expect(
    (await componentsOf(one)).map(({ digitised, fileId }) => [digitised, fileId !== null]),
  ).toEqual([
    [1, true],
    [1, true],
  ])
  expect((await componentsOf(two)).map(({ digitised }) => digitised)).toEqual([1])
  const told = await eventsNamed('dossier.digitised')
  expect(told.map(({ data, actor }) => [data['code'], data['pages'], actor])).toEqual([
    [one.code, 3, desk.actor],
    [two.code, 2, desk.actor],
  ])
  expect((await visit(desk).get(path)).body).toContain('Đã vào hồ sơ')
  const [first] = await componentsOf(one)
  expect((await visit(desk).get(`/tep/${first?.fileId}`)).statusCode).toBe(200)
  expect((await visit(desk).get(`/can-bo/ho-so/${one.code}`)).body).toContain(
    'Số hóa giấy tờ (3 trang)',
  )
})

test('confirming twice, or the job running twice, files nothing twice', async () => {
  const dossier = await given('Giấy khai sinh')
  const path = await upload(bundleOf(await sheetsFor(dossier.code), [0, 'paper']))
  const id = path.slice(path.lastIndexOf('/') + 1)
  const [once, again] = await Promise.all([
    visit(desk).post(`${path}/xac-nhan`),
    visit(desk).post(`${path}/xac-nhan`),
  ])
  expect(new Set([once.statusCode, again.statusCode])).toEqual(new Set([303, 409]))
  await work()
  const { fileBatch } = await import('./jobs.ts')
  await db.tx((tx) => tx.run`update scans.batch set state = 'filing' where id = ${id}`)
  await fileBatch(context, { unit, id })
  expect(await componentsOf(dossier)).toHaveLength(1)
})

test('what has no separator is assigned by hand, split and skipped; until then nothing is filed', async () => {
  const dossier = await given('Giấy khai sinh', 'Tờ khai')
  const sheets = await sheetsFor(dossier.code)
  const path = await upload(bundleOf(sheets, ['paper', 'paper', 'paper', 0, 'paper']))
  expect((await visit(desk).get(path)).body).toContain('Không có tờ phân cách đứng trước')
  const early = await visit(desk).post(`${path}/xac-nhan`)
  expect(early.statusCode).toBe(409)
  expect(early.body).toContain('Còn phần chưa rõ')

  const wrong = await visit(desk).post(`${path}/phan/1/tach`, { from: '9' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Ghi số trang nằm trong phần này')
  await visit(desk).post(`${path}/phan/1/tach`, { from: '3' })
  const unknown = await visit(desk).post(`${path}/phan/1/chon`, { code: 'H99.99-260101-0001' })
  expect(unknown.statusCode).toBe(422)
  expect(unknown.body).toContain('H99.99-260101-0001')
  const choose = await visit(desk).post(`${path}/phan/1/chon`, { code: dossier.code })
  expect(choose.statusCode).toBe(200)
  expect(choose.body).toContain('<option value="2"')
  await visit(desk).post(`${path}/phan/1/chon`, { code: dossier.code, position: '2' })
  await visit(desk).post(`${path}/phan/3/bo`)
  expect((await visit(desk).post(`${path}/xac-nhan`)).statusCode).toBe(303)
  await work()
  expect((await componentsOf(dossier)).map(({ digitised }) => digitised)).toEqual([1, 1])
  const told = await eventsNamed('dossier.digitised')
  expect(told.at(-1)?.data['pages']).toBe(3)
})

test('pages behind a page that was no separator are joined to the part before', async () => {
  const dossier = await given('Giấy khai sinh')
  const path = await upload(bundleOf(await sheetsFor(dossier.code), [0, 'paper', 'paper']))
  await visit(desk).post(`${path}/phan/1/tach`, { from: '3' })
  await visit(desk).post(`${path}/phan/3/gop`)
  const page = await visit(desk).get(path)
  expect(page.body).toContain('Trang 2–3')
  expect((await visit(desk).post(`${path}/phan/1/gop`)).body).toContain(
    'Không có phần nào đứng trước',
  )
})

test('a paper that has a scan keeps it and gets a further one; a dossier that was withdrawn refuses its part only', async () => {
  const [one, two] = [await given('Giấy khai sinh'), await given('Giấy chứng sinh')]
  const sheets = await sheetsFor(one.code, two.code)
  const bundle = bundleOf(sheets, [0, 'paper', 1, 'paper'])
  const first = await upload(bundle)
  await visit(desk).post(`${first}/xac-nhan`)
  await work()
  const second = await upload(bundle)
  await db.tx(
    (tx) =>
      tx.run`update dossiers.dossier set state = 'withdrawn', step = null where code = ${two.code}`,
  )
  await visit(desk).post(`${second}/xac-nhan`)
  await work()
  expect((await componentsOf(one)).map(({ name }) => name)).toEqual([
    'Giấy khai sinh',
    'Giấy khai sinh (bản quét thêm)',
  ])
  expect(await componentsOf(two)).toHaveLength(1)
  const page = (await visit(desk).get(second)).body
  expect(page).toContain('Hồ sơ đã rút hoặc bị từ chối')
  expect(page).toContain('Đã vào hồ sơ')
})

test.each([
  ['a file with a password', locked(), 'có mật khẩu'],
  [
    'a broken file',
    new TextEncoder().encode(`%PDF-1.7\n${'1 0 obj <<'.repeat(40)}\ntrailer<<>>\n%%EOF`),
    'bị hỏng|không có trang',
  ],
])('%s is answered clearly, and nothing is filed', async (_, bytes, message) => {
  const path = await upload(new Uint8Array(bytes))
  const page = await visit(desk).get(path)
  expect(page.body).toMatch(new RegExp(message))
  expect(page.body).toContain('Chưa có gì được đưa vào hồ sơ')
  expect((await visit(desk).post(`${path}/xac-nhan`)).statusCode).toBe(409)
})

test('what is no PDF is refused beside the field; nothing chosen too', async () => {
  const form = new FormData()
  form.append('file', new File(['một tệp chữ'], 'quet.pdf'))
  const text = await visit(desk).upload(home, form)
  expect(text.statusCode).toBe(422)
  expect(text.body).toContain('không phải PDF')
  const nothing = await visit(desk).upload(home, new FormData())
  expect(nothing.statusCode).toBe(422)
})

test('a bundle is its uploader’s: colleagues, citizens and other communes do not find it', async () => {
  const dossier = await given('Giấy khai sinh')
  const path = await upload(bundleOf(await sheetsFor(dossier.code), [0, 'paper']))
  const colleague = visit(officerWho())
  expect((await colleague.get(path)).statusCode).toBe(404)
  expect((await colleague.get(`${path}/phan/1.pdf`)).statusCode).toBe(404)
  expect((await colleague.post(`${path}/xac-nhan`)).statusCode).toBe(404)
  expect((await colleague.post(`${path}/phan/1/bo`)).statusCode).toBe(404)
  expect((await visit(citizenWho(desk.staff ?? '')).get(path)).statusCode).toBe(403)
  expect((await visit(desk).post(`${path}/huy`)).statusCode).toBe(303)
  expect((await visit(desk).get(path)).body).toContain('Đã hủy')
})

test('separators are printed for papers without a scan only, and wrong codes are named', async () => {
  const dossier = await given('Giấy khai sinh')
  const page = await visit(desk).get(`${home}/to-phan-cach`)
  expect(page.body).toContain(dossier.code)
  const wrong = await visit(desk).post(`${home}/to-phan-cach`, { ma: 'H99.99-260101-0001' })
  expect(wrong.statusCode).toBe(422)
  expect(wrong.body).toContain('Không có giấy tờ chưa quét trong: H99.99-260101-0001')
  expect((await visit(desk).post(`${home}/to-phan-cach`, {})).statusCode).toBe(422)
})
