import { expect, test } from 'vitest'

import { newId } from '#platform/id.ts'

import {
  clockFrom,
  following,
  move,
  possibleMoves,
  transferStates,
  type Move,
  type Transfer,
  type TransferState,
} from './domain.ts'

const transfer = (state: TransferState): Transfer => ({
  id: newId<'transfer'>(),
  unitId: 1,
  toUnit: 2,
  state,
  version: 3,
})

test('each commune can do just what is its own to do, in each state', () => {
  const offered = Object.fromEntries(
    transferStates.map((state) => [
      state,
      [possibleMoves(transfer(state), 1).join(' '), possibleMoves(transfer(state), 2).join(' ')],
    ]),
  )
  expect(offered).toEqual({
    sent: ['recall', 'receive refuse'],
    refused: ['resend close', ''],
    recalled: ['', ''],
    closed: ['', ''],
    received: ['', ''],
    settled: ['', 'send-result'],
    'result-sent': ['take-result', ''],
    'result-arrived': ['hand-over', ''],
    'handed-over': ['', ''],
  })
})

test.each<[Move, TransferState, number, number | undefined, string]>([
  ['receive', 'refused', 2, undefined, 'not-waiting'],
  ['refuse', 'received', 2, undefined, 'not-waiting'],
  ['receive', 'sent', 1, undefined, 'not-ours'],
  ['receive', 'sent', 2, 2, 'changed-meanwhile'],
  ['send-result', 'received', 2, undefined, 'not-settled'],
  ['take-result', 'result-arrived', 1, undefined, 'result-not-sent'],
  ['hand-over', 'result-sent', 1, undefined, 'result-not-here'],
])('%s of what is %s is refused to commune %i', (name, state, unit, seen, why) => {
  expect(move(transfer(state), name, { unit, seen })).toEqual({ ok: false, why })
})

test.each<[TransferState, string, TransferState]>([
  ['received', 'processing', 'received'],
  ['received', 'awaiting-supplement', 'received'],
  ['received', 'done', 'settled'],
  ['received', 'withdrawn', 'closed'],
  ['settled', 'returned', 'handed-over'],
  ['result-sent', 'done', 'result-sent'],
  ['result-arrived', 'returned', 'result-arrived'],
  ['handed-over', 'returned', 'handed-over'],
])('what is %s, when its dossier is %s, is %s', (state, dossier, after) => {
  expect(following(state, dossier)).toBe(after)
})

test('the clock starts at the first receipt unless the rule says arrival', () => {
  const firstReceipt = Temporal.Instant.from('2026-11-23T02:00:00Z')
  const arrival = Temporal.Instant.from('2026-11-24T02:00:00Z')
  expect(clockFrom('first-receipt', { firstReceipt, arrival })).toBe(firstReceipt)
  expect(clockFrom('arrival', { firstReceipt, arrival })).toBe(arrival)
})

test.each([
  ['asked for, none on the way', 'awaiting-supplement', [], true, false],
  ['on the way already', 'awaiting-supplement', [{ arrivedAt: null }], false, true],
  ['nothing asked', 'processing', [], false, false],
  [
    'the clock went on, the paper is still on the way',
    'processing',
    [{ arrivedAt: null }],
    false,
    true,
  ],
] as const)('papers brought later, %s', (_, dossierState, supplied, brings, takes) => {
  const one = { ...transfer('received'), dossierState, supplied }
  expect(possibleMoves(one, 1).includes('bring-papers')).toBe(brings)
  expect(possibleMoves(one, 2).includes('take-papers')).toBe(takes)
})
