import { describe, expect, test } from 'vitest'
import { z } from 'zod'

import {
  attachResult,
  dossierByCode,
  finishDossier,
  forwardDossier,
  type Intake,
} from '#modules/dossiers/index.ts'
import { savePerson } from '#modules/people/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { addFile } from '#platform/uploads.ts'
import { intakeOf, someone } from '#test/given.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { refuse, takeIn } from './actions.ts'
import { exclude, setClock } from './rules.ts'
import { send } from './send.ts'
import { transferByCode, transferById } from './store.ts'

const place = await town('2026-11-23')
await addUnit({ everything: place.owner }, { id: 2, code: '28087', isDefault: false })
await addUnit({ everything: place.owner }, { id: 3, code: '28108', isDefault: false })
const { db: here, database, clock, visit } = place
const there = database.as({ unit: 2 })
const { work } = background(place)

const desk = officerWho({ name: 'Trần Thị Một Cửa' })
const theirs = officerWho({ unit: 2, name: 'Ngô Văn Bên Kia' })
const ours = visit(desk)
const other = visit(theirs)
const stranger = visit(officerWho({ unit: 3 }))

const given = (over: Partial<Intake> = {}) =>
  here.tx((tx) => send(tx, desk, { intake: intakeOf(over), to: 2, now: clock.now }))

const transfer = async (id: string) => (await here.read((q) => transferById(q, id)))!
const act = async (id: string) => ({ id, seen: (await transfer(id)).version, now: clock.now })
const url = (id: string, rest = '') => `/can-bo/chuyen-ho-so/${id}${rest}`
const form = async (id: string, more: Record<string, string> = {}) => ({
  _key: crypto.randomUUID(),
  version: String((await transfer(id)).version),
  ...more,
})

const Event = z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })
const trail = async (unit: number, id: string) =>
  (
    await database.as({ unit }).read(
      (q) => q.many(Event)`
        select name, data from audit.event where subject_id = ${id}::uuid order by id`,
    )
  ).map(({ name, data }) => (name === 'transfer.heard' ? `heard ${String(data['what'])}` : name))

/** The other commune settles its dossier, from the first step to the last. */
async function settle(code: string) {
  const now = clock.now
  for (let n = 0; n < 12; n += 1) {
    const dossier = (await there.read((q) => dossierByCode(q, 2, code)))!
    const isLast = dossier.step === dossier.stepCount - 1
    if (isLast) break
    await there.tx((tx) => forwardDossier(tx, theirs, { code, now, verdict: 'grant' }))
  }
  await there.tx(async (tx) => {
    await attachResult(tx, theirs, { code, now, title: 'Giấy xác nhận', documentNumber: '12/XN' })
    const done = await finishDossier(tx, theirs, { code, now, verdict: 'grant' })
    if (!done.ok) throw new Error(done.why)
  })
  await work()
}

