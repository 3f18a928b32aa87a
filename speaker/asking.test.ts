import { once } from 'node:events'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterEach, expect, test } from 'vitest'

import { whyNotEnrolled } from './asking.ts'
import { clockOf } from './clock.ts'
import { serverAt } from './server.ts'
import { realWorld } from './world.ts'

const ends: (() => unknown)[] = []
afterEach(() => {
  for (const end of ends.splice(0)) end()
})

async function told(status: number, body: string) {
  const server = createServer((_, res) => res.writeHead(status).end(body)).listen(0, '127.0.0.1')
  await once(server, 'listening')
  ends.push(() => server.close())
  return why(`http://127.0.0.1:${(server.address() as AddressInfo).port}`)
}

async function why(server: string) {
  const world = realWorld()
  const clock = clockOf(world, undefined)
  const parts = { server, world, clock, secret: () => undefined }
  return serverAt(parts)
    .enrol({ code: 'ABCD2345', firmware: '1.0.0' })
    .then((answer) => (answer === undefined ? 'chờ' : 'vào'), whyNotEnrolled)
}

test.each([
  [404, '{"title":"Không có"}', /^chờ$/],
  [422, '{"detail":"Mã gồm 8 đến 40 chữ cái và chữ số"}', /Máy chủ chưa nhận: 422 Mã gồm 8 đến 40/],
  [503, '<html>\n<h1>Sắp xong</h1>', /chưa nhận: 503 <html> <h1>Sắp xong/],
  [200, '<html>Chào mừng</html>', /không phải máy chủ Xã Số/],
  [201, '<html>Chào mừng</html>', /không phải máy chủ Xã Số/],
  [401, '', /không phải máy chủ Xã Số/],
])(
  'an answer %i is said in words for whoever stands before the box',
  async (status, body, words) => {
    expect(await told(status, body)).toMatch(words)
  },
)

test('a server that is not there, and a name that nobody knows, are said so', async () => {
  expect(await why('http://127.0.0.1:9')).toMatch(/Chưa nối được máy chủ \(ECONNREFUSED\)/)
  expect(await why('http://khong-co.invalid')).toMatch(
    /Chưa nối được máy chủ \((ENOTFOUND|EAI_AGAIN)\)/,
  )
})
