import { describe, expect, test } from 'vitest'

import type { WorkflowStep } from '#modules/workflows/index.ts'

import type { Dossier } from '../domain.ts'
import { at, atWork, inState } from '../dossier.fixture.ts'
import {
  asksOf,
  assign,
  finish,
  forward,
  mayNumber,
  reassign,
  sendBack,
  takeOver,
} from './domain.ts'

const now = at('2026-11-23T09:00')

const step = (role: WorkflowStep['role'], more: Partial<WorkflowStep> = {}): WorkflowStep => ({
  ...{ code: role, vi: role, en: role, role, minutes: 60, counts: true },
  ...more,
})
const leader = step('leader', { decides: true })
const [desk, specialist, office, clerk] = [
  step('desk'),
  step('specialist'),
  step('office'),
  step('clerk'),
]
const asks = (way: WorkflowStep[], decidedAt: Temporal.Instant | null = null) =>
  asksOf(way, { decidedAt })

describe('mỗi bước cần gì', () => {
  test('the last specialist before the leader gives an opinion, whoever reviews it between them', () => {
    expect(asks([specialist, office, leader, clerk])).toMatchObject({ opinion: true })
    expect(asks([specialist, specialist, leader])).toMatchObject({ opinion: false })
    expect(asks([desk, specialist, leader])).toMatchObject({ opinion: false })
    expect(asks([specialist, clerk])).toMatchObject({ opinion: false })
  })
  test('a number is asked of the clerk after the decision, and may not be taken before it', () => {
    expect(asks([clerk], now)).toMatchObject({ number: true, undecided: false })
    expect(asks([office, leader, clerk])).toMatchObject({ number: false, undecided: true })
    expect(asks([leader, clerk])).toMatchObject({ undecided: true })
    expect(asks([clerk, leader])).toMatchObject({ number: false, undecided: true })
  })
  test('who decides at the end numbers there, and a flow without a decision has nothing to wait for', () => {
    expect(asks([specialist, leader])).toMatchObject({ undecided: true })
    expect(asks([leader])).toMatchObject({ undecided: false, number: false })
    expect(asks([specialist, clerk])).toMatchObject({ undecided: false })
    expect(asks([])).toMatchObject({ decides: false, undecided: false })
  })
  test('the workflow says which step numbers', () => {
    expect(asks([step('clerk', { numbers: false })], now)).toMatchObject({ number: false })
    expect(asks([step('leader', { decides: true, numbers: true })])).toMatchObject({ number: true })
  })
  test('a number before the decision is refused', () => {
    expect(mayNumber(atWork, asks([specialist, leader]))).toEqual({ ok: false, why: 'not-decided' })
    expect(mayNumber(atWork, asks([clerk], now))).toMatchObject({ ok: true })
    expect(mayNumber(inState('done'), asks([clerk], now))).toMatchObject({ ok: false })
  })
})

