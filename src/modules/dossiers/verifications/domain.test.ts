import { expect, test } from 'vitest'

import { at, atWork, inState } from '../dossier.fixture.ts'
import { answerVerification, askToVerify, consentOfAgency, type Verification } from './domain.ts'

const now = at('2026-11-30T09:00')
const asked: Verification = {
  number: 1,
  agency: 'Công an xã',
  question: 'Nơi cư trú',
  askedAt: at('2026-11-23T09:00'),
  limitAt: at('2026-11-27T17:00'),
  pauses: false,
  silenceConsents: true,
  answeredAt: null,
  answer: null,
  consentedAt: null,
}

test('another agency is asked while the dossier is worked on and nothing is decided', () => {
  expect(askToVerify(atWork)).toMatchObject({ ok: true })
  expect(askToVerify(inState('stopped'))).toEqual({ ok: false, why: 'not-in-process' })
  expect(askToVerify({ ...atWork, decidedAt: now })).toEqual({ ok: false, why: 'already-decided' })
})

test('an answer is taken once, also a late one', () => {
  expect(answerVerification(asked)).toMatchObject({ ok: true })
  expect(answerVerification({ ...asked, answeredAt: now })).toEqual({
    ok: false,
    why: 'verification-settled',
  })
  expect(answerVerification(undefined)).toEqual({ ok: false, why: 'verification-settled' })
})

test('silence at the limit is consent only where the rule says so, and only once', () => {
  expect(consentOfAgency(asked, now)).toMatchObject({ ok: true })
  expect(consentOfAgency(asked, asked.limitAt)).toEqual({ ok: false, why: 'not-expired' })
  expect(consentOfAgency({ ...asked, silenceConsents: false }, now)).toEqual({
    ok: false,
    why: 'silence-means-nothing',
  })
  expect(consentOfAgency({ ...asked, consentedAt: now }, now)).toEqual({
    ok: false,
    why: 'verification-settled',
  })
})
