import { readFileSync, statSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { afterEach, beforeEach, expect, test } from 'vitest'

import { keyPair, sealed } from './speaker.fixture.ts'
import { household } from './virtual.fixture.ts'

let home: Awaited<ReturnType<typeof household>>
beforeEach(async () => {
  home = await household()
})
afterEach(() => home.end())

const day = (time: string, date = '23') => `2026-11-${date}T${time}+07:00`

test('a device that nobody waits for asks again every half minute, and then plays what is planned', async () => {
  const { server, stub, time } = home
  stub.code = undefined
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('05:02:00'))])
  await home.on()
  await time.until(day('04:52:10'))
  expect(home.device().state.enrolled).toBeUndefined()
  stub.code = 'CODE12345678'
  await time.until(day('04:52:31'))
  expect(home.device().state.enrolled).toMatchObject({ device: 'd1' })
  expect(statSync(join(home.data, 'secret.json')).mode & 0o777).toBe(0o600)
  await time.until(day('05:04:00'))
  expect(home.told()).toEqual(['a 05:00:00–05:01:00', 'b 05:02:00–05:03:00'])
  expect(home.plays()).toEqual([
    ['a', 'played', ''],
    ['b', 'played', ''],
  ])
})

test('forty-eight hours without network: everything sounds at its minute, and is told once afterwards', async () => {
  const { server, stub, time } = home
  const items = ['23', '24', '25'].flatMap((date) =>
    ['05:00:00', '11:00:00', '17:30:00', '22:00:00'].map((at) =>
      server.item(`${date}-${at.slice(0, 5)}`, day(at, date)),
    ),
  )
  server.publish(items)
  await home.on({ pollEvery: 900_000 })
  await time.until(day('04:55:00'))
  stub.isAway = true
  await time.until(day('04:55:00', '25'))
  expect(home.told()).toHaveLength(6)
  expect(home.told().every((line) => !line.includes('22:00'))).toBe(true)
  expect(stub.plays.size).toBe(0)
  stub.isAway = false
  await time.until(day('06:00:00', '25'))
  expect(stub.plays.size).toBe(9)
  expect(home.plays().filter(([, result]) => result === 'played')).toHaveLength(7)
  expect(home.plays().filter(([, , why]) => why === 'quiet-hours')).toHaveLength(2)
  expect(stub.playsSent).toBe(9)
}, 120_000)

test('when the plan is no longer good the device is silent', async () => {
  const { server, stub, time } = home
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('06:00:00'))], {
    validUntil: day('05:30:00'),
  })
  await home.on()
  stub.isAway = true
  await time.until(day('07:00:00'))
  expect(home.told()).toEqual(['a 05:00:00–05:01:00'])
})

test('a clock that is a day off is put right by the server, and a jump of it is not noticed by anybody', async () => {
  const { server, time } = home
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('06:00:00'))])
  await home.on({ offset: 86_400_000 })
  await time.until(day('05:30:00'))
  home.clockOf().offset = -3 * 3_600_000
  await time.until(day('06:30:00'))
  expect(home.told().map((line) => line.slice(0, 9))).toEqual(['a 05:00:0', 'b 06:00:0'])
})

test('after a restart without network the offset holds', async () => {
  const { server, stub, time } = home
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('06:00:00'))])
  await home.on({ offset: -86_400_000 })
  await time.until(day('05:30:00'))
  stub.isAway = true
  home.cut()
  await home.on({ offset: -86_400_000 })
  await time.until(day('06:30:00'))
  expect(home.told()).toHaveLength(2)
  expect(home.told()[1]).toMatch(/^b 06:00:0/)
})

test('a clock that went back over the restart is unsure: only emergencies sound until the server is heard', async () => {
  const { server, stub, time } = home
  server.publish([
    server.item('a', day('05:40:00')),
    server.item('e', day('05:45:00'), { priority: 'emergency' }),
    server.item('b', day('06:00:00')),
  ])
  await home.on()
  await time.until(day('05:30:00'))
  stub.isAway = true
  home.cut()
  await home.on({ offset: -600_000 })
  await time.until(day('05:56:00'))
  expect(home.told()).toEqual(['e 05:55:00–05:56:00'])
  stub.isAway = false
  await time.until(day('06:10:00'))
  expect(home.told()).toHaveLength(2)
  expect(home.plays()).toContainEqual(['a', 'missed', 'clock'])
  expect(stub.plays.values().find(({ item }) => item === 'e')?.clockSure).toBe(false)
})

