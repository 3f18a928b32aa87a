import { describe, expect, test } from 'vitest'

import { savePerson } from '#modules/people/index.ts'
import { someone } from '#test/given.ts'
import { officerWho } from '#test/town.ts'

import { twoCommunes } from './between.fixture.ts'
import { exclude, setClock } from './rules.ts'
import { transferByCode } from './store.ts'

const { there, clock, visit, theirs, ours, other, stranger, given, url, form, dossierThere } =
  await twoCommunes()

describe('hàng rào giữa các xã', () => {
  test('a third commune finds nothing, and neither side can do the other’s part or make one in its name', async () => {
    const { id, code } = await given()
    expect((await stranger.get(url(id))).statusCode).toBe(404)
    expect((await stranger.get('/can-bo/chuyen-ho-so')).body).not.toContain(code)
    expect((await ours.post(url(id, '/receive'), await form(id))).statusCode).toBe(409)
    expect((await other.post(url(id, '/recall'), await form(id, { reason: 'x' }))).statusCode).toBe(
      409,
    )
    const forged = there.tx(
      (tx) => tx.run`
        insert into transfers.heard (unit_id, event_id) values (1, ${crypto.randomUUID()}::uuid)`,
    )
    await expect(forged).rejects.toThrow(/row-level security/)
    const made = there.tx(
      (tx) => tx.run`
        insert into transfers.content (unit_id, transfer_id, to_unit, intake, files)
        values (1, ${id}::uuid, 2, '{}', '[]')`,
    )
    await expect(made).rejects.toThrow(/row-level security/)
    const stolen = there.tx(
      (tx) => tx.run`update transfers.transfer set to_unit = 3 where id = ${id}::uuid`,
    )
    await expect(stolen).rejects.toThrow(/row-level security/)
    expect(await there.read((q) => transferByCode(q, 1, code))).toMatchObject({ id })
  })

  test('an identity number that is somebody else’s there is shown to the officer, who compares', async () => {
    const { idNumber } = someone()
    await there.tx((tx) =>
      savePerson(tx, theirs, { fullName: 'Lê Thị Khác', idNumber }, { now: clock.now }),
    )
    const { id } = await given({ applicant: { fullName: 'Nguyễn Văn Minh', idNumber } })
    const asked = await other.post(url(id, '/receive'), await form(id))
    expect(asked.statusCode).toBe(409)
    const [, holder] =
      /value="([0-9a-f-]{36})"[^>]*\/><label[^>]*for="receive-confirmed/.exec(asked.body) ?? []
    expect(asked.body).toContain('Lê Thị Khác')
    const sure = await other.post(url(id, '/receive'), await form(id, { confirmed: holder ?? '' }))
    expect(sure.statusCode).toBe(303)
  })

  test('what a commune takes in only itself is not offered, and refused when it is sent all the same', async () => {
    const procedure = '1.004873'
    await there.tx((tx) => exclude(tx, theirs, { procedure, ground: 'QĐ 1/QĐ', now: clock.now }))
    const page = await ours.get(`/can-bo/tiep-nhan/${procedure}`)
    expect(page.body).not.toContain('value="2"')
    await expect(given({ procedure })).rejects.toThrow('không nhận hồ sơ')
  })

  test('where the rule says arrival, the clock starts when it is taken in there', async () => {
    const from = Temporal.PlainDate.from('2026-11-01')
    const rule = { clock: 'arrival' as const, from, ground: 'QĐ 2/QĐ-UBND', now: clock.now }
    await there.tx((tx) => setClock(tx, theirs, rule))
    const { id, code } = await given()
    const first = clock.now
    clock.now = first.add({ hours: 25 })
    await other.post(url(id, '/receive'), await form(id))
    const dossier = await dossierThere(code)
    expect(dossier.receivedAt.toString()).toBe(clock.now.toString())
    expect(dossier.submittedAt.toString()).toBe(first.toString())
    clock.now = first
  })

  test('the administrator sets rules with their ground, and is told what is missing', async () => {
    const admin = visit(officerWho({ can: new Set(['public', 'transfer-rule.edit']) }))
    const home = '/quan-tri/phi-dia-gioi'
    expect((await admin.get(home)).body).toContain('Từ lúc người dân nộp')
    const wrong = await admin.post(`${home}/loai-tru`, { procedure: '9.999', ground: 'QĐ 3' })
    expect(wrong.statusCode).toBe(422)
    expect(wrong.body).toContain('Không có thủ tục mang mã này')
    const clockForm = { clock: 'arrival', from: '01/12/2026', ground: 'QĐ 4/QĐ-UBND' }
    expect((await admin.post(`${home}/thoi-han`, clockForm)).statusCode).toBe(303)
    expect((await admin.get(home)).body).toContain('QĐ 4/QĐ-UBND')
  })
})
