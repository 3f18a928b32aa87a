import { expect, test } from 'vitest'

import { isApproved, opened } from './envelope.ts'
import { readEnvelope, readPlan } from './messages.ts'
import { readOrder } from './orders-read.ts'
import { approved, given, keyPair, sealed } from './speaker.fixture.ts'

const key = keyPair('k1')
const other = keyPair('k1')
const plan = given.plan({ items: [approved(key, given.item())] })

test('a plan that our commune signed is opened, and what was changed on the way is not', () => {
  const envelope = sealed(key, plan)
  expect(opened(envelope, key.known)).toEqual(plan)
  const changed = { ...plan, quiet: [] }
  const forged = Buffer.from(JSON.stringify(changed)).toString('base64url')
  expect(opened({ ...envelope, payload: forged }, key.known)).toBeUndefined()
  expect(opened(sealed(other, plan), key.known)).toBeUndefined()
  expect(opened({ ...envelope, key: 'k2' }, key.known)).toBeUndefined()
  expect(opened({ ...envelope, signature: '' }, key.known)).toBeUndefined()
})

test.each([
  ['another bulletin', { bulletin: 'b2' }],
  ['another sound', { source: { kind: 'file', sha256: 'b'.repeat(64), bytes: 1, seconds: 1 } }],
  ['another stream', { source: { kind: 'relay', url: 'https://evil.example/', seconds: 1 } }],
  ['a higher priority', { priority: 'emergency' }],
] as const)('an approval does not hold for %s', (_, change) => {
  const item = approved(key, given.item())
  expect(isApproved(item, [key.known])).toBe(true)
  expect(isApproved({ ...item, ...change } as typeof item, [key.known])).toBe(false)
})

test('an approval holds for another time and another place in the plan', () => {
  const item = approved(key, given.item())
  const later = { ...item, id: 'i9', startsAt: '2027-01-01T05:00:00+07:00' }
  expect(isApproved(later, [key.known])).toBe(true)
})

/** A generator of its own, so that what fails once fails again. */
function chance(seed: number) {
  let state = seed
  return (below: number) => {
    state = (state * 1_103_515_245 + 12_345) % 2_147_483_648
    return Math.floor((state / 2_147_483_648) * below)
  }
}

const odd = [
  null,
  true,
  -1,
  Infinity,
  '',
  'x'.repeat(5000),
  [],
  {},
  [[]],
  '2026-02-30',
  '\u0000',
  NaN,
]

function spoil(value: unknown, pick: (below: number) => number): unknown {
  if (pick(6) === 0) return odd[pick(odd.length)]
  if (Array.isArray(value)) return value.map((one) => spoil(one, pick))
  if (typeof value !== 'object' || value === null)
    return pick(4) === 0 ? odd[pick(odd.length)] : value
  return Object.fromEntries(Object.entries(value).map(([name, one]) => [name, spoil(one, pick)]))
}

test('thousands of spoilt plans, orders and envelopes are read or refused, and nothing else happens', () => {
  const order = { kind: 'order', device: 'd1', number: 1, expiresAt: plan.validUntil, do: {} }
  const dos = [
    { what: 'emergency', item: plan.items[0] },
    { what: 'tone', seconds: 2 },
  ]
  for (let seed = 1; seed <= 3000; seed++) {
    const pick = chance(seed)
    const values = [plan, { ...order, do: dos[seed % 2] }, sealed(key, plan)]
    const readers = [readPlan, readOrder, readEnvelope]
    for (const [at, read] of readers.entries()) {
      try {
        const value = read(spoil(values[at], pick))
        expect(typeof value).toBe('object')
      } catch (error) {
        expect(error).toBeInstanceOf(Error)
        expect((error as Error).message).toMatch(/^(not |unknown )/)
      }
    }
  }
})

test('an envelope with a byte changed anywhere is not opened', () => {
  const envelope = sealed(key, { kind: 'plan', revision: 1 })
  for (let at = 0; at < envelope.payload.length; at++) {
    const letter = envelope.payload[at] === 'A' ? 'B' : 'A'
    const payload = envelope.payload.slice(0, at) + letter + envelope.payload.slice(at + 1)
    expect(opened({ ...envelope, payload }, key.known)).toBeUndefined()
  }
})

test('one item that cannot be read does not cost the others their place', () => {
  const items = [{ ...given.item(), source: { kind: 'video' } }, given.item({ id: 'i2' })]
  expect(readPlan({ ...plan, items }).items.map(({ id }) => id)).toEqual(['i2'])
})
