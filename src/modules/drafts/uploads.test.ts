import { expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { begin, fill, funeral, givenCitizen, png, uploadTo } from './filing.fixture.ts'

const commune = await town('2026-11-23')
const citizen = () => givenCitizen(commune)
type Browser = Awaited<ReturnType<typeof citizen>>['browser']

const held = async (browser: Browser, at: string) =>
  [...(await browser.get(`${at}/giay-to`)).body.matchAll(/href="\/tep\/[0-9a-f-]+">([^<]*)</g)].map(
    ([, name]) => name,
  )

test('of several files the good ones are kept, and the wrong one is named', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  await fill(browser, `${at}/to-khai`, funeral)
  const page = await uploadTo(browser, at, [
    { field: 'giay-to.plan', name: 'tốt.png', body: png },
    {
      field: 'giay-to.plan',
      name: 'phương án.pdf',
      body: '<html><script>alert(1)</script></html>',
    },
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('id="giay-to.plan-error"')
  expect(await held(browser, at)).toEqual(['tốt.png'])
  expect((await browser.get(`${at}/to-khai`)).body).toContain('value="Đường mẫu"')
})

test.each([
  ['HTML', '<!doctype html><script>alert(1)</script>'],
  ['SVG', '<svg xmlns="http://www.w3.org/2000/svg"><script>alert(1)</script></svg>'],
  ['a zip', Buffer.from('504b0304140000000000', 'hex')],
  ['text', 'chỉ là chữ'],
])('%s that calls itself PDF is refused', async (_, body) => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await uploadTo(browser, at, [{ field: 'giay-to.other', name: 'giay.pdf', body }])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('giay.pdf')
  expect(await held(browser, at)).toEqual([])
})

test('a file of 21 MB is refused beside its field, and the small one is kept', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await uploadTo(browser, at, [
    { field: 'giay-to.plan', name: 'nhỏ.png', body: png },
    {
      field: 'giay-to.other',
      name: 'to.png',
      body: Buffer.concat([png, Buffer.alloc(21 * 1024 * 1024)]),
    },
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toMatch(/id="giay-to.other-error"[^]{0,200}tối đa 20 mb/i)
  expect(await held(browser, at)).toEqual(['nhỏ.png'])
})

test('the same photo sent twice is there once; it can be taken away', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const photo = { field: 'giay-to.plan', name: 'ảnh.png', body: png }
  await uploadTo(browser, at, [photo])
  await uploadTo(browser, at, [photo])
  expect(await held(browser, at)).toEqual(['ảnh.png'])
  const id = /\/tep\/([0-9a-f-]+)/.exec((await browser.get(`${at}/giay-to`)).body)?.[1] ?? ''
  expect((await browser.post(`${at}/giay-to`, { _remove: id })).statusCode).toBe(303)
  expect(await held(browser, at)).toEqual([])
  expect((await browser.get(`/tep/${id}`)).statusCode).toBe(404)
})

test('a file for a paper that is not on the page is not taken, and the sender is told', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await uploadTo(browser, at, [
    { field: 'giay-to.khong-co', name: 'a.png', body: png },
    { field: 'giay-to.plan', name: 'b.png', body: png },
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain('Tệp “a.png” gửi cho một giấy tờ không có trong hồ sơ này')
  expect(await held(browser, at)).toEqual(['b.png'])
})

test('the same content under another name is not taken twice, and the sender is told beside the field', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  await uploadTo(browser, at, [{ field: 'giay-to.plan', name: 'ảnh.png', body: png }])
  const page = await uploadTo(browser, at, [
    { field: 'giay-to.plan', name: 'bản khác.png', body: png },
  ])
  expect(page.statusCode).toBe(422)
  expect(page.body).toMatch(
    /id="giay-to.plan-error"[^]{0,200}Tệp “bản khác.png” giống hệt tệp “ảnh.png”/,
  )
  expect(await held(browser, at)).toEqual(['ảnh.png'])
})

test.each([
  ['a PDF that is only a heading', 'giay.pdf', Buffer.from('%PDF-1.4\n'), 'bị cắt cụt'],
  ['a picture of 20,000 by 20,000', 'anh.png', vastPng(), '20000 × 20000 điểm'],
])('%s is refused and says why', async (_, name, body, said) => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await uploadTo(browser, at, [{ field: 'giay-to.other', name, body }])
  expect(page.statusCode).toBe(422)
  expect(page.body).toContain(said)
  expect(await held(browser, at)).toEqual([])
})

function vastPng() {
  const whole = Buffer.alloc(200)
  whole.set([0x89, 0x50, 0x4e, 0x47, 0x0d, 0x0a, 0x1a, 0x0a, 0, 0, 0, 13])
  whole.write('IHDR', 12)
  whole.writeUInt32BE(20_000, 16)
  whole.writeUInt32BE(20_000, 20)
  whole.set([8, 6], 24)
  whole.write('IDAT', 37)
  return whole
}

test('what calls itself two gigabytes is refused before it is read, and the limits are named', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await browser.send({
    method: 'POST',
    url: `${at}/giay-to`,
    headers: {
      'content-type': 'multipart/form-data; boundary=b',
      'content-length': String(2 * 1024 ** 3),
    },
    payload: '--b\r\n',
  })
  expect(page.statusCode).toBe(413)
  expect(page.body).toContain('Mỗi tệp tối đa 20 MB, mỗi lần gửi tối đa 200 MB')
})
