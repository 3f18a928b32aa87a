import { expect, test } from 'vitest'

import { decide, type Situation } from './decide.ts'
import type { Item, Priority } from './messages.ts'
import { given } from './speaker.fixture.ts'

const at = (text: string) => Date.parse(`${text.length > 8 ? text : `2026-11-23T${text}`}+07:00`)

const situation = (now: string, change: Partial<Situation> = {}): Situation => ({
  now: at(now),
  isClockSure: true,
  bootedAt: at('2026-11-01T00:00:00'),
  plan: given.plan({ items: [given.item()] }),
  urgent: [],
  playing: undefined,
  wasNoted: () => false,
  isWithdrawn: () => false,
  isApproved: () => true,
  lacks: () => undefined,
  kept: () => undefined,
  ...change,
})

/** An item from one time of day to another, of so many seconds. */
function span(id: string, from: string, to: string, priority: Priority = 'normal'): Item {
  const [startsAt, endsAt] = [at(from), at(to)]
  const seconds = (endsAt - startsAt) / 1000
  return given.item({
    id,
    priority,
    startsAt: new Date(startsAt).toISOString(),
    endsAt: new Date(endsAt).toISOString(),
    source: { kind: 'file', sha256: 'a'.repeat(64), bytes: 1, seconds },
  })
}
const planOf = (...items: Item[]) => given.plan({ items })

/** `start i1`, `stop why`, `missed i1 why`, or nothing. */
function told(what: Situation): string[] {
  const { start, stop, missed } = decide(what)
  return [
    ...(stop ? [`stop ${stop.result} ${stop.why}`] : []),
    ...(start ? [`start ${start.item.id}`] : []),
    ...missed.map(({ item, why, result }) => `${result} ${item.id} ${why}`),
  ]
}

test.each([
  ['a second before its time', '04:59:59', {}, []],
  ['at its time', '05:00:00', {}, ['start i1']],
  ['with three quarters left', '05:02:30', {}, ['start i1']],
  ['with less left', '05:02:31', {}, ['missed i1 late']],
  ['woken up after its time', '05:02:31', { bootedAt: at('05:02:00') }, ['missed i1 power']],
  ['noted before', '05:00:01', { wasNoted: () => true }, []],
  ['withdrawn', '05:00:00', { isWithdrawn: () => true }, ['missed i1 withdrawn']],
  ['not approved', '05:00:00', { isApproved: () => false }, ['missed i1 tampered']],
  ['without its sound yet', '05:00:00', { lacks: () => 'audio-missing' }, []],
  [
    'whose sound never came',
    '05:05:00',
    { kept: () => 'audio-missing' },
    ['missed i1 audio-missing'],
  ],
  ['kept by an emergency', '05:05:00', { kept: () => 'emergency' }, ['pre-empted i1 emergency']],
  ['of a clock that is not sure', '05:00:00', { isClockSure: false }, []],
] as [string, string, Partial<Situation>, string[]][])('an item %s', (_, now, change, expected) => {
  expect(told(situation(now, change))).toEqual(expected)
})

test.each([
  ['in the evening', span('a', '21:30:00', '21:40:00'), '21:30:00', ['missed a quiet-hours']],
  ['after midnight', span('a', '03:15:00', '03:25:00'), '03:15:00', ['missed a quiet-hours']],
  [
    'a second before its end',
    span('a', '04:44:59', '04:50:00'),
    '04:44:59',
    ['missed a quiet-hours'],
  ],
  ['at its end', span('a', '04:45:00', '04:50:00'), '04:45:00', ['start a']],
  ['priority', span('a', '03:15:00', '03:25:00', 'priority'), '03:15:00', ['missed a quiet-hours']],
  ['an emergency', span('a', '03:15:00', '03:25:00', 'emergency'), '03:15:00', ['start a']],
] as const)('quiet hours: %s', (_, item, now, expected) => {
  expect(told(situation(now, { plan: planOf(item) }))).toEqual(expected)
})

test('what sounds when quiet hours begin is stopped, an emergency is not', () => {
  const normal = span('a', '21:25:00', '21:35:00')
  const playing = { item: normal, endsAt: at('21:30:00') }
  expect(decide(situation('21:25:00', { plan: planOf(normal) })).start?.until).toBe(at('21:30:00'))
  expect(told(situation('21:30:00', { playing }))).toContain('stop partial quiet-hours')
  const emergency = { item: { ...normal, priority: 'emergency' as const }, endsAt: at('21:35:02') }
  expect(told(situation('21:30:00', { playing: emergency, plan: planOf() }))).toEqual([])
})

