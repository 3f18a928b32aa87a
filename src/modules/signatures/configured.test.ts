import { afterAll, describe, expect, test } from 'vitest'
import { z } from 'zod'

import { addStaff } from '#modules/accounts/index.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { beginBatch, workBatch } from './batches/batch.ts'
import { batchById, itemsOf, resumeBatch } from './batches/store.ts'
import { checkSignatures } from './check.ts'
import { paperWay } from './flow.fixture.ts'
import { bytesOf } from './keeping.ts'
import { sealDocument } from './sealing.ts'
import { signingService } from './service.fixture.ts'
import { signDocument } from './signing.ts'
import { documentById } from './store.ts'

const place = await town('2026-11-23')
const { db, clock, officer } = place
const staff = { login: 'chutich', fullName: 'Nguyễn Văn Ký', position: 'Chủ tịch' }
const added = await db.tx((tx) =>
  addStaff(tx, officer, clock.now, { ...staff, roles: ['leader'], password: 'một mật khẩu dài' }),
)
const staffId = added.ok ? added.value.id : ''
const { leader, clerk, dossierAtClerk, asked } = paperWay(place, {
  leader: officerWho({ name: staff.fullName, staff: staffId, actor: `staff:${staffId}` }),
})
const service = await signingService(place, staffId)
afterAll(() => service.stop().catch(() => undefined))
const { world, state, revoked } = service
const act = (id: string) => ({ id, now: clock.now })
const document = async (id: string) => (await db.read((q) => documentById(q, unit, id)))!

test('without a demonstration and without a provider nothing is signed', async () => {
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toEqual({ ok: false, why: 'no-provider' })
})

test('a remote service, a time stamping authority and OCSP over HTTP: signed, sealed, and nothing says “test”', async () => {
  service.setUp(await service.account('Nguyễn Văn Ký'))
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toMatchObject({ ok: true })
  expect(await sealDocument(world, db, clerk, act(id))).toMatchObject({ ok: true })
  const pdf = await bytesOf(db, world.files, clerk, (await document(id)).sealedId ?? '')
  const { valid, signatures } = await checkSignatures(world, pdf, { db, unit })
  expect([valid, signatures.map(({ level }) => level)]).toEqual([true, ['B-LT', 'B-LT']])
  // The demonstration's root is another one: it does not vouch for these.
  expect((await checkSignatures(place.world, pdf, { db, unit })).signatures[0]).toMatchObject({
    isIntact: true,
    trusted: false,
  })
})

describe('a certificate that is out of order signs nothing, and it is said why', () => {
  const day = { hours: 24 }
  test.each([
    ['expired', { from: clock.now.subtract({ hours: 72 }), until: clock.now.subtract(day) }],
    ['not-yet-valid', { from: clock.now.add(day) }],
    ['revoked', {}],
  ])('%s', async (why, life) => {
    const account = await service.account('Nguyễn Văn Ký', life)
    if (why === 'revoked')
      revoked.set(account.holder.certificate.serial, clock.now.subtract({ hours: 1 }))
    service.setUp(account)
    const id = await asked(await dossierAtClerk())
    expect(await signDocument(world, db, leader, act(id))).toEqual({ ok: false, why })
    expect((await document(id)).state).toBe('waiting')
  })
})

const Count = z.object({ count: z.number() })
const signatures = (ids: readonly string[]) =>
  place.owner.tx(
    (tx) => tx.one(Count)`
      select count(*)::int as count from audit.event
      where name = 'signature.made' and subject_id = any(${ids}::uuid[])
    `,
  )

/** So many papers, and one consent for them all. */
async function batchOf(papers: number) {
  service.setUp(await service.account('Nguyễn Văn Ký'))
  const ids: string[] = []
  for (let n = 0; n < papers; n += 1) ids.push(await asked(await dossierAtClerk()))
  const id = await db.tx((tx) =>
    beginBatch(tx, leader, { kind: 'sign', documents: ids, now: clock.now }),
  )
  return { ids, id, payload: { unit, id } }
}

const context = { ...jobContext(place), demo: false, keysFolder: world.keysFolder }
const stateOf = async (id: string) => ({
  batch: (await db.read((q) => batchById(q, unit, id)))?.state,
  items: (await db.read((q) => itemsOf(q, unit, id))).map((item) => item.state),
})

describe('a batch that is interrupted', () => {
  test('the token is pulled out after two of four: the batch stops, and goes on by hand without signing anything twice', async () => {
    const { ids, id, payload } = await batchOf(4)
    state.left = 2
    await workBatch(context, payload)
    const stopped = await stateOf(id)
    expect(stopped.batch).toBe('stopped')
    expect(stopped.items.filter((each) => each === 'waiting').length).toBeGreaterThanOrEqual(2)
    expect(stopped.items).not.toContain('refused')
    state.left = Infinity
    await db.tx((tx) => resumeBatch(tx, unit, id))
    await workBatch(context, payload)
    expect(await stateOf(id)).toEqual({ batch: 'ended', items: Array(4).fill('done') })
    expect((await signatures(ids)).count).toBe(4)
  })

  test('the program is killed in the middle: the job begins again and goes on with what is left', async () => {
    const { ids, id, payload } = await batchOf(3)
    // One was signed and not yet noted down when the power went.
    await signDocument(world, db, leader, act(ids[0] ?? ''))
    let asks = 0
    const now = () => {
      asks += 1
      if (asks > 2) throw new Error('the power is gone')
      return clock.now
    }
    await expect(workBatch({ ...context, now }, payload)).rejects.toThrow('the power is gone')
    expect((await stateOf(id)).batch).toBe('working')
    await workBatch(context, payload)
    expect(await stateOf(id)).toEqual({ batch: 'ended', items: Array(3).fill('done') })
    expect((await signatures(ids)).count).toBe(3)
  })
})

test('when the service does not answer, nothing is signed, and it is said so', async () => {
  await service.stop()
  const id = await asked(await dossierAtClerk())
  expect(await signDocument(world, db, leader, act(id))).toEqual({
    ok: false,
    why: 'provider-away',
  })
  expect((await document(id)).state).toBe('waiting')
})
