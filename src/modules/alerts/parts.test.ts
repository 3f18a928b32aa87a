import { describe, expect, test } from 'vitest'

import { given, givenInfo } from './cap/cap.fixture.ts'
import { readCap } from './cap/read.ts'
import { reachOfAlert } from './domain.ts'
import { partForUs } from './parts.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const ours = { id: 'ours', at: { lat: 10.51, lon: 106.51 } }
const beyond = { id: 'beyond', at: { lat: 10.7, lon: 106.7 } }
const here = { circle: '10.51,106.51 3', areaDesc: 'Xã ta' }
const there = { circle: '10.7,106.7 3', areaDesc: 'Xã bên' }

function chosen(...parts: string[]) {
  const read = readCap(given({}, parts.join('')))
  if (!read.ok) throw new Error(read.why)
  const alert = partForUs(read.value, { ground: { clusters: [ours] as never, codes: [] }, now })
  const { clusters, isKnown } = reachOfAlert(alert, {
    clusters: [ours, beyond] as never,
    codes: [],
  })
  return {
    headline: alert.info[0]?.headline,
    severity: alert.info[0]?.severity,
    place: isKnown ? clusters.map(({ id }) => id as string) : 'unknown',
  }
}

const part = (headline: string, severity: string, drawn = {}, over: Record<string, string> = {}) =>
  givenInfo(drawn, { headline, severity, ...over })

describe('một cảnh báo nhiều phần', () => {
  test('what is grave elsewhere does not sound here, where it is slight', () => {
    const slight = { headline: 'Nhẹ', severity: 'Minor', place: ['ours'] }
    expect(chosen(part('Nặng', 'Extreme', there), part('Nhẹ', 'Minor', here))).toEqual(slight)
  })

  test('of two for us the graver is said', () => {
    const grave = { headline: 'Nặng', severity: 'Extreme', place: ['ours'] }
    expect(chosen(part('Nhẹ', 'Minor', here), part('Nặng', 'Extreme', here))).toEqual(grave)
  })

  test('a part that is over does not hide one that holds', () => {
    const over = part('Đã hết', 'Extreme', here, { expires: '2026-11-23T08:00:00+07:00' })
    expect(chosen(over, part('Còn', 'Severe', here)).headline).toBe('Còn')
  })

  test('the Vietnamese words are taken, also when the English ones sound graver', () => {
    const english = part('Storm', 'Extreme', here, { language: 'en' })
    expect(chosen(english, part('Bão', 'Severe', here)).headline).toBe('Bão')
  })

  test('words without a drawing keep to what the other parts draw', () => {
    const english = part('Storm', 'Severe', here, { language: 'en' })
    expect(chosen(part('Bão', 'Severe'), english)).toMatchObject({
      headline: 'Bão',
      place: ['ours'],
    })
  })

  test('where nothing is drawn nobody knows for whom it is', () => {
    expect(chosen(part('Bão', 'Severe')).place).toBe('unknown')
  })

  test('when no part is for us, none of our clusters is named', () => {
    expect(chosen(part('Nặng', 'Extreme', { circle: '21.0,105.8 30' })).place).toEqual([])
  })

  test('a message without words stays as it is', () => {
    expect(chosen()).toEqual({ headline: undefined, severity: undefined, place: 'unknown' })
  })
})
