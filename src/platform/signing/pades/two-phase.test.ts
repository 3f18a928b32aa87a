import { sign } from 'node:crypto'

import { expect, test } from 'vitest'

import { signingDesk } from '../authority/desk.fixture.ts'
import { pdfsig } from '../foreign.fixture.ts'
import { checkPdf } from './check.ts'
import { beginSignature, endSignature } from './two-phase.ts'

const desk = await signingDesk()
const { certificate, key } = desk.leader
const pdf = await desk.page('Giấy')
const chain = [desk.authority.issuer.certificate, desk.authority.root.certificate]
const begin = (at = desk.now()) => beginSignature(pdf, desk.wanted('ky', { at }), certificate)

test('a plug-in signs what it was given, and the paper is whole', async () => {
  const waiting = begin()
  const signature = sign('sha256', waiting.attributes, key)
  const signed = await endSignature(waiting, { signature, chain }, desk.services)
  expect(
    checkPdf(signed, { roots: desk.roots, now: Temporal.Now.instant().toString() }).valid,
  ).toBe(true)
  expect(await pdfsig(signed, desk.roots[0]!)).toContain(
    'Certificate Validation: Certificate is Trusted.',
  )
})

test('the first half can be made again: the same moment gives the same hash, another one another', () => {
  expect(begin().hash.equals(begin().hash)).toBe(true)
  expect(begin().hash.equals(begin(desk.now().add({ seconds: 1 })).hash)).toBe(false)
})

test('a signature over something else, or by another key, goes into no paper', async () => {
  const waiting = begin()
  for (const signature of [
    sign('sha256', Buffer.from('khác'), key),
    sign('sha256', waiting.attributes, desk.agency.key),
    Buffer.from('không phải chữ ký'),
  ])
    await expect(endSignature(waiting, { signature, chain }, desk.services)).rejects.toMatchObject({
      why: 'not-this-signature',
    })
})
