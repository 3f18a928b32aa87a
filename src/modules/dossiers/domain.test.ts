import { describe, expect, test } from 'vitest'

import {
  accept,
  askForSupplement,
  dossierCode,
  handOver,
  reject,
  supply,
  unchanged,
  withdraw,
  type Dossier,
} from './domain.ts'
import { at, atWork, inState } from './dossier.fixture.ts'
import { timeliness } from './timeliness.ts'

const now = at('2026-11-23T09:00')
const due = at('2026-11-27T17:00')
const online: Dossier = { ...atWork, state: 'new', step: null, assignee: null }

describe('nộp trực tuyến', () => {
  test('the desk takes a new dossier in and the clock starts then', () => {
    const later = at('2026-11-24T08:00')
    expect(accept(online, later, due, true)).toMatchObject({
      ok: true,
      value: { state: 'accepted', step: 0, receivedAt: later, dueAt: due },
    })
  })
  test('where the first step is not at the desk the dossier goes straight to work', () => {
    expect(accept(online, now, due, false)).toMatchObject({ value: { state: 'processing' } })
  })
  test('what was taken in cannot be taken in or refused again', () => {
    expect(accept(atWork, now, due, true)).toEqual({ ok: false, why: 'not-new' })
    expect(reject(atWork)).toEqual({ ok: false, why: 'not-new' })
  })
  test('a dossier that is not accepted has no due date', () => {
    expect(reject(online)).toMatchObject({ value: { state: 'rejected', dueAt: null } })
  })
})

describe('hai cán bộ cùng xử lý', () => {
  test('an officer who saw an older version is told', () => {
    expect(unchanged(atWork, 3)).toEqual({ ok: false, why: 'changed-meanwhile' })
    expect(unchanged(atWork, 4)).toMatchObject({ ok: true })
  })
})

describe('bổ sung', () => {
  test('asking for papers stops the clock', () => {
    expect(askForSupplement(atWork, now)).toMatchObject({
      value: { state: 'awaiting-supplement', pausedAt: now, timesSupplemented: 1 },
    })
  })
  test('an applicant is asked once, unless the procedure allows more', () => {
    const asked = { ...atWork, timesSupplemented: 1 }
    expect(askForSupplement(asked, now)).toEqual({ ok: false, why: 'already-asked' })
    expect(askForSupplement(asked, now, 2)).toMatchObject({ ok: true })
    expect(askForSupplement(atWork, now, 0)).toEqual({ ok: false, why: 'already-asked' })
  })
  test('once the leader has approved nothing more is asked for', () => {
    const decided = { ...atWork, decidedAt: now }
    expect(askForSupplement(decided, now)).toEqual({ ok: false, why: 'already-decided' })
  })
  test('supplied papers start the clock again with a new due date', () => {
    const waiting: Dossier = { ...atWork, state: 'awaiting-supplement', pausedAt: now }
    expect(supply(waiting, due)).toMatchObject({
      value: { state: 'processing', pausedAt: null, dueAt: due },
    })
    expect(supply(atWork, due)).toEqual({ ok: false, why: 'not-awaiting-supplement' })
  })
})

describe('kết quả', () => {
  test('a result is handed over once', () => {
    expect(handOver(inState('done'))).toMatchObject({ value: { state: 'returned' } })
    expect(handOver(inState('returned'))).toEqual({ ok: false, why: 'not-done' })
  })
  test.each(['new', 'accepted', 'processing', 'awaiting-supplement', 'awaiting-payment'] as const)(
    'a dossier that is %s may be withdrawn',
    (state) =>
      expect(withdraw(inState(state))).toMatchObject({ value: { state: 'withdrawn', step: null } }),
  )
  test.each(['done', 'returned', 'rejected', 'stopped', 'withdrawn'] as const)(
    'a dossier that is %s may not be withdrawn',
    (state) => expect(withdraw(inState(state))).toEqual({ ok: false, why: 'already-decided' }),
  )
  test('once the leader has approved it can no longer be withdrawn', () => {
    expect(withdraw({ ...atWork, decidedAt: now })).toEqual({
      ok: false,
      why: 'already-decided',
    })
  })
  test('what was not paid when it was withdrawn is no longer owed', () => {
    const owing: Dossier = { ...inState('awaiting-payment'), payment: 'due' }
    expect(withdraw(owing)).toMatchObject({ value: { payment: 'none' } })
  })
})

test.each([
  [1, 'H79.28.075-261122-0001'],
  [975, 'H79.28.075-261122-0975'],
  [12_345, 'H79.28.075-261122-12345'],
])('the %ith dossier of the day has the code %s', (number, code) => {
  expect(dossierCode('H79.28.075', Temporal.PlainDate.from('2026-11-22'), number)).toBe(code)
})

test.each([
  ['done', '2026-11-26T16:00', 'early'],
  ['done', '2026-11-27T08:00', 'on-time'],
  ['done', '2026-11-27T18:00', 'on-time'],
  ['done', '2026-11-28T08:00', 'late'],
] as const)('a dossier %s on %s is %s', (state, finished, expected) => {
  expect(timeliness({ state, dueAt: due, finishedAt: at(finished) }, now)).toBe(expected)
})

test.each([
  ['processing', '2026-11-26T16:00', 'open'],
  ['processing', '2026-11-27T07:00', 'due-today'],
  ['processing', '2026-11-30T07:00', 'overdue'],
  ['awaiting-supplement', '2026-11-30T07:00', 'paused'],
] as const)('a dossier %s on %s is %s', (state, today, expected) => {
  expect(timeliness({ state, dueAt: due, finishedAt: null }, at(today))).toBe(expected)
})

test('without a decided limit nothing is late', () => {
  expect(timeliness({ state: 'processing', dueAt: null, finishedAt: null }, now)).toBe('no-limit')
})
