import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'

import { afterAll, describe, expect, test } from 'vitest'

import { fetchPublic, InsideNetwork, isPublic } from './public-network.ts'

describe('isPublic', () => {
  test.each([
    ...['203.119.8.106', '8.8.8.8', '172.15.0.1', '172.32.0.1', '100.63.1.1', '2405:4800::1'],
  ])('%s is', (address) => expect(isPublic(address)).toBe(true))

  test.each([
    ...['127.0.0.1', '10.1.2.3', '172.16.0.1', '172.31.255.255', '192.168.1.1', '169.254.169.254'],
    ...['100.64.0.1', '0.0.0.0', '224.0.0.1', '255.255.255.255', '198.18.0.1', '192.0.0.8'],
    ...['::1', '::', 'fe80::1', 'fd00::1', 'ff02::1', '::ffff:10.0.0.1', '::ffff:7f00:1'],
    ...['64:ff9b::7f00:1', '2002:7f00:1::', 'không phải địa chỉ', ''],
  ])('%s is not', (address) => expect(isPublic(address)).toBe(false))
})

const server = createServer((req, res) => {
  reached.push(req.url ?? '')
  if (req.url === '/di') res.writeHead(302, { location: 'http://127.0.0.1/trong' }).end()
  else res.writeHead(200).end('tin báo')
})
const reached: string[] = []
await new Promise<void>((done) => server.listen(0, '127.0.0.1', done))
afterAll(() => server.close())
const { port } = server.address() as AddressInfo

/** A name server of ours: what it answers, and how often it was asked. */
function names(...answers: string[][]) {
  let asked = 0
  const lookup: Parameters<typeof fetchPublic>[0] = (_, __, done) => {
    const found = answers[Math.min(asked, answers.length - 1)] ?? []
    asked += 1
    done(
      null,
      found.map((address) => ({ address, family: address.includes(':') ? 6 : 4 })),
    )
  }
  return { lookup, asked: () => asked }
}

describe('fetchPublic', () => {
  test.each([
    ['a private address', ['192.168.1.1']],
    ['this machine', ['127.0.0.1']],
    ['the metadata of a cloud', ['169.254.169.254']],
    ['IPv6 of this machine', ['::1']],
    ['one public and one private address', ['203.119.8.106', '10.0.0.1']],
    ['nothing', []],
  ])('a name that leads to %s is not asked', async (_, found) => {
    const { lookup } = names(found)
    const asked = fetchPublic(lookup)(`http://canh-bao.example.org:${port}/a`, {})
    await expect(asked).rejects.toThrow(InsideNetwork)
    expect(reached).toEqual([])
  })

  test.each([
    'http://127.0.0.1/',
    'http://[::1]/',
    'http://[::ffff:10.0.0.1]/',
    'http://2130706433/',
  ])('the address %s is not asked, with no name to look up', async (address) => {
    await expect(fetchPublic()(address, {})).rejects.toThrow(InsideNetwork)
  })

  test('the addresses that were judged are those that are connected to: the name is looked up once', async () => {
    const { lookup, asked } = names(['203.0.113.1'], ['127.0.0.1'])
    const signal = AbortSignal.timeout(300)
    await expect(
      fetchPublic(lookup)(`http://doi-ten.example.org:${port}/a`, { signal }),
    ).rejects.toThrow(/abort|203\.0\.113\.1/)
    expect(asked()).toBe(1)
    expect(reached).toEqual([])
  })

  test('what it asked it hears; an answer that points elsewhere is not followed', async () => {
    const { lookup } = names(['127.0.0.1'])
    const ask = fetchPublic(lookup, () => true)
    const heard = await ask(`http://canh-bao.example.org:${port}/tin`, {})
    expect([heard.ok, await heard.text()]).toEqual([true, 'tin báo'])
    const away = await ask(`http://canh-bao.example.org:${port}/di`, {})
    expect([away.ok, away.status]).toEqual([false, 302])
    expect(reached).toEqual(['/tin', '/di'])
  })
})
