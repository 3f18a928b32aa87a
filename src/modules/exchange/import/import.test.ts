import { expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier } from '#test/given.ts'
import { citizenWho, officerWho, town, unit } from '#test/town.ts'
import { background } from '#test/work.ts'

import { mirrorByCode } from '../mirror/store.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here
const { work } = background(here)
const home = '/can-bo/ho-so-ngoai/nhap'
// Registration of residence: the police settle it, it is filed at the national portal.
const procedure = '1.004222'

const heading = 'Mã hồ sơ,Mã thủ tục,Trạng thái,Người nộp,Ngày nộp,Ngày hẹn trả,Cập nhật lúc'
const csv = (...lines: string[]) => [heading, ...lines].join('\r\n')
const line = (n: number, state: string, asOf: string, name = 'Nguyễn Văn Minh') =>
  `G01.899-261101-${String(n).padStart(4, '0')},${procedure},${state},${name},01/11/2026,10/11/2026 17:00,${asOf}`

async function send(text: string | Buffer, over: Record<string, string> = {}) {
  const form = new FormData()
  const fields = { system: 'police', takenAt: '23/11/2026 08:00', ...over }
  for (const [name, value] of Object.entries(fields)) form.append(name, value)
  form.append('file', new Blob([text as BlobPart]), 'ds.csv')
  return visit().upload(home, form)
}
const Counts = z.object({
  state: z.string(),
  rows: z.number(),
  faults: z.number(),
  fresh: z.number(),
  changed: z.number(),
  same: z.number(),
  older: z.number(),
})
const counts = (path: string) =>
  db.read(
    (q) => q.one(Counts)`
      select state, rows, faults, fresh, changed, same, older from exchange.import where id = ${path.split('/').at(-1)}::uuid`,
  )
/** Uploads, confirms and takes in; the counts of what it did. */
async function takeIn(text: string, confirm: Record<string, string> = {}) {
  const path = String((await send(text)).headers.location)
  await visit().post(`${path}/nhap`, confirm)
  await work()
  return counts(path)
}
const mirror = (n: number) =>
  db.read((q) => mirrorByCode(q, unit, `G01.899-261101-${String(n).padStart(4, '0')}`))
const all = () =>
  db.read(
    (q) =>
      q.many(
        z.object({ line: z.string() }),
      )`select m::text as line from exchange.mirror m order by id`,
  )

test('a file is looked through first: nothing changes until the officer says so', async () => {
  const path = String((await send(csv(line(1, '4', '22/11/2026 08:00')))).headers.location)
  const page = await visit().get(path)
  expect(page.body).toContain('Nhập 1 dòng')
  expect(await mirror(1)).toBeUndefined()
  await visit().post(`${path}/nhap`)
  await work()
  expect(await mirror(1)).toMatchObject({
    state: 'processing',
    system: 'police',
    source: 'file',
    applicantName: 'Nguyễn Văn Minh',
  })
  expect((await visit().post(`${path}/nhap`)).statusCode).toBe(409)
})

test('every wrong cell is named by row and column, in words', async () => {
  const text = csv(
    line(10, '4', '22/11/2026 08:00'),
    line(11, '11', '22/11/2026 08:00'),
    line(12, 'Đang xử lý', '31/02/2026'),
    `,${procedure},4,,,,`,
    `G01.899-261101-0014,9.999999,4,,,,`,
    `G01.899-261101-0015,${procedure},4`,
    `G01.899-261101-0016,1.001193,4,,,,`,
  )
  const path = String((await send(text)).headers.location)
  expect(await counts(path)).toMatchObject({ state: 'checked', rows: 7, faults: 6, fresh: 1 })
  const { body } = await visit().get(path)
  for (const said of [
    'Dòng 3</td><td data-label="Cột">Trạng thái',
    'Dòng 4</td><td data-label="Cột">Cập nhật lúc',
    'Dòng 5</td><td data-label="Cột">Mã hồ sơ',
    'Dòng 6</td><td data-label="Cột">Tên thủ tục',
    'Dòng 7</td><td data-label="Cột">Cả dòng',
    'Dòng 8</td><td data-label="Cột">Mã thủ tục',
    'không theo dõi từ hệ thống khác',
  ])
    expect(body).toContain(said)
  const refused = await visit().post(`${path}/nhap`)
  expect([refused.statusCode, await mirror(10)]).toEqual([409, undefined])
  await visit().post(`${path}/nhap`, { leaveOut: 'yes' })
  await work()
  expect(await mirror(10)).toMatchObject({ state: 'processing' })
})

