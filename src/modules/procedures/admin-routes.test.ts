import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import { visitor } from '#platform/who.ts'
import { officerWho, town } from '#test/town.ts'

const { db, visit, officer, database } = await town('2026-11-23')
const citizen = visitor(1)

const admin = (code: string) => `/quan-tri/thu-tuc/${code}`
const seenIn = (html: string) => decode(/name="seen" value="([^"]*)"/.exec(html)?.[1] ?? '')
const decode = (text: string) =>
  text.replaceAll('&quot;', '"').replaceAll('&lt;', '<').replaceAll('&amp;', '&')
const seenOf = async (code: string) => seenIn((await visit().get(admin(code))).body)

const events = (name: string) =>
  db.read(
    (q) => q.many(z.object({ data: z.record(z.string(), z.unknown()) }))`
    select data from audit.event where name = ${name} order by id
  `,
  )

const time = {
  amount: '5',
  unit: 'working-day',
  citation: 'QĐ 163/QĐ-BTP, mục 7',
  from: '01/11/2026',
}

describe('the keeper of the catalogue', () => {
  test('filters by flag, field and place, and sees how many there are', async () => {
    const { body } = await visit().get('/quan-tri/thu-tuc?co=unit-missing')
    expect(body).toContain('1.001022')
    expect(body).not.toContain('>1.001193<')
    expect(
      (await visit().get('/quan-tri/thu-tuc?linh-vuc=Ch%E1%BB%A9ng+th%E1%BB%B1c')).body,
    ).toContain('12 thủ tục')
    expect(
      (await visit().get('/quan-tri/thu-tuc?noi-nop=national-portal&q=tach+ho')).body,
    ).toContain('1.010038')
  })

  test('confirms a time limit that had no unit, and citizens see it from that day', async () => {
    const seen = await seenOf('1.001022')
    const sent = await visit().post(`${admin('1.001022')}/thoi-han`, { seen, ...time })
    expect(sent.statusCode).toBe(303)
    const page = await visit(citizen).get('/thu-tuc/1.001022')
    expect(page.body).toContain('5 ngày làm việc')
    expect(page.body).not.toContain('Thời hạn chưa được xác nhận')
    expect((await visit().get('/quan-tri/thu-tuc?co=unit-missing')).body).not.toContain(
      '>1.001022<',
    )
    expect((await visit().get(admin('1.001022'))).body).toContain(
      'Xác nhận thời hạn: 5 ngày làm việc',
    )
    const [event] = await events('procedure.time-confirmed')
    expect(event?.data).toMatchObject({
      code: '1.001022',
      rule: { amount: 5, unit: 'working-day' },
    })
  })

  test('reads the same limits as the citizen: by case where the cases are all there are', async () => {
    const { body } = await visit().get(admin('1.013225'))
    expect(body).toContain('Nhà ở riêng lẻ: 15 ngày')
    expect(body).toContain('Công trình cấp III, cấp IV khác: 20 ngày')
    expect(body).not.toMatch(/<p>(Trường hợp khác: )?(15|20) ngày;/)
    const intake = await visit().get('/can-bo/tiep-nhan/1.013225')
    expect(intake.body).toContain('Ngày hẹn trả tùy trường hợp')
    expect((await visit().get(admin('1.013274'))).body).toContain(
      'Trường hợp khác: 5 ngày làm việc',
    )
  })

  test('cannot confirm without a legal ground, and keeps what was typed', async () => {
    const seen = await seenOf('1.000689')
    const page = await visit().post(`${admin('1.000689')}/thoi-han`, {
      seen,
      ...time,
      citation: '',
      from: '31/02/2026',
      amount: 'ba',
    })
    expect(page.statusCode).toBe(422)
    expect(page.body).toContain('Ghi số, ngày của văn bản làm căn cứ')
    expect(page.body).toContain('Ghi ngày có thật')
    expect(page.body).toContain('value="ba"')
    expect((await visit(citizen).get('/thu-tuc/1.000689')).body).toContain('Chưa xác định')
  })

  test('is told when another has changed the procedure meanwhile, and loses nothing typed', async () => {
    const seen = await seenOf('1.004884')
    await visit().post(`${admin('1.004884')}/thoi-han`, { seen, ...time })
    const late = await visit().post(`${admin('1.004884')}/thoi-han`, { seen, ...time, amount: '7' })
    expect(late.statusCode).toBe(409)
    expect(late.body).toContain('Người khác vừa sửa thủ tục này')
    expect(late.body).toContain('value="7"')
  })

  test('of two who confirm at once, one is told', async () => {
    const seen = await seenOf('1.004746')
    const sent = await Promise.all(
      ['4', '6'].map((amount) =>
        visit().post(`${admin('1.004746')}/thoi-han`, { seen, ...time, amount }),
      ),
    )
    expect(sent.map(({ statusCode }) => statusCode).toSorted((a, b) => a - b)).toEqual([303, 409])
  })

  test('gives a fee that the provincial council set, and takes it back', async () => {
    const form = {
      citation: 'NQ 05/2026/NQ-HĐND tỉnh',
      from: '01/01/2026',
      kind: 'fixed',
      amount: '15.000',
    }
    const code = '1.004845'
    await visit().post(`${admin(code)}/phi`, { seen: await seenOf(code), ...form })
    expect((await visit(citizen).get(`/thu-tuc/${code}`)).body).toContain('15.000 đ')
    const back = { what: 'fee', citation: 'Nhập nhầm tỉnh', from: '23/11/2026' }
    const sent = await visit().post(`${admin(code)}/thu-hoi`, { seen: await seenOf(code), ...back })
    expect(sent.statusCode).toBe(303)
    expect((await visit(citizen).get(`/thu-tuc/${code}`)).body).not.toContain('15.000 đ')
  })

  test('moves a procedure to the national portal, adds a note, hides one', async () => {
    const put = async (code: string, form: Record<string, string>) =>
      visit().post(`${admin(code)}/dia-phuong`, { seen: await seenOf(code), ...form })
    await put('1.013225', { filed: 'national-portal', note: 'Mang bản vẽ khổ A3.', online: 'yes' })
    const page = await visit(citizen).get('/thu-tuc/1.013225')
    expect(page.body).toContain('Mang bản vẽ khổ A3.')
    expect(page.body).toContain('Đến Cổng Dịch vụ công quốc gia')
    await put('1.012533', { hidden: 'yes' })
    expect((await visit(citizen).get('/thu-tuc/1.012533')).statusCode).toBe(404)
    expect((await visit(citizen).get('/thu-tuc?q=bảo+vệ+an+ninh')).body).not.toContain(
      '/thu-tuc/1.012533',
    )
    expect((await visit().get('/quan-tri/thu-tuc?co=hidden')).body).toContain('1.012533')
  })

  test('teaches the search a word that people use', async () => {
    const form = {
      slug: 'giay-chung-tu',
      title: 'Giấy chứng tử',
      position: '300',
      phrases: 'chứng tử\nlàm chứng tử',
      codes: '1.000656',
    }
    expect((await visit().post('/quan-tri/thu-tuc/su-kien', form)).statusCode).toBe(303)
    expect((await visit(citizen).get('/thu-tuc?q=chung+tu')).body).toContain('/thu-tuc/1.000656')
    const wrong = await visit().post('/quan-tri/thu-tuc/su-kien', { ...form, codes: '9.999999' })
    expect(wrong.statusCode).toBe(409)
    const bad = await visit().post('/quan-tri/thu-tuc/su-kien', { ...form, codes: 'khai sinh' })
    expect(bad.statusCode).toBe(422)
  })

  test('changes nothing in another commune', async () => {
    const other = await database
      .as({ unit: 2 })
      .read(
        (q) =>
          q.many(
            z.unknown(),
          )`select code from procedures.confirmation union all select code from procedures.setting`,
      )
    expect(other).toEqual([])
    const elsewhere = officerWho({
      unit: 2,
      actor: officer.actor.replace(/.$/, 'f'),
      can: officer.can,
    })
    expect((await visit(elsewhere).get(admin('1.001022'))).body).toContain('Chưa xác định')
  })
})
