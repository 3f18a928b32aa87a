import { mkdtempSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import mqtt from 'mqtt'
import { afterAll, expect, test } from 'vitest'

import { serverKeys } from './certificate.ts'
import { embeddedBroker } from './embedded.ts'
import { pace } from './pace.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-broker-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

test('so many words in a stretch of time, and in the next as many again', () => {
  const isFit = pace(2, 1_000)
  const [one, other] = [{}, {}]
  expect([0, 1, 2].map((at) => isFit(one, at))).toEqual([true, true, false])
  expect(isFit(other, 3)).toBe(true)
  expect(isFit(one, 1_001)).toBe(true)
})

test('a device that talks without end is cut off', async () => {
  const device = crypto.randomUUID()
  let words = 0
  const broker = await embeddedBroker({
    ears: { heard: () => void (words += 1), arrived() {} },
    admit: async () => ({ unit: 1, device }),
    plain: { host: '127.0.0.1', port: 0 },
    tls: {
      ...{ host: '127.0.0.1', port: 0 },
      keys: await serverKeys(folder, ['localhost'], Temporal.Now.instant()),
    },
    warn() {},
  })
  const client = await mqtt.connectAsync(`mqtt://127.0.0.1:${broker.ports.plain}`, {
    ...{ clientId: `xaso-${device}`, username: device, password: 'x', reconnectPeriod: 0 },
  })
  const gone = new Promise((done) => client.once('close', () => done('cut off')))
  client.on('error', () => {})
  for (let at = 0; at < 5_000; at += 1) client.publish(`xaso/1/${device}/beat`, '{}')
  expect(await gone).toBe('cut off')
  expect(words).toBeLessThanOrEqual(300)
  client.end(true)
  await broker.end()
})