test.each([
  ['Mã,Trạng thái\r\nx,4', ['Thiếu cột: “Mã hồ sơ”, “Mã thủ tục”', 'Cột không nhận ra: “Mã”']],
  ['Mã hồ sơ,MaHoSo,Mã thủ tục,Trạng thái\r\nx,x,x,4', ['Cột có hai lần: “Mã hồ sơ”']],
  [`${heading}\r\n"G01,x`, ['ngoặc kép']],
  [heading, ['không có dòng dữ liệu']],
  [Buffer.from([0x4d, 0xe3, 0x20, 0xff, 0x0a]), ['CSV UTF-8']],
])('a file that is none is refused as a whole: %j', async (text, words) => {
  const before = await all()
  const path = String((await send(text)).headers.location)
  const { body } = await visit().get(path)
  for (const word of words) expect(body).toContain(word)
  expect((await counts(path)).state).toBe('refused')
  expect((await visit().post(`${path}/nhap`)).statusCode).toBe(409)
  expect(await all()).toEqual(before)
})

test('the same file twice changes nothing', async () => {
  const text = csv(line(20, '4', '22/11/2026 08:00'), line(21, '9', '22/11/2026 08:00'))
  expect(await takeIn(text)).toMatchObject({ fresh: 2 })
  const before = await all()
  expect(await takeIn(text)).toMatchObject({ fresh: 0, changed: 0, same: 2, older: 0 })
  expect(await all()).toEqual(before)
})

test('older data never replaces newer, in whatever order files come', async () => {
  await takeIn(csv(line(30, '9', '22/11/2026 08:00')))
  expect(await takeIn(csv(line(30, '4', '21/11/2026 08:00')))).toMatchObject({
    older: 1,
    changed: 0,
  })
  expect(await mirror(30)).toMatchObject({ state: 'done' })
  expect(await takeIn(csv(line(30, '10', '22/11/2026 09:00')))).toMatchObject({ changed: 1 })
  expect(await mirror(30)).toMatchObject({ state: 'returned' })
})

test('of two rows of one dossier in a file the newer counts', async () => {
  await takeIn(csv(line(31, '9', '22/11/2026 09:00'), line(31, '4', '22/11/2026 08:00')))
  expect(await mirror(31)).toMatchObject({ state: 'done' })
})

test('every row of a file is told of: what is older in it, what repeats, and what contradicts', async () => {
  const at = '22/11/2026 09:00'
  const text = csv(
    ...[line(32, '9', at), line(32, '4', '22/11/2026 08:00'), line(33, '4', at), line(33, '4', at)],
    line(33, '9', at),
  )
  const path = String((await send(text)).headers.location)
  expect(await counts(path)).toMatchObject({ rows: 5, faults: 1 })
  expect((await visit().get(path)).body).toContain('Hồ sơ này đã có ở dòng 5, cùng thời điểm')
  expect(await takeIn(text, { leaveOut: 'yes' })).toMatchObject({ fresh: 2, older: 1, same: 1 })
  expect(await mirror(32)).toMatchObject({ state: 'done' })
})

test('a state that we own is never taken from a file', async () => {
  const { code } = await givenDossier({ db, now: clock.now })
  const result = await takeIn(csv(`${code},${procedure},9,,,,22/11/2026 08:00`), {
    leaveOut: 'yes',
  })
  expect(result).toMatchObject({ faults: 1, fresh: 0 })
  expect(await db.read((q) => mirrorByCode(q, unit, code))).toBeUndefined()
  expect((await visit().get(`/tra-cuu/${code}`)).body).not.toContain('Đã xử lý xong')
})

