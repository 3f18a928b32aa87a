import { expect, test, vi } from 'vitest'
import { z } from 'zod'

import { newId } from '#platform/id.ts'
import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { bundleOf, pagesOf } from './bundle.fixture.ts'

// A file is read in a process of its own, which takes its time on a busy machine.
vi.setConfig({ testTimeout: 60_000 })

const { db, visit, clock } = await town('2026-11-23')
const desk = officerWho({ name: 'Lê Thị Quầy' })
const photo = Buffer.from(
  'iVBORw0KGgoAAAANSUhEUgAAAAEAAAABCAYAAAAfFcSJAAAADUlEQVR42mNk+M9QDwADhgGAWjR9awAAAABJRU5ErkJggg==',
  'base64',
)
const png = (name: string) => new File([photo], name, { type: 'image/png' })
const pdf = (pages: number) =>
  new File(
    [
      bundleOf(
        new Uint8Array(),
        Array.from({ length: pages }, () => 'paper'),
      ),
    ],
    'quét.pdf',
  )

const given = async (over = {}) => {
  const papers = ['Giấy khai sinh', 'Tờ khai'].map((name) => ({
    ...{ name, quantity: 1, kind: 'original' as const },
  }))
  const { code } = await givenDossier({ db, now: clock.now, who: desk, over: { papers, ...over } })
  return { code, page: `/can-bo/so-hoa/ho-so/${code}` }
}

const send = (path: string, files: File[], key: string = newId()) => {
  const form = new FormData()
  form.set('_key', key)
  for (const file of files) form.append('file', file)
  return visit(desk).upload(path, form)
}

const Component = z.object({
  name: z.string(),
  fileId: z.string().nullable(),
  digitised: z.number(),
})
const componentsOf = (code: string) =>
  db.read(
    (q) => q.many(Component)`
      select c.name, c.file_id, c.digitised from dossiers.component c
      join dossiers.dossier d on d.unit_id = c.unit_id and d.id = c.dossier_id
      where d.unit_id = ${unit} and d.code = ${code} order by c.position`,
  )

test('papers of one dossier are scanned one at a time: a scanner’s file here, photos there', async () => {
  const { code, page } = await given()
  expect((await visit(desk).get(`/can-bo/ho-so/${code}`)).body).toContain(`href="${page}"`)
  expect((await visit(desk).get(page)).body).toContain('Còn 2 giấy tờ chưa số hóa')
  const sent = await send(`${page}/1`, [pdf(2)])
  expect([sent.statusCode, sent.headers['location']]).toEqual([303, `${page}#giay-1`])
  expect((await visit(desk).get(page)).body).toContain('Còn 1 giấy tờ chưa số hóa')
  expect((await send(`${page}/2`, [png('trang 1.png'), png('trang 2.png')])).statusCode).toBe(303)
  const papers = await componentsOf(code)
  expect(papers.map(({ digitised }) => digitised)).toEqual([1, 1])
  const bound = await visit(desk).get(`/tep/${papers[1]?.fileId}`)
  expect(bound.headers['content-type']).toContain('application/pdf')
  expect(pagesOf(new Uint8Array(bound.rawPayload))).toBe(2)
  const { body } = await visit(desk).get(`/can-bo/ho-so/${code}`)
  expect(body.match(/Số hóa giấy tờ \(2 trang\)/g)).toHaveLength(2)
})

test('a form that is sent twice files one scan; a second one on purpose stands beside the first', async () => {
  const { code, page } = await given()
  const key = newId()
  await send(`${page}/1`, [png('a.png')], key)
  await send(`${page}/1`, [png('a.png')], key)
  expect(await componentsOf(code)).toHaveLength(2)
  await send(`${page}/1`, [png('b.png')])
  expect((await componentsOf(code)).map(({ name }) => name)).toEqual([
    'Giấy khai sinh',
    'Tờ khai',
    'Giấy khai sinh (bản quét thêm)',
  ])
})

test('what cannot be read, is mixed or missing is told beside its paper, and nothing is filed', async () => {
  const { code, page } = await given()
  const broken = new File(['%PDF-1.4 not a file at all'], 'hỏng.pdf')
  const wrong: [files: File[], said: string][] = [
    [[], 'Chọn tệp PDF hoặc ảnh đã chụp'],
    [[pdf(1), png('a.png')], 'không gửi lẫn hai loại'],
    [[broken], 'Tệp PDF'],
  ]
  for (const [files, said] of wrong) {
    const sent = await send(`${page}/1`, files)
    expect([sent.statusCode, said, sent.body.includes(said)]).toEqual([422, said, true])
  }
  expect((await componentsOf(code)).map(({ fileId }) => fileId)).toEqual([null, null])
  expect((await send(`${page}/9`, [png('a.png')])).statusCode).toBe(404)
})

test('a dossier that nobody has taken in takes no scans, and says so', async () => {
  const { page } = await given({ channel: 'online' })
  expect((await visit(desk).get(page)).body).toContain('chưa được tiếp nhận')
  expect((await send(`${page}/1`, [png('a.png')])).statusCode).toBe(409)
})

test('who may not scan does not see the page', async () => {
  const { page } = await given()
  const other = officerWho({ can: new Set(['public', 'dossier.view']) })
  expect((await visit(other).get(page)).statusCode).toBe(403)
})
