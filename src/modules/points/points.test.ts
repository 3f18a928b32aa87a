import { expect, test } from 'vitest'
import { z } from 'zod'

import { givenDossier, someone } from '#test/given.ts'
import { officerWho, town } from '#test/town.ts'

import { addPoint, closePoint } from './actions.ts'
import { everyPoint } from './store.ts'

const place = await town('2026-11-23')
const { db, visit, officer, clock } = place
const today = Temporal.PlainDate.from('2026-11-23')
const admin = visit(officerWho({ can: new Set(['public', 'point.edit']) }))

const form = {
  name: 'Điểm tiếp nhận Bình Hòa',
  duties: ['receives', 'returns'],
  address: 'Nhà văn hóa ấp Bình Hòa',
  hours: 'Thứ Ba, thứ Năm, 7:00–11:00',
  phone: '0500 000 111',
  purpose: 'Chứng thực, hộ tịch',
}

const add = (name: string) =>
  db.tx((tx) =>
    addPoint(tx, officer, today, {
      name,
      address: 'Ấp Cầu Tre',
      supports: true,
      receives: true,
      returns: true,
      hours: null,
      phone: null,
      purpose: null,
      hamletId: null,
    }),
  )

test('an administrator adds a point, and people see where to go', async () => {
  expect((await admin.post('/quan-tri/diem/them', form)).statusCode).toBe(303)
  const { body } = await visit({ ...officer, kind: 'public', can: new Set(['public']) }).get(
    '/noi-tiep-nhan',
  )
  for (const text of [form.name, form.address, form.hours, form.phone, form.purpose])
    expect(body).toContain(text)
  const list = await admin.get('/quan-tri/diem')
  expect(list.body).toContain('Tiếp nhận hồ sơ, Trả kết quả')
})

test('a point without a name, a duty or a real telephone is refused beside its field, with what was typed', async () => {
  const wrong = { name: '', duties: [], address: 'Ấp Vàm', phone: 'gọi Ba' }
  const { statusCode, body } = await admin.post('/quan-tri/diem/them', wrong)
  expect(statusCode).toBe(422)
  for (const text of ['Ghi tên điểm', 'Chọn ít nhất một việc', 'chỉ gồm chữ số', 'Ấp Vàm'])
    expect(body).toContain(text)
})

test('two open points do not share a name, however it is written', async () => {
  const again = await admin.post('/quan-tri/diem/them', {
    ...form,
    name: 'điểm tiếp nhận BÌNH HOÀ',
  })
  expect(again.statusCode).toBe(409)
  expect(again.body).toContain('Đã có điểm đang hoạt động mang tên này')
})

test('two administrators who close the last two points at once: one of them is told no', async () => {
  for (const point of await db.read(everyPoint))
    if (point.receives && point.closedOn === null) await add(`Thay ${point.name}`)
  const open = (await db.read(everyPoint)).filter((one) => one.receives && !one.closedOn)
  expect(open).toHaveLength(2)
  const closing = { on: today, reason: 'Dồn về trung tâm', today }
  const ends = await Promise.all(
    open.map(({ id }) => db.tx((tx) => closePoint(tx, officer, id, closing))),
  )
  expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
})

test('the counter records where it was handed in, and the receipt says where the result waits', async () => {
  const added = await add('Điểm trả kết quả Cầu Tre')
  if (!added.ok) throw new Error(added.why)
  const desk = visit(officer)
  const page = await desk.get('/can-bo/tiep-nhan/1.013225')
  expect(page.body).toContain('Điểm trả kết quả Cầu Tre – Ấp Cầu Tre')
  const points = { receiving: added.value, returning: added.value }
  const { code } = await givenDossier({ db, now: clock.now, who: officer, over: { points } })
  const shown = await desk.get(`/can-bo/ho-so/${code}`)
  expect(shown.body).toContain('Nơi trả kết quả')
  const Slip = z.object({ collectAt: z.string() })
  await desk.get(`/can-bo/ho-so/${code}/giay-tiep-nhan.pdf`)
  const { collectAt } = await place.owner.read(
    (q) => q.one(Slip)`
      select data->>'collectAt' as collect_at from dossiers.slip s
      join dossiers.dossier d on d.unit_id = s.unit_id and d.id = s.dossier_id
      where d.code = ${code} and s.kind = 'receipt'`,
  )
  expect(collectAt).toBe('Điểm trả kết quả Cầu Tre, Ấp Cầu Tre')
})

test('a point that closed meanwhile is refused at the counter, and nothing is received', async () => {
  const added = await add('Điểm sắp đóng')
  if (!added.ok) throw new Error(added.why)
  const closing = { on: today, reason: 'Đóng', today }
  await db.tx((tx) => closePoint(tx, officer, added.value, closing))
  const { fullName, idNumber } = someone()
  const answer = await visit(officer).post('/can-bo/tiep-nhan/1.013225', {
    '_nguoi.fullName': fullName,
    '_nguoi.idNumber': idNumber,
    '_nguoi.birthDate': '05/02/1987',
    '_diem-tra': added.value,
  })
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Điểm này không còn hoạt động')
})
