import { sign } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { checkPdf } from '#platform/signing/pades/check.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { paperWay } from '../flow.fixture.ts'
import { bytesOf } from '../keeping.ts'
import { changeMeans, partyOf } from '../means/change.ts'
import { agency } from '../means/store.ts'
import { tryMeans } from '../means/try.ts'
import { signDocument } from '../signing.ts'
import { documentById } from '../store.ts'
import { testAuthority } from '../trust/roots.ts'
import { testHolder } from '../trust/signers.ts'
import { beginOrder, endOrder } from './order.ts'
import { orderOf } from './store.ts'

const place = await town('2026-11-23')
const { db, world, clock, officer, visit } = place
const { leader, clerk, dossierAtClerk, asked } = paperWay(place)
const leaderParty = await db.read((q) =>
  partyOf(q, unit, { id: leader.staff ?? '', name: leader.name }),
)
const agencyParty = await db.read((q) => partyOf(q, unit, agency))
const wish = {
  ...{ provider: 'plug-in' as const, token: '', keyId: '', credential: '', pin: '', bearer: '' },
  certificate: undefined,
}
const give = (party: typeof leaderParty, over: Partial<typeof wish> = {}) =>
  changeMeans(world, db, officer, { party, wish: { ...wish, ...over }, now: clock.now })
await give(leaderParty)
await give(agencyParty)

const document = async (id: string) => (await db.read((q) => documentById(q, unit, id)))!
const begin = async (id: string, who = leader, kind: 'sign' | 'seal' = 'sign') => {
  const begun = await beginOrder(world, db, who, { id, kind, now: clock.now })
  if (!begun.ok) throw new Error(begun.why)
  const order = await db.read((q) => orderOf(q, unit, { id: begun.value, staff: who.staff ?? '' }))
  return order!
}
/** What an officer's plug-in does with an order. */
const plugIn = async (attributes: Uint8Array, party = leaderParty) =>
  sign('sha256', attributes, (await testHolder(world, party)).key)
const end = (id: string, signature: Uint8Array, who = leader) =>
  endOrder(world, db, who, { id, signature, now: clock.now })

describe('two-phase signing by a plug-in', () => {
  test('the leader’s and the agency’s signatures come from outside, and the paper is whole', async () => {
    const id = await asked(await dossierAtClerk())
    const order = await begin(id)
    expect(await end(order.id, await plugIn(order.attributes))).toMatchObject({ ok: true })
    const sealing = await begin(id, clerk, 'seal')
    expect(
      await end(sealing.id, await plugIn(sealing.attributes, agencyParty), clerk),
    ).toMatchObject({ ok: true })
    const { sealedId, state } = await document(id)
    expect(state).toBe('sealed')
    const pdf = await bytesOf(db, world.files, clerk, sealedId ?? '')
    const { root } = await testAuthority(world)
    const { valid, signatures } = checkPdf(pdf, {
      roots: [root.certificate.raw],
      now: clock.now.toString(),
    })
    expect([valid, signatures.map(({ level }) => level)]).toEqual([true, ['B-LT', 'B-LT']])
  })

  test('an order is used once: replayed, or sent twice at the same moment, it signs nothing more', async () => {
    const order = await begin(await asked(await dossierAtClerk()))
    const signature = await plugIn(order.attributes)
    const both = await Promise.all([end(order.id, signature), end(order.id, signature)])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(await end(order.id, signature)).toEqual({ ok: false, why: 'order-used' })
  })

  test('of two orders for one paper the first to come back signs, the other finds it signed', async () => {
    const id = await asked(await dossierAtClerk())
    const [one, other] = [await begin(id), await begin(id)]
    expect(await end(other.id, await plugIn(other.attributes))).toMatchObject({ ok: true })
    expect(await end(one.id, await plugIn(one.attributes))).toEqual({
      ok: false,
      why: 'not-waiting',
    })
  })

  test('a signature made for one paper goes into no other, nor does another key’s', async () => {
    const [one, other] = [
      await begin(await asked(await dossierAtClerk(), ['Cấp 100 m².'])),
      await begin(await asked(await dossierAtClerk(), ['Cấp 900 m².'])),
    ]
    for (const wrong of [
      await plugIn(one.attributes),
      await plugIn(other.attributes, agencyParty),
      Buffer.from('không phải chữ ký'),
    ])
      expect(await end(other.id, wrong)).toEqual({ ok: false, why: 'not-this-signature' })
    expect((await document(other.documentId)).state).toBe('waiting')
  })

  test('an order is its officer’s alone, and old after ten minutes', async () => {
    const order = await begin(await asked(await dossierAtClerk()))
    const signature = await plugIn(order.attributes)
    await expect(end(order.id, signature, clerk)).rejects.toMatchObject({ status: 404 })
    clock.now = clock.now.add({ minutes: 11 })
    expect(await end(order.id, signature)).toEqual({ ok: false, why: 'order-expired' })
  })

  test('what was begun with a certificate that has been taken back meanwhile is worth nothing', async () => {
    const order = await begin(await asked(await dossierAtClerk()))
    await give(leaderParty, { provider: 'test' as never })
    expect(await end(order.id, await plugIn(order.attributes))).toEqual({
      ok: false,
      why: 'not-by-plug-in',
    })
    await give(leaderParty)
  })

  test('the server signs nothing in the place of a plug-in', async () => {
    const id = await asked(await dossierAtClerk())
    expect(await signDocument(world, db, leader, { id, now: clock.now })).toEqual({
      ok: false,
      why: 'by-plug-in',
    })
  })

  test('nobody else begins an order, and no seal before the leader’s signature', async () => {
    const id = await asked(await dossierAtClerk())
    const order = { id, now: clock.now }
    expect(await beginOrder(world, db, clerk, { ...order, kind: 'sign' })).toEqual({
      ok: false,
      why: 'not-the-signer',
    })
    expect(await beginOrder(world, db, clerk, { ...order, kind: 'seal' })).toEqual({
      ok: false,
      why: 'not-signed',
    })
  })
})

