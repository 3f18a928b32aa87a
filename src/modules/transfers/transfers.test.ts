import { describe, expect, test } from 'vitest'

import { addFile } from '#platform/uploads.ts'
import { someone } from '#test/given.ts'
import { citizenWho, officerWho } from '#test/town.ts'

import { twoCommunes } from './between.fixture.ts'

const {
  place,
  here,
  clock,
  visit,
  work,
  redeliver,
  desk,
  ours,
  other,
  stranger,
  given,
  transfer,
  url,
  form,
  trail,
  dossierThere,
  settle,
} = await twoCommunes()

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
    const dossier = await dossierThere(code)
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
    expect((await dossierThere(code)).state).toBe('returned')
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
    const { version } = await dossierThere(code)
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
