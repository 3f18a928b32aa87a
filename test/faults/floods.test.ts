import { Agent, request } from 'node:http'
import { connect as openSocket, type Socket } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'

import { ground, ownerOf, startProgram, within, type Program } from './program.ts'
import { officerOf } from './staff.ts'

const place = await ground()
const program = await startProgram(place)
const owner = ownerOf(program)
const officer = await officerOf(program, owner)
await owner.close()

type Headers = Record<string, string>
const agent = new Agent({ keepAlive: true, maxSockets: 300 })

function ask({ url }: Program, path: string, headers: Headers = {}, over?: Agent) {
  const begun = performance.now()
  return new Promise<{ status: number | undefined; ms: number }>((resolve, reject) => {
    const sent = request(url + path, { headers, agent: over }, (answer) => {
      answer.resume().once('end', () => {
        resolve({ status: answer.statusCode, ms: performance.now() - begun })
      })
    })
    sent.once('error', reject).end()
  })
}

/** Requests of an officer, one after the other; all are answered, and how long the slow ones took. */
async function officerWorks(count: number) {
  const times: number[] = []
  for (let n = 0; n < count; n += 1) {
    const { status, ms } = await ask(program, '/can-bo/ho-so', officer)
    expect(status).toBe(200)
    times.push(ms)
  }
  return Math.round(times.toSorted((a, b) => a - b)[Math.floor(count * 0.99)] ?? 0)
}

test.each([
  ['a list', '/thu-tuc', 200],
  ['a form without a query', '/dang-nhap', 200],
  ['a page that is not there', '/khong-co', 404],
  ['a page of officers', '/can-bo', 303],
])(
  'a flood of strangers at %s is turned away while an officer behind the same address works on',
  async (...is) => {
    const [, path, usual] = is
    let over = false
    const counts = new Map<number | undefined, number>()
    const flood = Array.from({ length: 250 }, async () => {
      while (!over) {
        const { status } = await ask(program, path, {}, agent)
        counts.set(status, (counts.get(status) ?? 0) + 1)
      }
    })
    await sleep(500)
    const slowest = await officerWorks(30)
    over = true
    await Promise.all(flood)
    console.log(`officer's p99 ${slowest} ms in a flood of ${path}`, Object.fromEntries(counts))
    expect(counts.get(429)).toBeGreaterThan(0)
    expect([...counts.keys()].filter((status) => status !== usual && status !== 429)).toEqual([])
    expect(slowest).toBeLessThan(within(1_000, 10_000))
  },
  90_000,
)

test('three hundred clients who send a letter at a time stop nobody', async () => {
  const port = Number(new URL(program.url).port)
  const sockets: Socket[] = []
  for (let n = 0; n < 300; n += 1) {
    const socket = openSocket(port, '127.0.0.1')
    socket.on('error', () => {})
    socket.write('POST /dang-nhap HTTP/1.1\r\nHost: x\r\n')
    sockets.push(socket)
  }
  const trickle = setInterval(() => {
    for (const socket of sockets) socket.write('x')
  }, 500)
  await sleep(500)
  const slowest = await officerWorks(60)
  clearInterval(trickle)
  for (const socket of sockets) socket.destroy()
  console.log(`officer's p99 ${slowest} ms beside 300 slow clients`)
  expect(slowest).toBeLessThan(within(1_000, 10_000))
}, 60_000)
