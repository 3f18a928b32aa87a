import { describe, expect, test } from 'vitest'

import { officeHours } from '#platform/clock/calendar.fixture.ts'
import { calendarOf } from '#platform/clock/calendar.ts'

import { at, atWork, inState } from '../dossier.fixture.ts'
import {
  breachIsLikely,
  daysNeeded,
  draftExtension,
  reasonFor,
  signExtension,
  type Extension,
} from './domain.ts'

const calendar = calendarOf([officeHours], [], Temporal.PlainDate.from('2027-12-31'))
const draft: Extension = {
  reason: 'Còn chờ khảo sát',
  days: 2,
  dueBefore: at('2026-11-27T17:00'),
  dueAfter: at('2026-12-01T17:00'),
  draftedAt: at('2026-11-25T08:00'),
  signedAt: null,
  late: false,
}
const signing = { now: at('2026-11-26T09:00'), days: 2, mostDays: null, saysLate: false }
const refused = (why: string) => ({ ok: false, why })

describe('dự thảo gia hạn', () => {
  test('what is worked on and has a due date may be drafted for', () => {
    expect(draftExtension(atWork, undefined)).toEqual({ ok: true, value: atWork.dueAt })
  })
  test('at most once, and not without a due date or while nobody works on it', () => {
    expect(draftExtension(atWork, draft)).toEqual(refused('already-extended'))
    expect(draftExtension({ ...atWork, dueAt: null }, undefined)).toEqual(refused('no-due-date'))
    expect(draftExtension(inState('stopped'), undefined)).toEqual(refused('not-in-process'))
  })
})

describe('ký gia hạn', () => {
  test('in time it is an extension', () => {
    expect(signExtension(atWork, draft, signing)).toEqual({ ok: true, value: { late: false } })
  })
  test('after the due date it is refused, unless the head says that it is late', () => {
    const late = { ...signing, now: at('2026-11-30T09:00') }
    expect(signExtension(atWork, draft, late)).toEqual(refused('due-passed'))
    expect(signExtension(atWork, draft, { ...late, saysLate: true })).toEqual({
      ok: true,
      value: { late: true },
    })
  })
  test('saying so in time does not make it late', () => {
    expect(signExtension(atWork, draft, { ...signing, saysLate: true })).toEqual({
      ok: true,
      value: { late: false },
    })
  })
  test('a second time, without a draft, or for longer than the procedure allows it is refused', () => {
    expect(signExtension(atWork, { ...draft, signedAt: signing.now }, signing)).toEqual(
      refused('already-extended'),
    )
    expect(signExtension(atWork, undefined, signing)).toEqual(refused('no-extension-draft'))
    expect(signExtension(atWork, draft, { ...signing, mostDays: 1 })).toEqual(
      refused('extension-too-long'),
    )
    expect(signExtension(inState('done'), draft, signing)).toEqual(refused('not-in-process'))
  })
})

describe('nguy cơ trễ hẹn', () => {
  const moving = {
    ...atWork,
    receivedAt: at('2026-11-16T09:00'),
    stepDueAt: at('2026-11-27T10:00'),
  }
  test.each([
    ['2026-11-24T09:00', false],
    ['2026-11-25T09:00', true],
    ['2026-11-27T16:00', true],
    ['2026-11-30T09:00', false],
  ])('on %s a dossier due on Friday that is not at its last step: %s', (today, expected) => {
    expect(breachIsLikely(moving, at(today), calendar)).toBe(expected)
  })
  test('at the last step only when that step is overdue', () => {
    const last = { ...moving, step: 2 }
    expect(breachIsLikely(last, at('2026-11-26T09:00'), calendar)).toBe(false)
    const overdue = { ...last, stepDueAt: at('2026-11-26T08:00') }
    expect(breachIsLikely(overdue, at('2026-11-26T09:00'), calendar)).toBe(true)
  })
  test('a limit of a day or two is near from the beginning: only an overdue step counts', () => {
    const short = { ...moving, receivedAt: at('2026-11-26T09:00') }
    expect(breachIsLikely(short, at('2026-11-26T10:00'), calendar)).toBe(false)
    const overdue = { ...short, stepDueAt: at('2026-11-26T11:00') }
    expect(breachIsLikely(overdue, at('2026-11-26T14:00'), calendar)).toBe(true)
  })
  test('not while the clock stands still', () => {
    const paused = { ...moving, state: 'awaiting-payment' as const }
    expect(breachIsLikely(paused, at('2026-11-26T09:00'), calendar)).toBe(false)
  })
})

test('the draft asks for as many days as the remaining steps need, and names them', () => {
  const steps = [
    { vi: 'Thẩm định', minutes: 960, counts: true },
    { vi: 'Phê duyệt', minutes: 480, counts: true },
    { vi: 'Trả kết quả', minutes: 480, counts: false },
  ]
  const due = at('2026-11-27T17:00')
  expect(daysNeeded(steps, at('2026-11-26T07:00'), due, calendar)).toBe(1)
  expect(daysNeeded(steps, at('2026-11-27T07:00'), due, calendar)).toBe(2)
  expect(reasonFor(steps)).toContain('“Thẩm định”, “Phê duyệt”')
})
