import { describe, expect, test } from 'vitest'

import type { MirrorId, Mirror, Reading } from './domain.ts'
import { isCode, takeReading } from './domain.ts'
import { readMoment } from './typed.ts'

const at = (text: string) => Temporal.Instant.from(`${text}+07:00`)
const now = at('2026-11-23T09:00')

const reading = (over: Partial<Reading> = {}): Reading => ({
  system: 'national-portal',
  code: 'G01.899.000-261120-0007',
  procedureCode: '1.004222',
  procedureName: 'Đăng ký thường trú',
  applicantName: 'Nguyễn Văn Minh',
  state: 'processing',
  submittedAt: null,
  receivedAt: null,
  dueAt: null,
  finishedAt: null,
  returnedAt: null,
  asOf: at('2026-11-23T08:00'),
  ...over,
})
const mirror = (over: Partial<Reading> = {}): Mirror => ({
  ...reading(over),
  id: '0193a000-0000-7000-8000-000000000001' as MirrorId,
})

describe('một hệ thống làm chủ một trạng thái', () => {
  test('a dossier that we settle is never changed from outside', () => {
    expect(takeReading({ isOurs: true }, reading(), now)).toEqual({ ok: false, why: 'ours' })
  })
  test('a procedure that is filed here is not followed from elsewhere', () => {
    const known = { isOurs: false, filed: 'here' } as const
    expect(takeReading(known, reading(), now)).toEqual({ ok: false, why: 'handled-here' })
  })
  test('but one that was followed before it came here stays with its system of record', () => {
    const known = {
      isOurs: false,
      filed: 'here',
      mirror: mirror({ asOf: at('2026-11-22T08:00') }),
    } as const
    expect(takeReading(known, reading({ state: 'done' }), now).ok).toBe(true)
  })
  test('a second system may not change it', () => {
    const known = {
      isOurs: false,
      mirror: mirror({ system: 'police', asOf: at('2026-11-01T08:00') }),
    }
    expect(takeReading(known, reading(), now)).toEqual({ ok: false, why: 'other-system' })
  })
  test.each([
    ['2026-11-23T08:00', true],
    ['2026-11-23T08:01', true],
    ['2026-11-23T07:59', false],
  ])('what is known as of %s keeps a reading of eight o’clock out: %s', (known, isRefused) => {
    const taken = takeReading(
      { isOurs: false, mirror: mirror({ asOf: at(known) }) },
      reading(),
      now,
    )
    expect(taken.ok).toBe(!isRefused)
  })
  test('the system of record may move a state any way it likes, even back', () => {
    const known = {
      isOurs: false,
      mirror: mirror({ state: 'returned', asOf: at('2026-11-22T08:00') }),
    }
    const taken = takeReading(known, reading({ state: 'new' }), now)
    expect(taken).toMatchObject({ ok: true, value: { state: 'new' } })
  })
  test('what is said to be from tomorrow is refused', () => {
    const taken = takeReading({ isOurs: false }, reading({ asOf: at('2026-11-24T08:00') }), now)
    expect(taken).toEqual({ ok: false, why: 'from-the-future' })
  })
})

test.each([
  ['02/09/2026', '2026-09-02T00:00'],
  ['2/9/2026 14:30', '2026-09-02T14:30'],
  ['14:30 02/09/2026', '2026-09-02T14:30'],
  ['2026-09-02T14:30:05', '2026-09-02T14:30:05'],
  ['20260902143000', '2026-09-02T14:30'],
  ['2026-09-02T07:30:00Z', '2026-09-02T14:30'],
])('%s is a moment', (text, expected) => {
  expect(readMoment(text)?.toString()).toBe(at(expected).toString())
})

test.each(['31/02/2026', '2026', '25:00 02/09/2026', 'hôm nay', '01/01/1800', ''])(
  '%j is none',
  (text) => {
    expect(readMoment(text)).toBeUndefined()
  },
)

test.each([
  ['H36.01.02-230112-0001', true],
  ['000.00.01.H36-220101-0001', true],
  ['12', false],
  ['Mã hồ sơ', false],
  ['../../x', false],
])('%s is a code of another system: %s', (text, is) => expect(isCode(text)).toBe(is))