test('the power goes in the middle of an item: it is partly played, and does not sound twice', async () => {
  const { server, time } = home
  server.publish([
    server.item('a', day('05:00:00'), { seconds: 600 }),
    server.item('b', day('05:20:00')),
  ])
  await home.on()
  await time.until(day('05:03:30'))
  home.cut()
  await time.until(day('05:04:00'))
  await home.on()
  await time.until(day('05:22:00'))
  expect(home.told().map((line) => line[0])).toEqual(['a', 'b'])
  expect(home.plays()).toEqual([
    ['a', 'partial', 'power'],
    ['b', 'played', ''],
  ])
})

test('a device that wakes up late plays what still has three quarters, and says of the rest that the power was out', async () => {
  const { server, time } = home
  const long = { seconds: 600 }
  server.publish([server.item('a', day('05:00:00'), long), server.item('b', day('06:00:00'), long)])
  await home.on()
  await time.until(day('04:59:00'))
  home.cut()
  await time.until(day('05:03:00'))
  await home.on()
  await time.until(day('05:59:00'))
  home.cut()
  await time.until(day('06:02:00'))
  await home.on()
  await time.until(day('06:20:00'))
  expect(home.plays()).toEqual([
    ['a', 'missed', 'power'],
    ['b', 'partial', 'late'],
  ])
  expect(home.told()).toEqual(['b 06:02:00–06:10:02'])
})

test('a log and a plan that the power cut in two do no harm', async () => {
  const { server, time } = home
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('05:10:00'))])
  await home.on()
  await time.until(day('05:05:00'))
  home.cut()
  const log = join(home.data, 'plays.jsonl')
  writeFileSync(log, `${readFileSync(log, 'utf8')}{"id":"half`)
  writeFileSync(join(home.data, 'plan.json'), '{"payl')
  writeFileSync(join(home.data, 'time.json'), '')
  await home.on()
  await time.until(day('05:15:00'))
  expect(home.told().map((line) => line[0])).toEqual(['a', 'b'])
})

test('a download that breaks off goes on where it was, and one that is wrong is fetched again', async () => {
  const { server, stub, time } = home
  stub.spoil = ['cut', 'change']
  server.publish([server.item('a', day('05:00:00')), server.item('b', day('05:10:00'))])
  await home.on()
  await time.until(day('05:15:00'))
  expect(stub.ranges).toContain('bytes=2000-')
  expect(stub.ranges.length).toBeGreaterThan(3)
  expect(home.plays().map(([item, result]) => `${item} ${result}`)).toEqual([
    'a played',
    'b played',
  ])
})

test('a sound that stays wrong never sounds, and the device says so', async () => {
  const { server, stub, time } = home
  stub.spoil = Array.from({ length: 500 }, () => 'change' as const)
  server.publish([server.item('a', day('05:00:00'))])
  await home.on()
  await time.until(day('05:02:00'))
  expect(home.told()).toEqual([])
  expect(home.plays()).toEqual([['a', 'missed', 'audio-missing']])
  expect(stub.beats.some(({ faults }) => faults.includes('tampered'))).toBe(true)
})

test('a sound that the disk has spoilt is noticed before it sounds', async () => {
  const { server, time } = home
  const item = server.item('a', day('05:00:00'))
  server.publish([item])
  await home.on()
  await time.until(day('04:59:00'))
  if (item.source.kind === 'file')
    writeFileSync(join(home.data, 'sounds', item.source.sha256), 'noise')
  await time.until(day('05:02:00'))
  expect(home.plays()).toEqual([['a', 'played', '']])
  expect(home.device().state.faults.has('tampered')).toBe(false)
})