describe('từ quầy xã này đến xã kia và trở về', () => {
  test('the counter takes it in for another commune, with a receipt and a slip that print the same bytes twice', async () => {
    const { fullName, idNumber } = someone()
    const page = await ours.get('/can-bo/tiep-nhan/1.013225')
    expect(page.body).toContain('Nơi giải quyết')
    expect(page.body).toContain('UBND xã Nhựt Tảo')
    const { id, code } = await given({ applicant: { fullName, idNumber } })
    expect(code).toMatch(/^H79\.28\.075-261123-\d{4}$/)
    const shown = await ours.get(url(id))
    expect(shown.body).toContain('Giấy bàn giao hồ sơ')
    for (const [, slip] of shown.body.matchAll(/\/giay\/([0-9a-f-]{36})/g)) {
      const [one, two] = [
        await ours.get(url(id, `/giay/${slip}`)),
        await ours.get(url(id, `/giay/${slip}`)),
      ]
      expect(one.rawPayload.subarray(0, 5).toString()).toBe('%PDF-')
      expect(one.rawPayload.equals(two.rawPayload)).toBe(true)
    }
    expect((await ours.get(`/can-bo/tim?q=${code}`)).headers.location).toBe(url(id))
  }, 60_000)

  test('it is taken in there under the first code and hour, settled, sent back and handed over; both trails tell it', async () => {
    const { id, code } = await given()
    await work()
    expect((await other.get('/can-bo/chuyen-ho-so')).body).toContain(code)
    const first = clock.now
    clock.now = first.add({ hours: 3 })
    expect((await other.post(url(id, '/receive'), await form(id))).statusCode).toBe(303)
    const dossier = (await there.read((q) => dossierByCode(q, 2, code)))!
    expect(dossier.receivedAt.toString()).toBe(first.toString())
    expect(dossier.dueAt?.toString()).toBe((await transfer(id)).promisedAt?.toString())
    const file = await other.get(`/can-bo/ho-so/${code}`)
    expect(file.body).toContain('Nơi nhận thay')
    expect((await other.get(`/can-bo/chuyen-ho-so/ma/${code}`)).headers.location).toBe(url(id))

    await settle(code)
    expect((await transfer(id)).state).toBe('settled')
    expect((await other.post(url(id, '/send-result'), await form(id))).statusCode).toBe(303)
    await work()
    expect((await ours.get('/can-bo/chuyen-ho-so?ds=results')).body).toContain(code)
    expect((await ours.post(url(id, '/take-result'), await form(id))).statusCode).toBe(303)
    const handing = { to: 'Nguyễn Văn Minh', how: 'counter' }
    expect((await ours.post(url(id, '/hand-over'), await form(id, handing))).statusCode).toBe(303)
    await work()
    expect((await there.read((q) => dossierByCode(q, 2, code)))!.state).toBe('returned')
    expect(await trail(1, id)).toEqual([
      'transfer.sent',
      'heard transfer.received',
      'heard transfer.settled',
      'heard transfer.result-sent',
      'transfer.result-arrived',
      'transfer.handed-over',
    ])
    expect(await trail(2, id)).toEqual([
      'heard transfer.sent',
      'transfer.received',
      'transfer.settled',
      'transfer.result-sent',
      'heard transfer.result-arrived',
      'heard transfer.handed-over',
    ])
    clock.now = first
  })

  test('hearing the same event twice notes it once', async () => {
    const { id } = await given()
    const events = await work()
    const { redeliver } = background(place)
    for (const event of events) await redeliver(event)
    await work()
    expect((await trail(2, id)).filter((name) => name === 'heard transfer.sent')).toHaveLength(1)
  })

  test('the scan goes along and opens there, and not for a third commune', async () => {
    const scan = Buffer.from('%PDF-1.7 quét')
    const stored = await place.world.files.put(
      (await import('node:stream')).Readable.from([scan]),
      1_000,
    )
    const file = await here.tx((tx) => addFile(tx, desk, stored, 'don.pdf', 'application/pdf'))
    const papers = [{ name: 'Đơn', quantity: 1, kind: 'original' as const, fileId: file.id }]
    const { id, code } = await given({ papers })
    expect((await stranger.get(url(id, `/tep/${file.id}`))).statusCode).toBe(404)
    expect((await other.get(url(id, `/tep/${file.id}`))).body).toContain('quét')
    await other.post(url(id, '/receive'), await form(id))
    const page = await other.get(`/can-bo/ho-so/${code}`)
    const [, own] = /href="(\/tep\/[0-9a-f-]{36})"/.exec(page.body) ?? []
    expect((await other.get(own ?? '')).body).toContain('quét')
    expect((await stranger.get(own ?? '')).statusCode).toBe(404)
  })
})

