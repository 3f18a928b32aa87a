import { describe, expect, test } from 'vitest'

import { newId } from '#platform/id.ts'
import { standIn, system, type Who } from '#platform/who.ts'

import { holdsOn, lentOf, mayLeave, type Leave } from './domain.ts'

const day = (text: string) => Temporal.PlainDate.from(text)
const [an, binh, chi] = ['An', 'Bình', 'Chi']

const leave = (staffId: string, deputyId: string, from: string, until: string): Leave => ({
  id: newId<'leave'>(),
  staffId,
  deputyId,
  fromOn: day(from),
  untilOn: day(until),
  endedOn: null,
})

const ask = (leaves: Leave[], over: object = {}) =>
  mayLeave(
    { staffId: an!, deputyId: binh!, fromOn: day('2026-12-01'), untilOn: day('2026-12-10') },
    { today: day('2026-11-23'), leaves, deputyLockedOn: null, staffLockedOn: null, ...over },
  )

describe('ai được ủy quyền cho ai', () => {
  test.each([
    ['nothing stands against it', [], undefined],
    ['a leave that is over by then', [leave(an!, chi!, '2026-11-01', '2026-11-30')], undefined],
    ['two leaves that share a day', [leave(an!, chi!, '2026-12-10', '2026-12-20')], 'overlaps'],
    ['each for the other', [leave(binh!, an!, '2026-12-05', '2026-12-06')], 'circular'],
    ['the deputy is away too', [leave(binh!, chi!, '2026-12-05', '2026-12-06')], 'deputy-away'],
    ['a chain: An deputises then', [leave(chi!, an!, '2026-12-05', '2026-12-06')], 'deputising'],
    [
      'one deputy for two who are away',
      [leave(chi!, binh!, '2026-12-05', '2026-12-06')],
      undefined,
    ],
  ])('%s', (_name, leaves, why) => {
    const outcome = ask(leaves)
    expect(outcome.ok ? undefined : outcome.why).toBe(why)
  })

  test('nobody deputises for themselves, and a deputy who leaves before the end is none', () => {
    const self = {
      staffId: an!,
      deputyId: an!,
      fromOn: day('2026-12-01'),
      untilOn: day('2026-12-02'),
    }
    const around = {
      today: day('2026-11-23'),
      leaves: [],
      deputyLockedOn: null,
      staffLockedOn: null,
    }
    expect(mayLeave(self, around)).toMatchObject({ why: 'to-themselves' })
    expect(ask([], { deputyLockedOn: day('2026-12-05') })).toMatchObject({ why: 'deputy-leaves' })
    expect(ask([], { staffLockedOn: day('2026-12-01') })).toMatchObject({ why: 'has-left' })
  })

  test('a leave that was called off or ended early stands in nobody’s way', () => {
    const called = { ...leave(an!, chi!, '2026-12-05', '2026-12-20'), endedOn: day('2026-12-05') }
    const early = { ...leave(an!, chi!, '2026-11-25', '2026-12-20'), endedOn: day('2026-12-01') }
    expect(ask([called]).ok).toBe(true)
    expect(ask([early]).ok).toBe(true)
  })
})

test('the rights hold on the first and the last day and not a day longer', () => {
  const away = leave(an!, binh!, '2026-12-01', '2026-12-03')
  const on = ['2026-11-30', '2026-12-01', '2026-12-03', '2026-12-04'].map((text) =>
    holdsOn(away, day(text)),
  )
  expect(on).toEqual([false, true, true, false])
  expect(holdsOn({ ...away, endedOn: day('2026-12-03') }, day('2026-12-03'))).toBe(false)
})

test('work is lent, administration never', () => {
  const held = [
    'step.leader',
    'dossier.assign',
    'staff.edit',
    'role.edit',
    'audit.view',
    'unit.edit',
  ]
  expect([...lentOf(held)]).toEqual(['step.leader', 'dossier.assign'])
})

test('what a deputy may do alone is her own; what was given to the absent, or only he may do, is in his place', () => {
  const lender = {
    staff: 'an',
    name: 'An',
    until: day('2026-12-01'),
    can: new Set(['step.leader', 'step.head']),
  }
  const own = new Set(['step.head'])
  const who: Who = { ...system(1), own, can: own.union(lender.can), lenders: [lender] }
  expect(standIn(who, ['step.head']).behalf).toBeUndefined()
  expect(standIn(who, ['step.head'], 'an').behalf).toMatchObject({ name: 'An' })
  expect(standIn(who, ['step.leader']).behalf).toMatchObject({ name: 'An' })
  expect(standIn(who, ['step.clerk']).behalf).toBeUndefined()
})
