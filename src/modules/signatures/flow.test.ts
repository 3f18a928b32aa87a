import { readFileSync } from 'node:fs'

import { describe, expect, test } from 'vitest'

import {
  attachResult,
  correctNumber,
  finishDossier,
  forwardDossier,
  resultsOf,
} from '#modules/dossiers/index.ts'
import { pictureOf, textOf } from '#platform/pdf/poppler.ts'
import { opensslCades, pdfsig } from '#platform/signing/foreign.fixture.ts'
import { checkPdf } from '#platform/signing/pades/check.ts'
import { fileById } from '#platform/stored-files.ts'
import { givenDossier, someone } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'

import { withdrawDocument } from './asking.ts'
import { attachmentsOf } from './attachments.ts'
import { paperWay } from './flow.fixture.ts'
import { sealDocument } from './sealing.ts'
import { signDocument } from './signing.ts'
import { documentById } from './store.ts'
import { testAuthority } from './trust/roots.ts'

// The clock is the machine's: foreign verifiers use it.
const place = await town(Temporal.Now.instant().subtract({ minutes: 5 }).toString())
const { db, world, clock, visit } = place
const { leader, clerk, dossierAtClerk, asked, dossier, finish } = paperWay(place)
const act = (id: string) => ({ id, now: clock.now })
const document = async (id: string) => (await db.read((q) => documentById(q, unit, id)))!
const fileOf = async (id: string | null) => {
  const file = (await db.read((q) => fileById(q, unit, id ?? '')))!
  return readFileSync(world.files.path(file.sha256))
}

describe('a result is signed, numbered, sealed and issued', () => {
  test('and whoever gets it finds two good signatures and nothing behind them', async () => {
    const code = await dossierAtClerk()
    const id = await asked(code)
    expect(await signDocument(world, db, leader, act(id))).toMatchObject({ ok: true })
    expect(await sealDocument(world, db, clerk, act(id))).toMatchObject({ ok: true })
    expect(await finish(code)).toMatchObject({ ok: true })
    const { sealedId, number, state } = await document(id)
    expect([state, number]).toEqual(['sealed', 1])
    const pdf = await fileOf(sealedId)
    const { root } = await rootOf()
    const report = checkPdf(pdf, { roots: [root], now: clock.now.toString() })
    expect(report).toMatchObject({ valid: true, coversWholeDocument: true })
    expect(report.signatures.map(({ signer, level }) => [signer, level])).toEqual([
      ['Nguyễn Văn Ký', 'B-LT'],
      ['UBND xã Tân Trụ', 'B-LT'],
    ])
    const said = await pdfsig(pdf, root)
    expect(said.match(/Certificate Validation: Certificate is Trusted\./g)).toHaveLength(2)
    expect(said).toContain('Total document signed')
    expect((await opensslCades(pdf, root)).map(({ ok }) => ok)).toEqual([true, true])
  })

  test('its number is one that nobody has typed into the book, and stands in the paper for good', async () => {
    const typed = await dossierAtClerk()
    const by = { now: clock.now, title: 'Bản giấy', documentNumber: '02/GXN-UBND' }
    await db.tx((tx) => attachResult(tx, clerk, { code: typed, ...by }))
    const code = await dossierAtClerk()
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    await sealDocument(world, db, clerk, act(id))
    expect((await document(id)).number).toBe(3)
    const right = { result: 1, documentNumber: '04/GXN-UBND', reason: 'Nhầm', code, now: clock.now }
    const corrected = await db.tx((tx) => correctNumber(tx, clerk, right))
    expect(corrected).toMatchObject({ ok: false, why: 'number-relied-on' })
  })

  test('its paper says that it is a test, and has number, date and code', async () => {
    const code = await dossierAtClerk()
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    await sealDocument(world, db, clerk, act(id))
    const { sealedId, checkCode } = await document(id)
    const pdf = await fileOf(sealedId)
    const words = await textOf(pdf, '-layout')
    expect(words).toContain('CHỮ KÝ THỬ NGHIỆM')
    expect(words).toMatch(/Số: \d\d\/GXN-UBND/)
    expect(words).toMatch(/ngày \d\d tháng \d+ năm 20\d\d/)
    expect(words).toContain(checkCode)
    expect((await pictureOf(pdf, 1)).length).toBeGreaterThan(10_000)
  })

  test('an attachment in a file of its own is signed by the agency with the number of its paper, and both go to the citizen', async () => {
    const code = await dossierAtClerk()
    const id = await asked(code, ['Kèm theo phụ lục.'], ['Danh sách hộ dân'])
    expect(await signDocument(world, db, leader, act(id))).toMatchObject({ ok: true })
    expect(await sealDocument(world, db, clerk, act(id))).toMatchObject({ ok: true })
    const [attachment] = await db.read((q) => attachmentsOf(q, unit, id))
    const pdf = await fileOf(attachment?.sealedId ?? null)
    const { number, symbol } = await document(id)
    const words = await textOf(pdf, '-l', '1')
    expect(words).toContain(`Phụ lục kèm theo số ${String(number).padStart(2, '0')}/${symbol}`)
    expect(words).toMatch(/\d{4}-\d\d-\d\dT\d\d:\d\d:\d\d\+07:00/)
    const { root } = await rootOf()
    const report = checkPdf(pdf, { roots: [root], now: clock.now.toString() })
    expect(report.valid).toBe(true)
    expect(report.signatures).toMatchObject([{ signer: 'UBND xã Tân Trụ', level: 'B-LT' }])
    expect(await pdfsig(pdf, root)).toContain('Certificate Validation: Certificate is Trusted.')
    const { id: of } = (await dossier(code))!
    const results = await db.read((q) => resultsOf(q, unit, of))
    expect(results.map(({ title }) => title)).toEqual([
      'Giấy xác nhận',
      'Phụ lục: Danh sách hộ dân',
    ])
  })

  test('GET /api/v1/dossiers/{code}/result gives the sealed file to a program with a token, and nothing before', async () => {
    const code = await dossierAtClerk()
    const client = officerWho({ kind: 'client', actor: 'client:x', can: new Set(['api.dossiers']) })
    const get = () => visit(client).get(`/api/v1/dossiers/${code}/result`)
    expect((await get()).statusCode).toBe(404)
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    expect((await get()).statusCode).toBe(404)
    await sealDocument(world, db, clerk, act(id))
    const answer = await get()
    expect([answer.statusCode, answer.headers['content-type']]).toEqual([200, 'application/pdf'])
    expect(answer.rawPayload.equals(await fileOf((await document(id)).sealedId))).toBe(true)
  })
})

