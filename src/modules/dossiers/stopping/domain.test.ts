import { describe, expect, test } from 'vitest'

import { at, atWork, inState } from '../dossier.fixture.ts'
import { closeStopped, consentBySilence, lapse, resume, stop } from './domain.ts'

const now = at('2026-11-25T10:00')
const asked = at('2026-11-24T08:00')
const due = at('2026-12-02T17:00')

describe('dừng giải quyết', () => {
  test.each(['accepted', 'processing'] as const)(
    'a dossier that is %s stops, and its clock',
    (state) =>
      expect(stop(inState(state), now)).toMatchObject({
        value: { state: 'stopped', pausedAt: now },
      }),
  )
  test.each(['awaiting-supplement', 'awaiting-payment'] as const)(
    'a dossier that is %s stops, and the pause that had begun goes on',
    (state) =>
      expect(stop(inState(state, { pausedAt: asked }), now)).toMatchObject({
        value: { state: 'stopped', pausedAt: asked },
      }),
  )
  test.each(['new', 'rejected', 'withdrawn', 'stopped', 'done', 'returned'] as const)(
    'a dossier that is %s cannot be stopped',
    (state) => expect(stop(inState(state), now)).toEqual({ ok: false, why: 'not-stoppable' }),
  )
  test('once the leader has approved nothing is stopped', () => {
    expect(stop({ ...atWork, decidedAt: now }, now)).toEqual({ ok: false, why: 'already-decided' })
  })
})

describe('hết hạn bổ sung', () => {
  const waiting = inState('awaiting-supplement', { pausedAt: asked })
  test('the day after the limit the dossier stops', () => {
    expect(lapse(waiting, at('2026-11-24T17:00'), now)).toMatchObject({
      value: { state: 'stopped' },
    })
  })
  test('until the limit, and where there is none, it waits', () => {
    expect(lapse(waiting, now, now)).toEqual({ ok: false, why: 'not-expired' })
    expect(lapse(waiting, null, now)).toEqual({ ok: false, why: 'not-expired' })
  })
  test('who has supplied in between is not stopped', () => {
    expect(lapse(atWork, asked, now)).toEqual({ ok: false, why: 'not-awaiting-supplement' })
  })
})

describe('hồ sơ đã dừng', () => {
  const stopped = inState('stopped', { pausedAt: asked, payment: 'due' })
  test('goes on where it stood, with a new due date', () => {
    expect(resume(stopped, due)).toMatchObject({
      value: { state: 'processing', step: 1, pausedAt: null, dueAt: due },
    })
    expect(resume(atWork, due)).toEqual({ ok: false, why: 'not-stopped' })
  })
  test('or ends with a negative result, and nothing is owed any more', () => {
    expect(closeStopped(stopped, due)).toMatchObject({
      value: { state: 'done', verdict: 'refuse', step: null, pausedAt: null, payment: 'none' },
    })
    expect(closeStopped(atWork, due)).toEqual({ ok: false, why: 'not-stopped' })
  })
})

describe('im lặng là đồng ý', () => {
  const silent = { ...atWork, silenceConsents: true }
  const after = at('2026-11-27T17:01')
  test('after the due date it is granted', () => {
    expect(consentBySilence(silent, after)).toMatchObject({
      value: { state: 'done', verdict: 'grant', step: null },
    })
  })
  test('not before, and not at the very moment', () => {
    expect(consentBySilence(silent, silent.dueAt!)).toEqual({ ok: false, why: 'not-expired' })
    expect(consentBySilence({ ...silent, dueAt: null }, after)).toEqual({
      ok: false,
      why: 'not-expired',
    })
  })
  test('not where the procedure does not say so, nor while the clock stands still, nor after a decision', () => {
    const refused = (why: string) => ({ ok: false, why })
    expect(consentBySilence({ ...silent, silenceConsents: false }, after)).toEqual(
      refused('silence-means-nothing'),
    )
    expect(consentBySilence({ ...silent, state: 'awaiting-payment' }, after)).toEqual(
      refused('not-in-process'),
    )
    expect(consentBySilence({ ...silent, decidedAt: now }, after)).toEqual(
      refused('already-decided'),
    )
  })
})