test('nor one that another system keeps', async () => {
  await takeIn(csv(line(40, '4', '20/11/2026 08:00')))
  const path = String(
    (await send(csv(line(40, '9', '22/11/2026 08:00')), { system: 'ministry' })).headers.location,
  )
  expect((await visit().get(path)).body).toContain('một hệ thống gốc khác')
  expect(await mirror(40)).toMatchObject({ state: 'processing', system: 'police' })
})

test('a spreadsheet that writes semicolons and a byte order mark is read as well', async () => {
  const text = `\ufeffMã hồ sơ;Mã thủ tục;Trạng thái;Ghi chú\r\nG01.899-261101-0050;${procedure};Đã trả kết quả;a,b\r\n`
  expect(await takeIn(text)).toMatchObject({ fresh: 1, faults: 0 })
  expect(await mirror(50)).toMatchObject({ state: 'returned' })
})

test(
  'a large file is checked and taken in by jobs, and one that was cut off goes on where it stopped',
  { timeout: 60_000 },
  async () => {
    const lines = Array.from({ length: 6_000 }, (_, i) =>
      line(1_000 + i, '4', '22/11/2026 08:00', 'Lê Thị Bưởi'),
    )
    const path = String((await send(csv(...lines))).headers.location)
    const waiting = await visit().get(path)
    expect(waiting.body).toContain('Đang kiểm tra từng dòng')
    expect(waiting.headers['refresh']).toBe('4')
    await work()
    expect(await counts(path)).toMatchObject({ state: 'checked', rows: 6_000, fresh: 6_000 })
    await visit().post(`${path}/nhap`)
    await work()
    expect(await counts(path)).toMatchObject({ state: 'applied', fresh: 6_000, changed: 0 })
    const left = await db.read(
      (q) =>
        q.one(
          z.object({ count: z.number() }),
        )`select count(*)::int as count from exchange.import_row where row > 2 and import_id = ${path.split('/').at(-1)}::uuid`,
    )
    expect(left.count).toBe(0)
  },
)

test('a file that was given up changes nothing', async () => {
  const path = String((await send(csv(line(60, '4', '22/11/2026 08:00')))).headers.location)
  expect((await visit().post(`${path}/huy`)).statusCode).toBe(303)
  await work()
  expect((await visit().post(`${path}/nhap`)).statusCode).toBe(409)
  expect(await mirror(60)).toBeUndefined()
})

test('a form without file, system or time comes back filled, each message beside its field', async () => {
  const form = new FormData()
  form.append('takenAt', 'hôm qua')
  const answer = await visit().upload(home, form)
  expect(answer.statusCode).toBe(422)
  for (const text of ['Chọn tệp CSV', 'Chọn hệ thống gốc', 'Ghi lúc lấy tệp', 'hôm qua'])
    expect(answer.body).toContain(text)
})

test('anybody with the code sees state, dates and where they come from, never a name', async () => {
  await takeIn(csv(line(70, '5', '22/11/2026 08:00', 'Trần Văn Kín')))
  const page = await visit(citizenWho('0193a000-0000-7000-8000-000000000001')).get(
    '/tra-cuu?ma=g01.899-261101-0070',
  )
  expect(page.statusCode).toBe(200)
  expect(page.body).toContain('Yêu cầu bổ sung giấy tờ')
  expect(page.body).toContain('Hệ thống của Bộ Công an')
  expect(page.body).not.toContain('Trần Văn Kín')
})

test('a commune next door sees nothing of it', async () => {
  await takeIn(csv(line(80, '5', '22/11/2026 08:00', 'Trần Văn Kín')))
  const found = await mirror(80)
  const next = visit(officerWho({ unit: 2 }))
  expect((await next.get(`/can-bo/ho-so-ngoai/${found?.id}`)).statusCode).toBe(404)
  expect((await next.get('/can-bo/ho-so-ngoai?q=tran')).body).not.toContain('Trần Văn Kín')
})
