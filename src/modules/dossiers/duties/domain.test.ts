import { expect, test } from 'vitest'

import { at, atWork, inState } from '../dossier.fixture.ts'
import { askForPayment, settlePayment } from './domain.ts'

const now = at('2026-11-25T10:00')
const due = at('2026-12-02T17:00')
const owing = inState('awaiting-payment', { payment: 'due', pausedAt: now })

test('asking for money stops the clock', () => {
  expect(askForPayment(atWork, now)).toMatchObject({
    value: { state: 'awaiting-payment', payment: 'due', pausedAt: now },
  })
})

test('nothing is asked while something is owed, nor when nobody works on it', () => {
  expect(askForPayment({ ...atWork, payment: 'due' }, now)).toEqual({
    ok: false,
    why: 'payment-due',
  })
  expect(askForPayment(inState('done'), now)).toEqual({ ok: false, why: 'not-in-process' })
})

test('a second amount may follow the first', () => {
  expect(askForPayment({ ...atWork, payment: 'paid' }, now)).toMatchObject({ ok: true })
})

test.each(['paid', 'waived'] as const)('%s: the clock goes on', (how) => {
  expect(settlePayment(owing, how, due)).toMatchObject({
    value: { state: 'processing', payment: how, pausedAt: null, dueAt: due },
  })
})

test('what is paid while the dossier is stopped leaves it stopped', () => {
  const stopped = inState('stopped', { payment: 'due', pausedAt: now })
  expect(settlePayment(stopped, 'paid', due)).toMatchObject({
    value: { state: 'stopped', payment: 'paid', pausedAt: now },
  })
})

test('where nothing is owed nothing is settled', () => {
  expect(settlePayment(atWork, 'paid', due)).toEqual({ ok: false, why: 'no-payment-due' })
})
