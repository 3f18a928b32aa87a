import { expect, test } from 'vitest'

import { bankTown, said } from '#modules/payments/payments.fixture.ts'
import { visitor } from '#platform/who.ts'
import { unit } from '#test/town.ts'

const { visit, tell, owing } = await bankTown()
const hall = visit(visitor(unit))

test('by the code, by the address on the receipt or by its last parts the kiosk opens a dossier', async () => {
  const { code } = await owing()
  const typed = [code, code.toLowerCase(), `http://localhost/tra-cuu/${code}`]
  for (const said of [...typed, code.split('-').slice(1).join('-')]) {
    const { statusCode, headers } = await hall.get(`/kiosk?ma=${encodeURIComponent(said)}`)
    expect([statusCode, headers.location]).toEqual([303, `/kiosk/ho-so/${code}`])
  }
})

test('what nobody knows is said beside the field, and what was typed stays', async () => {
  const unknown = await hall.get('/kiosk?ma=H79.28.075-261123-9999')
  expect(unknown.statusCode).toBe(404)
  for (const text of ['Không có hồ sơ nào mang mã này', 'value="H79.28.075-261123-9999"'])
    expect(unknown.body).toContain(text)
  const empty = await hall.get('/kiosk?ma=')
  expect([empty.statusCode, empty.body.includes('Ghi hoặc quét mã hồ sơ')]).toEqual([422, true])
  expect((await hall.get('/kiosk/ho-so/H79.28.075-261123-9999')).statusCode).toBe(404)
})

test('it shows state, amount and the VietQR large, and says so when the money came; never whose it is', async () => {
  const { code, bill } = await owing(50_000)
  const { body } = await hall.get(`/kiosk/ho-so/${code}`)
  for (const text of [bill, '50.000', '<svg', 'data-waiting', 'Tài khoản minh họa'])
    expect(body).toContain(text)
  await tell(said(bill, 20_000))
  const part = (await hall.get(`/kiosk/ho-so/${code}`)).body
  expect(part).toContain('30.000')
  await tell(said(bill, 30_000))
  const after = (await hall.get(`/kiosk/ho-so/${code}`)).body
  expect(after).toContain('Đã nhận đủ phí, lệ phí.')
  expect(after).not.toContain('data-waiting')
  for (const text of ['Nguyễn Văn Minh', 'hôn nhân', 'Phí chứng thực', 'giao dịch FT'])
    expect(body + part + after).not.toContain(text)
})

test('after a minute the first page comes back, also without scripts, and forgets what a visitor chose', async () => {
  const { code } = await owing()
  const { body } = await hall.get(`/kiosk/ho-so/${code}`)
  expect(body).toContain('<noscript><meta http-equiv="refresh" content="60;url=/kiosk/bat-dau"')
  expect(body).toContain('data-idle="60"')
  const { headers } = await hall.get('/kiosk/bat-dau')
  expect(headers.location).toBe('/kiosk')
  for (const name of ['lang', 'text', 'contrast'])
    expect(String(headers['set-cookie'])).toMatch(
      new RegExp(`${name}=;[^,]*Expires=Thu, 01 Jan 1970`),
    )
  expect((await hall.get('/kiosk')).body).not.toContain('http-equiv="refresh"')
})

test('nothing on the kiosk leads out of it but the stand-in of a bank in a demonstration', async () => {
  const { code } = await owing()
  for (const path of ['/kiosk', `/kiosk/ho-so/${code}`]) {
    const { body } = await hall.get(path)
    const ways = [...body.matchAll(/<a[^>]* href="([^"]*)"/g)].map(([, href]) => href ?? '')
    expect(ways.filter((href) => !/^(#|\/kiosk|\/gia-lap\/ngan-hang)/.test(href))).toEqual([])
  }
})
