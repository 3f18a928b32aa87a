import { createPublicKey, verify } from 'node:crypto'

import { describe, expect, test } from 'vitest'

import { planKey } from '#modules/clusters/index.ts'
import { officerWho, town } from '#test/town.ts'

import { airables } from './airable.ts'
import { approveBulletin, returnBulletin, reviewEmergency, withdrawBulletin } from './deciding.ts'
import { approvalText } from './domain.ts'
import { reuseBulletin, submitBulletin } from './handing-in.ts'
import { noteSounded, bulletinById } from './store.ts'
import { changeBulletin, writeBulletin } from './writing.ts'
import type { BulletinDraft } from './writing.ts'

const { db, world, clock } = await town('2026-11-23')

const author = officerWho({ name: 'Lê Thị Hoa' })
const leader = officerWho({ name: 'Phạm Quốc Hùng' })
const deputy = officerWho({ name: 'Võ Minh Tâm' })
const key = await planKey(db, world.sessionKey)
const today = Temporal.PlainDate.from('2026-11-23')

const draft = (over: Partial<BulletinDraft> = {}): BulletinDraft => ({
  title: 'Tiêm phòng gia súc đợt 2',
  ...{ priority: 'normal', genre: 'notice', language: 'vi', kind: 'live', text: null },
  ...{ voice: null, speed: null, uploadId: null, relayUrl: null, plannedSeconds: 300 },
  ...{ parts: [], expiresOn: null },
  ...over,
})

async function written(over: Partial<BulletinDraft> = {}) {
  const made = await db.tx((tx) => writeBulletin(tx, author, draft(over), { now: clock.now }))
  if (!made.ok) throw new Error(made.why)
  return made.value
}

async function submitted(over: Partial<BulletinDraft> = {}) {
  const id = await written(over)
  expect(await db.tx((tx) => submitBulletin(tx, author, id))).toMatchObject({ ok: true })
  return id
}

type Over = { who?: typeof leader; version?: number; reason?: string | null; at?: typeof clock.now }
const approve = (
  id: string,
  { who = leader, version = 1, reason = null, at = clock.now }: Over = {},
) => db.tx((tx) => approveBulletin(tx, who, id, { version, reason, now: at, key }))

const now = (id: string) => db.read((q) => bulletinById(q, id))
const aired = async (id: string) => (await db.read((q) => airables(q, [id])))[0]

describe('duyệt bản tin', () => {
  test('what one wrote another approves, and the signature is of exactly this', async () => {
    const id = await submitted()
    expect(await aired(id)).toBeUndefined()
    expect(await approve(id)).toMatchObject({ ok: true })
    const airable = await aired(id)
    const bulletin = await now(id)
    if (!airable || !bulletin) throw new Error('not there')
    const { at, signature } = airable.approval
    const text = approvalText(bulletin, at)
    expect(text.split('\n')).toEqual(['xaso-item-1', id, 'live', 'normal', at])
    const jwk = { kty: 'OKP', crv: 'Ed25519', x: key.publicKey }
    const publicKey = createPublicKey({ key: jwk, format: 'jwk' })
    const bytes = Buffer.from(signature, 'base64url')
    expect(verify(null, Buffer.from(text), publicKey, bytes)).toBe(true)
  })

  test('the author does not approve, nor who changed it last', async () => {
    expect(await approve(await submitted(), { who: author })).toEqual({
      ok: false,
      why: 'own-work',
    })
    const id = await written()
    const change = { draft: draft({ title: 'Tiêm phòng bò' }), version: 1 }
    await db.tx((tx) => changeBulletin(tx, leader, id, change))
    await db.tx((tx) => submitBulletin(tx, author, id))
    expect(await approve(id, { version: 2 })).toEqual({ ok: false, why: 'own-work' })
    expect(await approve(id, { version: 2, who: deputy })).toMatchObject({ ok: true })
  })

  test('whose words stand in it does not approve it, also when somebody else changed it last', async () => {
    const id = await written()
    const change = { draft: draft({ title: 'Tiêm phòng bò' }), version: 1 }
    await db.tx((tx) => changeBulletin(tx, leader, id, change))
    await db.tx((tx) => changeBulletin(tx, author, id, { ...change, version: 2 }))
    await db.tx((tx) => submitBulletin(tx, author, id))
    expect(await approve(id, { version: 3 })).toEqual({ ok: false, why: 'own-work' })
    expect(await approve(id, { version: 3, who: deputy })).toMatchObject({ ok: true })
  })

  test('of two leaders at once one decides, and the other is told', async () => {
    const id = await submitted()
    const both = await Promise.all([approve(id), approve(id, { who: deputy })])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both).toContainEqual({ ok: false, why: 'not-submitted' })
  })

  test('one approves and one returns it at once: only one of the two holds', async () => {
    const id = await submitted()
    const both = await Promise.all([
      approve(id),
      db.tx((tx) => returnBulletin(tx, deputy, id, { reason: 'Thiếu giờ' })),
    ])
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(['approved', 'returned']).toContain((await now(id))?.state)
  })

  test('what was changed since the page was opened is not approved', async () => {
    const id = await submitted()
    await db.tx((tx) => returnBulletin(tx, deputy, id, { reason: 'Thiếu giờ tiêm' }))
    const change = { draft: draft({ title: 'Tiêm phòng lúc 7 giờ' }), version: 1 }
    await db.tx((tx) => changeBulletin(tx, author, id, change))
    await db.tx((tx) => submitBulletin(tx, author, id))
    expect(await approve(id)).toEqual({ ok: false, why: 'changed' })
    expect(await approve(id, { version: 2 })).toMatchObject({ ok: true })
  })

  test('what is approved stands still: a change is another bulletin with another approval', async () => {
    const id = await submitted()
    await approve(id)
    const change = { draft: draft(), version: 1 }
    expect(await db.tx((tx) => changeBulletin(tx, author, id, change))).toEqual({
      ok: false,
      why: 'not-open',
    })
    const copy = await db.tx((tx) => reuseBulletin(tx, deputy, id, clock.now))
    expect(copy.ok && (await now(copy.value))).toMatchObject({
      ...{ state: 'draft', copiedFrom: id, writtenBy: deputy.actor, approvalSignature: null },
    })
  })

  test('whose last day is over is not approved', async () => {
    const id = await submitted({ expiresOn: today })
    const late = await approve(id, { at: clock.now.add({ hours: 24 }) })
    expect(late).toEqual({ ok: false, why: 'expired' })
    expect(await approve(id)).toMatchObject({ ok: true })
  })

  test('nothing withdrawn is aired, and it cannot be withdrawn twice', async () => {
    const id = await submitted()
    await approve(id)
    const ending = { reason: 'Hoãn tiêm', now: clock.now }
    const withdraw = () => db.tx((tx) => withdrawBulletin(tx, leader, id, ending))
    expect(await withdraw()).toMatchObject({ ok: true })
    expect(await aired(id)).toBeUndefined()
    expect(await withdraw()).toEqual({ ok: false, why: 'withdrawn-already' })
  })

  test('nothing without its sound is submitted', async () => {
    const id = await written({
      kind: 'speech',
      text: 'Kính mời bà con.',
      voice: 'south',
      speed: 150,
    })
    expect(await db.tx((tx) => submitBulletin(tx, author, id))).toEqual({
      ok: false,
      why: 'sound-making',
    })
  })

  test('a list with a part that was withdrawn is not approved', async () => {
    const part = await submitted()
    await approve(part)
    const id = await submitted({ kind: 'list', parts: [part], plannedSeconds: null })
    await db.tx((tx) => withdrawBulletin(tx, leader, part, { reason: 'Sai', now: clock.now }))
    expect(await approve(id)).toEqual({ ok: false, why: 'part-not-approved' })
  })
})

