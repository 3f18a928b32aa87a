import { afterEach, beforeEach, expect, test } from 'vitest'

import { keyPair, sealed } from './speaker.fixture.ts'
import { household } from './virtual.fixture.ts'

let home: Awaited<ReturnType<typeof household>>
beforeEach(async () => {
  home = await household('2026-11-23T04:50:00.500+07:00')
})
afterEach(() => home.end())

const day = (time: string, date = '23') => `2026-11-${date}T${time}+07:00`
const emergency = { priority: 'emergency', seconds: 30 } as const
const answers = () =>
  home.stub.answers.map(({ number, done, why }) => [number, done, ...(why ? [why] : [])])

const started = async (pollEvery = 5000) => {
  await home.on({ pollEvery })
  await home.time.until(day('04:51:00'))
}

test('an emergency cuts off what sounds, is heard in quiet hours, and is answered when it sounds', async () => {
  const { server, time, stub } = home
  server.publish([server.item('a', day('05:00:00'), { seconds: 600 })])
  await started()
  await time.until(day('05:01:00'))
  server.order({
    what: 'emergency',
    item: server.item('e', day('05:01:00'), emergency),
    times: 2,
    pause: 5,
  })
  await time.until(day('05:20:00'))
  expect(home.told()[1]).toMatch(/^e 05:01:0[0-6]–05:02:/)
  expect(home.plays()).toEqual([
    ['a', 'pre-empted', 'emergency'],
    ['e', 'played', ''],
  ])
  expect(answers()).toEqual([[1, true]])
  server.publish([], { quiet: [{ from: '05:20', to: '06:00' }] })
  await time.until(day('05:30:00'))
  server.order({ what: 'emergency', item: server.item('e2', day('05:30:00'), emergency) })
  await time.until(day('05:35:00'))
  expect(home.told().at(-1)).toMatch(/^e2 05:30:0/)
  expect(stub.answers).toHaveLength(2)
}, 120_000)

test('two emergencies at once sound one after the other, in order of number', async () => {
  const { server, time } = home
  server.publish([])
  await started()
  for (const id of ['e1', 'e2'])
    server.order({ what: 'emergency', item: server.item(id, day('04:51:00'), emergency) })
  await time.until(day('04:55:00'))
  const [first, second] = home.heard
  expect(home.told().map((line) => line.slice(0, 2))).toEqual(['e1', 'e2'])
  expect(second!.from).toBeGreaterThanOrEqual(first!.to!)
  expect(answers()).toEqual([
    [1, true],
    [2, true],
  ])
})

test('an emergency whose sound comes late is waited for, also over a restart', async () => {
  const { server, time, stub } = home
  server.publish([])
  await started()
  const item = server.item('e', day('04:51:00'), emergency)
  const kept = new Map(stub.sounds)
  stub.sounds.clear()
  server.order({ what: 'emergency', item })
  await time.until(day('04:52:00'))
  home.cut()
  stub.sounds = kept
  await home.on({ pollEvery: 5000 })
  await time.until(day('04:54:00'))
  expect(home.told().map((line) => line.slice(0, 4))).toEqual(['e 04'])
  expect(answers()).toEqual([[1, true]])
})

test('what is withdrawn while it sounds falls silent, and never sounds again', async () => {
  const { server, time } = home
  const item = server.item('a', day('05:00:00'), { seconds: 600 })
  server.publish([item, server.item('b', day('05:15:00'))])
  await started()
  await time.until(day('05:02:00'))
  server.order({ what: 'withdraw', item: 'a' })
  server.order({ what: 'withdraw', item: 'b' })
  await time.until(day('05:04:00'))
  home.cut()
  await home.on()
  await time.until(day('05:20:00'))
  expect(home.told()).toHaveLength(1)
  expect(home.told()[0]).toMatch(/^a 05:00:00–05:02:0/)
  expect(home.plays()).toEqual([
    ['a', 'partial', 'withdrawn'],
    ['b', 'missed', 'withdrawn'],
  ])
})

test.each([
  ['of another key', (order: object) => sealed(keyPair('k1'), order)],
  ['for another device', (order: object) => sealed(home.stub.key, { ...order, device: 'd2' })],
])('an order %s is not carried out', async (_, forge) => {
  const { server, time, stub } = home
  server.publish([])
  await started()
  const item = server.item('e', day('04:51:00'), emergency)
  const order = {
    kind: 'order',
    device: 'd1',
    number: 1,
    expiresAt: day('05:00:00'),
    do: { what: 'emergency', item },
  }
  stub.orders.push({ number: 1, envelope: forge(order) })
  await time.until(day('04:55:00'))
  expect(home.told()).toEqual([])
  expect(stub.answers).toEqual([])
})