describe('luân chuyển', () => {
  test('forwarding goes one step on and leaves the desk of the officer', () => {
    expect(forward(atWork, { now })).toMatchObject({
      value: { step: 2, assignee: null, state: 'processing' },
    })
  })
  test('forwarding may name the next officer', () => {
    expect(forward(atWork, { now, assignee: 'Hoa' })).toMatchObject({
      value: { assignee: 'Hoa' },
    })
  })
  test('from the approving step on a verdict must stand', () => {
    expect(forward(atWork, { now, asks: { decides: true } })).toEqual({
      ok: false,
      why: 'verdict-missing',
    })
    expect(forward(atWork, { now, verdict: 'refuse', asks: { decides: true } })).toMatchObject({
      value: { verdict: 'refuse', decidedAt: now },
    })
  })
  test('the last step is finished, not forwarded', () => {
    expect(forward({ ...atWork, step: 2 }, { now })).toEqual({
      ok: false,
      why: 'last-step',
    })
  })
  test('sending back goes one step back, and not before the first', () => {
    const decided = { ...atWork, decidedAt: now }
    expect(sendBack(decided)).toMatchObject({ value: { step: 0, assignee: null, decidedAt: null } })
    expect(sendBack({ ...atWork, step: 0 })).toEqual({ ok: false, why: 'no-step-before' })
  })
  test('only what is in process is assigned', () => {
    expect(assign(atWork, 'Hoa')).toMatchObject({ value: { assignee: 'Hoa' } })
    expect(assign(inState('done'), 'Hoa')).toEqual({ ok: false, why: 'not-in-process' })
  })
  test('the specialist says what is proposed before it goes up', () => {
    const sent = { now, asks: { opinion: true } }
    expect(forward(atWork, sent)).toEqual({ ok: false, why: 'opinion-missing' })
    expect(forward(atWork, { ...sent, verdict: 'grant' })).toMatchObject({ ok: true })
  })
  test('nobody takes a granted result past the clerk without a number', () => {
    const granted: Dossier = { ...atWork, verdict: 'grant' }
    const sent = { now, asks: { number: true } }
    expect(forward(granted, sent)).toEqual({ ok: false, why: 'number-missing' })
    expect(forward(granted, { ...sent, hasNumber: true })).toMatchObject({ ok: true })
    expect(forward({ ...atWork, verdict: 'refuse' }, sent)).toMatchObject({ ok: true })
  })
})

describe('bàn giao', () => {
  test('an open dossier goes to the successor, or waits for whoever does its step', () => {
    expect(takeOver(atWork, 'another')).toMatchObject({ value: { assignee: 'another' } })
    expect(takeOver({ ...atWork, state: 'awaiting-supplement' }, null)).toMatchObject({
      value: { assignee: null },
    })
  })
  test('what is finished or was nobody’s is not taken over', () => {
    expect(takeOver({ ...atWork, state: 'done' }, 'another')).toMatchObject({ ok: false })
    expect(takeOver({ ...atWork, assignee: null }, 'another')).toMatchObject({ ok: false })
  })
})

describe('giao lại', () => {
  const theirs = { ...atWork, assignee: 'leaving' }
  const to = { from: 'leaving', to: 'staying', mayDo: true }
  test('the work of who leaves goes to one who may do the step', () => {
    expect(reassign(theirs, to)).toMatchObject({ value: { assignee: 'staying' } })
    expect(reassign(theirs, { ...to, mayDo: false })).toEqual({ ok: false, why: 'not-their-step' })
  })
  test('what another has in the meantime stays, and so does what is finished', () => {
    expect(reassign({ ...theirs, assignee: 'another' }, to)).toEqual({
      ok: false,
      why: 'not-theirs',
    })
    expect(reassign({ ...theirs, state: 'done' }, to)).toMatchObject({ ok: false })
  })
})

describe('hoàn thành', () => {
  const last: Dossier = { ...atWork, step: 2, hasResult: true, verdict: 'grant' }
  test('a dossier is finished at its last step, with a verdict and a result', () => {
    expect(finish(last)).toMatchObject({ value: { state: 'done', step: null } })
    expect(finish({ ...last, hasResult: false })).toEqual({ ok: false, why: 'result-missing' })
    expect(finish({ ...last, verdict: null })).toEqual({ ok: false, why: 'verdict-missing' })
    expect(finish({ ...last, step: 1 })).toEqual({ ok: false, why: 'not-last-step' })
    expect(finish({ ...last, openTracks: 1 })).toEqual({ ok: false, why: 'tracks-open' })
  })
  test('what was granted is finished with a number where the step gives one; a refusal needs none', () => {
    const asked = { asks: { number: true } }
    expect(finish(last, asked)).toEqual({ ok: false, why: 'number-missing' })
    expect(finish(last, { ...asked, hasNumber: true })).toMatchObject({ ok: true })
    expect(finish({ ...last, verdict: 'refuse' }, asked)).toMatchObject({ ok: true })
    expect(finish(last)).toMatchObject({ ok: true })
  })
})