/** A workflow of two steps: the specialist, then the leader who signs. */
async function dossierAtLastLeader() {
  const over = { procedure: '2.000815', applicant: someone() }
  const { code } = await givenDossier({ db, now: clock.now, over })
  for (let left = 4; left > 0 && (await dossier(code))?.stepRole !== 'leader'; left -= 1)
    await db.tx((tx) => forwardDossier(tx, clerk, { code, now: clock.now, verdict: 'grant' }))
  expect((await dossier(code))?.stepRole).toBe('leader')
  return code
}

const rootOf = async () => ({ root: (await testAuthority(world)).root.certificate.raw })

describe('the order is kept', () => {
  test('the clerk cannot seal before the leader has signed', async () => {
    const id = await asked(await dossierAtClerk())
    expect(await sealDocument(world, db, clerk, act(id))).toEqual({ ok: false, why: 'not-signed' })
    expect((await document(id)).number).toBe(null)
  })

  test('nobody signs in the leader’s place, and nobody signs twice', async () => {
    const id = await asked(await dossierAtClerk())
    expect(await signDocument(world, db, clerk, act(id))).toEqual({
      ok: false,
      why: 'not-the-signer',
    })
    const both = await Promise.all([1, 2].map(() => signDocument(world, db, leader, act(id))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect(both.filter(({ ok }) => !ok)).toEqual([{ ok: false, why: 'not-waiting' }])
  })

  test('two clerks who seal at once: one number, one result', async () => {
    const code = await dossierAtClerk()
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    const both = await Promise.all([1, 2].map(() => sealDocument(world, db, clerk, act(id))))
    expect(both.filter(({ ok }) => ok)).toHaveLength(1)
    expect((await dossier(code))?.hasResult).toBe(true)
  })

  test('what was withdrawn is not signed, and what was signed is not withdrawn', async () => {
    const id = await asked(await dossierAtClerk())
    expect(await db.tx((tx) => withdrawDocument(tx, clerk, id))).toMatchObject({ ok: true })
    expect(await signDocument(world, db, leader, act(id))).toEqual({
      ok: false,
      why: 'not-waiting',
    })
  })

  test('at a last step where the leader signs, the clerk seals there too, and the leader finishes it', async () => {
    const code = await dossierAtLastLeader()
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    const onlySeals = officerWho({ can: new Set(['public', 'signature.seal', 'dossier.view']) })
    const { body } = await visit(onlySeals).get(`/can-bo/ky-so/van-ban/${id}`)
    expect(body).toContain(`action="/can-bo/ky-so/van-ban/${id}/dong-dau"`)
    expect(await sealDocument(world, db, onlySeals, act(id))).toMatchObject({ ok: true })
    expect((await dossier(code))?.hasResult).toBe(true)
    const finished = { code, now: clock.now, verdict: 'grant' as const }
    expect(await db.tx((tx) => finishDossier(tx, leader, finished))).toMatchObject({ ok: true })
  })

  test('whose step it is not seals nothing and takes no number, and is told so', async () => {
    const code = await dossierAtClerk()
    const id = await asked(code)
    await signDocument(world, db, leader, act(id))
    const stranger = officerWho({ can: new Set(['public', 'signature.seal', 'dossier.view']) })
    expect(await sealDocument(world, db, stranger, act(id))).toEqual({
      ok: false,
      why: 'dossier-refuses',
    })
    const { number, state } = await document(id)
    expect([state, number]).toEqual(['signed', null])
    const path = `/can-bo/ky-so/van-ban/${id}`
    const refused = await visit(stranger).post(`${path}/dong-dau`)
    expect(refused.statusCode).toBe(409)
    expect(refused.body).toContain('Hồ sơ đang ở bước Văn thư')
    expect(refused.body).not.toContain('action="' + path + '/dong-dau"')
    expect((await visit(clerk).get(path)).body).toContain('action="' + path + '/dong-dau"')
    // In the list it stands unpicked for the one, with the reason, and picked for the other.
    const box = async (who: typeof clerk) => {
      const { body } = await visit(who).get('/can-bo/ky-so')
      const input = new RegExp(`<input[^>]*value="${id}"[^>]*>`).exec(body)?.[0] ?? ''
      return [input.includes('checked'), body.includes('Hồ sơ chưa đến bước của bạn')]
    }
    expect(await box(stranger)).toEqual([false, true])
    expect((await box(clerk))[0]).toBe(true)
  })
})