describe('người nộp thấy một hồ sơ', () => {
  test('in her list and by its code, with where it is settled, and without a name for strangers', async () => {
    const { id, code } = await given()
    const { applicantId } = await transfer(id)
    const citizen = visit(citizenWho(applicantId))
    const mine = await citizen.get('/cua-toi')
    expect(mine.body).toContain(code)
    expect(mine.body).toContain('UBND xã Nhựt Tảo')
    const tracked = await visit(officerWho({ kind: 'public', can: new Set(['public']) })).get(
      `/tra-cuu/${code}`,
    )
    expect(tracked.body).toContain('đang được chuyển đến nơi giải quyết')
    expect(tracked.body).not.toContain('Nguyễn Văn Minh')
    const stranger = visit(citizenWho(crypto.randomUUID()))
    expect((await stranger.get('/cua-toi')).body).not.toContain(code)
  })

  test('what the other commune asks for stands on the page here', async () => {
    const { id, code } = await given()
    await other.post(url(id, '/receive'), await form(id))
    const { version } = (await there.read((q) => dossierByCode(q, 2, code)))!
    const missing = { version: String(version), missing: 'Bản sao giấy kết hôn' }
    await other.post(`/can-bo/ho-so/${code}/ask-supplement`, missing)
    await work()
    expect(await transfer(id)).toMatchObject({
      dossierState: 'awaiting-supplement',
      asked: missing.missing,
    })
    expect((await ours.get(url(id))).body).toContain('Bản sao giấy kết hôn')
  })
})

describe('trả lại, lấy lại, cùng lúc', () => {
  test('refused with a reason it comes back, is sent again, or its papers go back with form 03', async () => {
    const { id } = await given()
    const silent = await other.post(url(id, '/refuse'), await form(id, { reason: '' }))
    expect(silent.statusCode).toBe(422)
    await other.post(url(id, '/refuse'), await form(id, { reason: 'Không thuộc thẩm quyền' }))
    expect((await ours.get(url(id))).body).toContain('Không thuộc thẩm quyền')
    await ours.post(url(id, '/resend'), await form(id, { to: '3', note: 'Gửi đúng nơi' }))
    expect(await transfer(id)).toMatchObject({ state: 'sent', toUnit: 3 })
    expect((await other.get(url(id))).statusCode).toBe(404)
    await stranger.post(url(id, '/refuse'), await form(id, { reason: 'Thiếu giấy tờ' }))
    await ours.post(url(id, '/close'), await form(id, { reason: 'Người nộp không bổ sung' }))
    expect((await transfer(id)).state).toBe('closed')
    expect((await ours.get(url(id))).body).toContain('Phiếu từ chối tiếp nhận')
  })

  test('receipt and refusal at once: one holds, the other is told, and there is one dossier or none', async () => {
    const { id, code } = await given()
    const same = await act(id)
    const ends = await Promise.all([
      there.tx((tx) => takeIn(tx, theirs, same)),
      there.tx((tx) => refuse(tx, theirs, { ...same, reason: 'Không đúng nơi' })),
    ])
    expect(ends.filter(({ ok }) => ok)).toHaveLength(1)
    const dossier = await there.read((q) => dossierByCode(q, 2, code))
    expect((await transfer(id)).state).toBe(dossier ? 'received' : 'refused')
  })

  test('a form that is sent twice does its work once, and a stale one keeps its text', async () => {
    const { id } = await given()
    const sent = await form(id, { reason: 'Không thuộc thẩm quyền của xã' })
    const answers = await Promise.all([
      other.post(url(id, '/refuse'), sent),
      other.post(url(id, '/refuse'), sent),
    ])
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    const stale = await other.post(url(id, '/refuse'), {
      version: '1',
      reason: 'Một lý do khác hẳn',
    })
    expect(stale.statusCode).toBe(409)
    expect(stale.body).toContain('Một lý do khác hẳn')
  })

  test('recalled before it was taken, it cannot be taken any more', async () => {
    const { id } = await given()
    await ours.post(url(id, '/recall'), await form(id, { reason: 'Người nộp đổi ý' }))
    const late = await other.post(url(id, '/receive'), await form(id))
    expect(late.statusCode).toBe(409)
  })
})

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
    const dossier = (await there.read((q) => dossierByCode(q, 2, code)))!
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