test('an order is done once, however often it is sent, also after a restart', async () => {
  const { server, time, stub } = home
  server.publish([])
  await started()
  const envelope = server.order({
    what: 'emergency',
    item: server.item('e', day('04:51:00'), emergency),
  })
  await time.until(day('04:53:00'))
  stub.orders = [{ number: 99, envelope }]
  home.cut()
  await home.on({ pollEvery: 5000 })
  await time.until(day('04:54:00'))
  expect(home.heard).toHaveLength(1)
  expect(answers().length).toBeGreaterThan(2)
  expect(new Set(answers().map(String))).toEqual(new Set(['1,true']))
})

test('an order that comes too late, or that we do not know, is answered and not done', async () => {
  const { server, time } = home
  server.publish([])
  await started()
  server.order({ what: 'stop' }, { expiresAt: day('04:50:30') })
  server.order({ what: 'dance' })
  await time.until(day('04:52:00'))
  expect(answers()).toEqual([
    [1, false, 'expired'],
    [2, false, 'unknown'],
  ])
})

test('volume, tone, stop, plan and logs are carried out', async () => {
  const { server, time, stub } = home
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('05:05:00'))])
  await started()
  server.order({ what: 'volume', volume: 33 })
  server.order({ what: 'tone', seconds: 3 })
  server.order({ what: 'send-logs' })
  server.order({ what: 'update' })
  await time.until(day('05:00:20'))
  server.order({ what: 'stop' })
  await time.until(day('05:03:00'))
  server.publish([server.item('b', day('05:05:00'))])
  server.order({ what: 'plan' })
  await time.until(day('05:10:00'))
  expect(answers().toSorted((one, other) => Number(one[0]) - Number(other[0]))).toEqual([
    [1, true],
    [2, true],
    [3, true],
    [4, false, 'no-release'],
    [5, true],
    [6, true],
  ])
  expect(stub.logs[0]).toContain('has plan 1')
  expect(home.heard.map(({ volume }) => volume)).toEqual([33, 33, 70])
  expect(home.plays()[0]).toEqual(['a', 'partial', 'withdrawn'])
})

test('a test tone is not heard in quiet hours', async () => {
  const { server, time } = home
  server.publish([], { quiet: [{ from: '04:00', to: '05:00' }] })
  await started()
  server.order({ what: 'tone', seconds: 3 })
  await time.until(day('04:52:00'))
  expect(answers()).toEqual([[1, false, 'quiet-hours']])
  expect(home.heard).toEqual([])
})

test('a new key comes in an envelope of the old one; approvals of the old key still hold, its envelopes do not', async () => {
  const { server, time, stub } = home
  const old = stub.key
  const before = server.item('a', day('05:00:00'))
  server.publish([before])
  await started()
  const next = keyPair('k2')
  server.order({ what: 'key', key: next.known })
  await time.until(day('04:52:00'))
  server.publish([before, server.item('evil', day('05:02:00'))])
  await time.until(day('04:58:00'))
  stub.key = next
  server.publish([before, server.item('b', day('05:10:00'))])
  home.cut()
  await home.on({ pollEvery: 5000 })
  await time.until(day('05:15:00'))
  expect(old.known.id).toBe('k1')
  expect(home.told().map((line) => line.split(' ')[0])).toEqual(['a', 'b'])
})

test('a device that restarts without a network after its key was changed plays the plan that it has', async () => {
  const { server, time, stub } = home
  server.publish([server.item('a', day('05:00:00'))])
  await started()
  server.order({ what: 'key', key: keyPair('k2').known })
  await time.until(day('04:52:00'))
  home.cut()
  stub.isAway = true
  await home.on()
  await time.until(day('05:15:00'))
  expect(home.told().map((line) => line.split(' ')[0])).toEqual(['a'])
})

test('somebody who speaks now is heard until she ends, and not in quiet hours', async () => {
  const { server, time } = home
  server.publish([])
  await started()
  const live = (id: string, at: string) =>
    server.item(id, at, { source: { kind: 'live', seconds: 60 }, seconds: 60 })
  server.order({ what: 'live', item: live('l', day('04:51:00')) })
  await time.until(day('04:53:00'))
  expect(home.told()[0]).toMatch(/^l 04:51:0\d–04:52:0/)
  server.publish([], { quiet: [{ from: '05:00', to: '06:00' }] })
  await time.until(day('05:10:00'))
  server.order({ what: 'live', item: live('n', day('05:10:00')) })
  await time.until(day('05:12:00'))
  expect(home.heard).toHaveLength(1)
  expect(answers().at(-1)).toEqual([2, false, 'quiet-hours'])
}, 120_000)