test.each(['forged', 'replayed', 'of another device'])(
  'a plan that is %s is refused',
  async (how) => {
    const { server, stub, time } = home
    const old = server.publish([server.item('old', day('05:05:00'))])
    server.publish([server.item('a', day('05:00:00'))])
    await home.on()
    await time.until(day('04:54:00'))
    if (how === 'forged') {
      const items = [server.item('evil', day('05:05:00'))]
      server.publish(items)
      stub.plan = sealed(keyPair('k1'), items[0]!)
    } else if (how === 'replayed') {
      stub.plan = old
      stub.revision = 9
    } else server.publish([server.item('evil', day('05:05:00'))], { device: 'd2' })
    await time.until(day('05:10:00'))
    expect(home.told()).toEqual(['a 05:00:00–05:01:00'])
    expect(stub.beats.some(({ faults }) => faults.includes('plan-refused'))).toBe(true)
  },
)

test('a plan that somebody changed on the disk is not played, and the server hears of it', async () => {
  const { server, stub, time, data } = home
  server.publish([server.item('a', day('05:30:00'))])
  await home.on()
  await time.until(day('04:55:00'))
  home.cut()
  const kept = join(data, 'plan.json')
  const { payload, ...rest } = JSON.parse(readFileSync(kept, 'utf8')) as { payload: string }
  const inside = Buffer.from(payload, 'base64url').toString().replaceAll('T22:30', 'T22:15')
  expect(inside).toContain('T22:15')
  const changed = { ...rest, payload: Buffer.from(inside).toString('base64url') }
  writeFileSync(kept, JSON.stringify(changed))
  await home.on()
  await time.until(day('05:40:00'))
  expect(home.told()).toEqual(['a 05:30:00–05:31:00'])
  expect(stub.beats.some(({ faults }) => faults.includes('plan-refused'))).toBe(true)
  expect(stub.beats.at(-1)?.faults).toEqual([])
})

test('an item whose approval is not of our commune never sounds', async () => {
  const { server, time } = home
  const item = server.item('a', day('05:00:00'))
  server.publish([{ ...item, priority: 'emergency' }])
  await home.on()
  await time.until(day('05:05:00'))
  expect(home.told()).toEqual([])
  expect(home.plays()).toEqual([['a', 'missed', 'tampered']])
})

test('an evening that runs into quiet hours falls silent on the second', async () => {
  const { server, time } = home
  server.publish([
    server.item('a', day('21:28:00'), { seconds: 300 }),
    server.item('b', day('03:15:00', '24'), { priority: 'priority' }),
  ])
  await home.on()
  await time.until(day('05:00:00', '24'))
  expect(home.told()).toEqual(['a 21:28:00–21:30:00'])
  expect(home.plays()).toEqual([
    ['a', 'partial', 'quiet-hours'],
    ['b', 'missed', 'quiet-hours'],
  ])
})

test('a revoked device falls silent, keeps its log, and is enrolled anew', async () => {
  const { server, stub, time } = home
  server.publish([
    server.item('a', day('05:00:00'), { seconds: 600 }),
    server.item('b', day('05:20:00')),
    server.item('c', day('06:00:00')),
  ])
  await home.on()
  await time.until(day('05:03:00'))
  stub.secret = undefined
  await time.until(day('05:30:00'))
  expect(home.told()).toHaveLength(1)
  expect(home.told()[0]).toMatch(/^a 05:00:00–05:0[34]/)
  stub.code = 'CODE12345678'
  await time.until(day('06:05:00'))
  expect(home.told().map((line) => line[0])).toEqual(['a', 'c'])
  expect(home.plays()[0]).toEqual(['a', 'partial', 'withdrawn'])
})

test('six hundred plays are sent five hundred at a time', async () => {
  const { server, stub, time } = home
  const items = Array.from({ length: 600 }, (_, n) =>
    server.item(`n${n}`, Date.parse(day('05:00:00')) + n * 60_000, { seconds: 5 }),
  )
  server.publish(items, { quiet: [] })
  await home.on()
  await time.until(day('04:59:00'))
  stub.isAway = true
  await time.until(day('15:30:00'))
  stub.isAway = false
  await time.until(day('15:35:00'))
  expect(stub.plays.size).toBe(600)
  expect(Math.max(...stub.batches)).toBe(500)
}, 120_000)