const field = (body: string, name: string) =>
  new RegExp(`name="${name}" value="([^"]*)"`).exec(body)?.[1]?.replaceAll('&#43;', '+') ?? ''

describe('with pages alone', () => {
  test('order, stand-in plug-in with its PIN, and back: signed', async () => {
    const id = await asked(await dossierAtClerk())
    const paper = `/can-bo/ky-so/van-ban/${id}`
    expect((await visit(leader).get(paper)).body).toContain('Ký bằng trình cắm')
    const begun = await visit(leader).post(`${paper}/lenh-ky`)
    const path = String(begun.headers.location)
    const shown = (await visit(leader).get(path)).body
    expect(shown).toContain('trình cắm giả lập')
    const sent = {
      attributes: field(shown, 'attributes'),
      order: field(shown, 'order'),
      of: 'person',
    }
    const asksPin = await visit(leader).post('/gia-lap/trinh-cam', sent)
    expect(asksPin.body).toContain('Trình cắm ký số GIẢ LẬP')
    const wrong = await visit(leader).post('/gia-lap/trinh-cam', { ...sent, pin: '0000' })
    expect([wrong.statusCode, wrong.body.includes('Mã PIN không đúng')]).toEqual([422, true])
    const made = await visit(leader).post('/gia-lap/trinh-cam', { ...sent, pin: '1357' })
    const signature = field(made.body, 'signature')
    const bad = await visit(leader).post(path, { signature: `AAAA${signature.slice(4)}` })
    expect([bad.statusCode, bad.body.includes('không khớp văn bản này')]).toEqual([409, true])
    expect((await visit(leader).post(path, { signature: 'không' })).statusCode).toBe(422)
    expect((await visit(leader).get(`${path}/du-lieu.bin`)).rawPayload.toString('base64')).toBe(
      sent.attributes,
    )
    expect((await visit(leader).post(path, { signature })).headers.location).toBe(paper)
    expect((await document(id)).state).toBe('signed')
    expect((await visit(leader).post(path, { signature })).statusCode).toBe(409)
  })

  test('the agency’s test key signs for nobody who may not seal', async () => {
    const stranger = officerWho({ can: new Set(['public', 'dossier.view', 'signature.sign']) })
    const sent = { attributes: 'MTIz', order: crypto.randomUUID(), of: 'agency', pin: '1357' }
    expect((await visit(stranger).post('/gia-lap/trinh-cam', sent)).statusCode).toBe(403)
  })
})

test('what a plug-in was registered with is tried by asking how the certificate stands', async () => {
  expect(await tryMeans(world, db, officer, { party: leaderParty, now: clock.now })).toMatchObject({
    ok: true,
  })
})
