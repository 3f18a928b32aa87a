import { describe, expect, test } from 'vitest'

import { endOf, isLive, isShareable, type Standing } from './domain.ts'
import { hashOf, isPass, newAccessCode, newToken, passFor } from './tokens.ts'

const now = Temporal.Instant.from('2026-11-23T09:00:00+07:00')
const share = (over: Partial<Standing> = {}): Standing => ({
  expiresAt: endOf(now, '1d'),
  revokedAt: null,
  lockedAt: null,
  ...over,
})
const key = 'a key of the tests'

describe('đường dẫn chia sẻ', () => {
  test('it opens until its last second and not after', () => {
    const { expiresAt } = share()
    expect(isLive(share(), expiresAt.subtract({ seconds: 1 })).ok).toBe(true)
    expect(isLive(share(), expiresAt)).toEqual({ ok: false, why: 'expired' })
  })

  test('a revoked link says so even when it is expired too', () => {
    const later = now.add({ hours: 100 })
    expect(isLive(share({ revokedAt: now }), later)).toEqual({ ok: false, why: 'revoked' })
    expect(isLive(share({ lockedAt: now }), now)).toEqual({ ok: false, why: 'locked' })
  })

  test.each(['new', 'accepted', 'processing', 'stopped', 'withdrawn', 'rejected'])(
    'nothing of a dossier that is %s can be shared',
    (state) => expect(isShareable({ state }, { fileId: 'x' })).toBe(false),
  )

  test('a result without a file cannot be shared', () => {
    expect(isShareable({ state: 'done' }, { fileId: 'x' })).toBe(true)
    expect(isShareable({ state: 'done' }, { fileId: null })).toBe(false)
  })

  test('tokens and codes are made by chance', () => {
    const tokens = new Set(Array.from({ length: 200 }, newToken))
    expect(tokens.size).toBe(200)
    expect([...tokens].every((token) => /^[\w-]{32}$/.test(token))).toBe(true)
    expect(newAccessCode()).toMatch(/^\d{6}$/)
    expect(hashOf('a').equals(hashOf('b'))).toBe(false)
  })

  test('a pass holds ten minutes, for one link only, and cannot be lengthened', () => {
    const pass = passFor(key, 'one', now)
    expect(isPass(key, 'one', now.add({ minutes: 9 }), pass)).toBe(true)
    expect(isPass(key, 'one', now.add({ minutes: 11 }), pass)).toBe(false)
    expect(isPass(key, 'other', now, pass)).toBe(false)
    const [until = '', mac = ''] = pass.split('.')
    expect(isPass(key, 'one', now, `${Number(until) + 600}.${mac}`)).toBe(false)
    expect(isPass(key, 'one', now, 'x')).toBe(false)
  })
})