test('an emergency is no part of a list: it would sound in quiet hours', async () => {
  const part = await submitted({ priority: 'emergency' })
  await approve(part, { reason: 'Lũ' })
  const list = draft({ kind: 'list', parts: [part], plannedSeconds: null })
  const made = await db.tx((tx) => writeBulletin(tx, author, list, { now: clock.now }))
  expect(made).toEqual({ ok: false, why: 'part-unknown' })
})

test('a part that was made an emergency after it was chosen is refused with the list', async () => {
  const part = await written()
  const id = await submitted({ kind: 'list', parts: [part], plannedSeconds: null })
  const change = { draft: draft({ priority: 'emergency' }), version: 1 }
  await db.tx((tx) => changeBulletin(tx, author, part, change))
  await db.tx((tx) => submitBulletin(tx, author, part))
  await approve(part, { version: 2, reason: 'Lũ' })
  expect(await approve(id)).toEqual({ ok: false, why: 'part-not-approved' })
})

describe('phát khẩn cấp', () => {
  const emergency = () => submitted({ priority: 'emergency' })
  const reason = 'Vỡ đê bao Nhựt Tảo'
  const review = (id: string, who = deputy) =>
    db.tx((tx) => reviewEmergency(tx, who, id, { note: 'Đúng thẩm quyền', now: clock.now }))

  test('one authorised leader is enough, with a reason', async () => {
    const id = await emergency()
    const cannot = officerWho({ can: new Set(['bulletin.approve']) })
    expect(await approve(id, { who: cannot, reason })).toEqual({
      ok: false,
      why: 'needs-emergency',
    })
    expect(await approve(id)).toEqual({ ok: false, why: 'reason-missing' })
    expect(await approve(id, { who: author, reason })).toMatchObject({ ok: true })
  })

  const sounded = (id: string) => db.tx((tx) => noteSounded(tx, 1, id, clock.now))

  test('somebody else looks at it after each time that it sounded, once', async () => {
    const id = await emergency()
    await approve(id, { reason })
    expect(await review(id)).toEqual({ ok: false, why: 'not-sounded' })
    await sounded(id)
    expect(await review(id, leader)).toEqual({ ok: false, why: 'own-approval' })
    expect(await review(id)).toMatchObject({ ok: true })
    expect(await review(id)).toEqual({ ok: false, why: 'reviewed-already' })
    // Heard again it is looked at again.
    await sounded(id)
    expect(await review(id)).toMatchObject({ ok: true })
  })

  test('of two people of one name each is one: who approved does not review, the namesake does', async () => {
    const namesake = officerWho({ name: leader.name })
    const renamed = { ...leader, name: 'Phạm Quốc Hùng (chủ tịch)' }
    const id = await emergency()
    await approve(id, { reason })
    await sounded(id)
    expect(await review(id, renamed)).toEqual({ ok: false, why: 'own-approval' })
    expect(await review(id, namesake)).toMatchObject({ ok: true })
  })
})
