import { expect, test } from 'vitest'

import { at, atWork, inState } from '../dossier.fixture.ts'
import { finish } from '../steps/domain.ts'
import { moveTrack, type Track } from './domain.ts'

const linked = { ...atWork, openTracks: 2 }
const track: Track = {
  number: 2,
  procedureCode: '1.004222',
  name: 'Đăng ký thường trú',
  agency: 'Công an cấp xã',
  state: 'waiting',
  changedAt: at('2026-11-23T09:00'),
  result: null,
  note: null,
}

test('sending a track leaves it open; done or refused settles it', () => {
  expect(moveTrack(linked, track, 'sent')).toMatchObject({ value: { openTracks: 2 } })
  expect(moveTrack(linked, track, 'done')).toMatchObject({ value: { openTracks: 1 } })
  expect(moveTrack(linked, track, 'refused')).toMatchObject({ value: { openTracks: 1 } })
})

test('a settled track does not change again', () => {
  expect(moveTrack(linked, { ...track, state: 'done' }, 'sent')).toEqual({
    ok: false,
    why: 'track-settled',
  })
  expect(moveTrack(linked, undefined, 'sent')).toEqual({ ok: false, why: 'track-settled' })
})

test.each(['new', 'rejected', 'withdrawn', 'done', 'returned'] as const)(
  'nothing moves on a dossier that is %s',
  (state) =>
    expect(moveTrack(inState(state, { openTracks: 2 }), track, 'done')).toEqual({
      ok: false,
      why: 'not-in-process',
    }),
)

test('the dossier is done only when all its tracks are', () => {
  const last = { ...atWork, step: 2, hasResult: true, verdict: 'grant' as const }
  expect(finish({ ...last, openTracks: 1 })).toEqual({ ok: false, why: 'tracks-open' })
  expect(finish(last)).toMatchObject({ value: { state: 'done' } })
})