test.each([
  ['over midnight', '2026-11-23T23:55:00', '2026-11-24T00:05:00'],
  ['on the leap day', '2028-02-28T23:55:00', '2028-02-29T00:05:00'],
  ['out of the leap day', '2028-02-29T23:55:00', '2028-03-01T00:05:00'],
  ['over the new year', '2026-12-31T23:55:00', '2027-01-01T00:05:00'],
])(
  'an item that goes %s starts once and is in time until a quarter of it is over',
  (_, from, to) => {
    const plan = given.plan({
      quiet: [],
      items: [span('a', from, to)],
      validUntil: '2029-01-01T00:00:00Z',
    })
    const bootedAt = at('2026-11-01T00:00:00')
    expect(told(situation(from, { plan, bootedAt }))).toEqual(['start a'])
    const quarter = new Date(at(from) + 150_000 + 7 * 3_600_000).toISOString().slice(0, 19)
    expect(told(situation(quarter, { plan, bootedAt }))).toEqual(['start a'])
    expect(told(situation(to, { plan, bootedAt }))).toEqual(['missed a late'])
  },
)

test('of two items at one instant the higher priority goes first, and the other waits', () => {
  const plan = planOf(
    span('a', '06:00:00', '06:10:00'),
    span('b', '06:00:00', '06:02:00', 'priority'),
  )
  const decision = decide(situation('06:00:00', { plan }))
  expect(decision.start?.item.id).toBe('b')
  expect(decision.waits).toEqual([{ item: 'a', why: 'late' }])
})

test('a priority item does not cut off what sounds; an emergency does', () => {
  const playing = { item: span('a', '06:00:00', '06:10:00'), endsAt: at('06:10:00') }
  const plan = planOf(span('b', '06:01:00', '06:02:00', 'priority'))
  expect(told(situation('06:01:00', { plan, playing }))).toEqual([])
  const item = span('e', '06:01:00', '06:02:00', 'emergency')
  expect(
    told(situation('06:01:00', { plan: planOf(), playing, urgent: [{ number: 5, item }] })),
  ).toEqual(['stop pre-empted emergency', 'start e'])
})

test('two emergencies are played one after the other, in order of number', () => {
  const [first, second] = ['e1', 'e2'].map((id) => span(id, '02:00:00', '02:05:00', 'emergency'))
  const urgent = [
    { number: 8, item: second! },
    { number: 7, item: first! },
  ]
  expect(told(situation('02:00:00', { plan: planOf(), urgent }))).toEqual(['start e1'])
  const playing = { item: first!, endsAt: Infinity }
  expect(told(situation('02:00:30', { plan: planOf(), urgent: [urgent[0]!], playing }))).toEqual([])
})

test('with a clock that is not sure only emergencies sound', () => {
  const item = span('e', '05:00:00', '05:10:00', 'emergency')
  const plan = planOf(span('a', '05:00:00', '05:10:00'))
  const urgent = [{ number: 1, item }]
  expect(told(situation('05:00:00', { plan, urgent, isClockSure: false }))).toEqual(['start e'])
  expect(decide(situation('05:00:00', { plan, isClockSure: false })).waits).toEqual([
    { item: 'a', why: 'clock' },
  ])
})

test('a plan that is no longer good is silent, and so is an item that has expired', () => {
  const plan = given.plan({ items: [given.item()], validUntil: '2026-11-23T05:00:00+07:00' })
  expect(told(situation('05:00:00', { plan }))).toEqual(['missed i1 expired'])
  const item = given.item({ expiresAt: '2026-11-23T05:00:00+07:00' })
  expect(told(situation('05:00:00', { plan: planOf(item) }))).toEqual(['missed i1 expired'])
})

test('somebody who speaks now is not heard in quiet hours', () => {
  const item: Item = {
    ...span('l', '22:00:00', '22:10:00'),
    source: { kind: 'live', seconds: 600 },
  }
  expect(told(situation('22:00:00', { plan: planOf(), urgent: [{ number: 3, item }] }))).toEqual([])
})

test('it looks again when the next thing begins, or in a minute', () => {
  expect(decide(situation('04:59:30')).next).toBe(at('05:00:00'))
  expect(decide(situation('04:00:00')).next).toBe(at('04:01:00'))
})
