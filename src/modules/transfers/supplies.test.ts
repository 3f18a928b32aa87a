import { describe, expect, test } from 'vitest'

import { citizenWho } from '#test/town.ts'

import { twoCommunes } from './between.fixture.ts'
import { setClock } from './rules.ts'

const between = await twoCommunes()
const { clock, there, theirs, ours, other, stranger, visit, work } = between
const { given, transfer, url, form, trail, dossierThere } = between
const monday = clock.now
const pdf = Buffer.from('%PDF-1.7\n%giấy kết hôn\n1 0 obj<<>>endobj\ntrailer<<>>\n%%EOF\n')

/** Taken in there on Monday at nine, and a day later papers are asked for. */
async function asked() {
  clock.now = monday
  const { id, code } = await given()
  await other.post(url(id, '/receive'), await form(id))
  clock.now = monday.add({ hours: 24 })
  const { version } = await dossierThere(code)
  const missing = { version: String(version), missing: 'Bản sao giấy kết hôn' }
  await other.post(`/can-bo/ho-so/${code}/ask-supplement`, missing)
  await work()
  return { id, code }
}

async function bring(id: string, more: Record<string, string> = {}) {
  const sent = new FormData()
  const filled = await form(id, { papers: 'Giấy kết hôn bản chính', ...more })
  for (const [name, value] of Object.entries(filled)) sent.set(name, value)
  sent.append('files', new File([pdf], 'giay-ket-hon.pdf', { type: 'application/pdf' }))
  return ours.upload(url(id, '/bring-papers'), sent)
}

const slipsOn = (body: string) => [...body.matchAll(/\/giay\/([0-9a-f-]{36})/g)].length

describe('giấy tờ bổ sung nộp tại nơi tiếp nhận', () => {
  test('the first commune sees what is asked, takes the papers with a slip, and the clock there goes on from that moment', async () => {
    const { id, code } = await asked()
    expect((await ours.get(url(id))).body).toContain('Bản sao giấy kết hôn')
    const before = slipsOn((await ours.get(url(id))).body)
    clock.now = monday.add({ hours: 48 })
    expect((await bring(id)).statusCode).toBe(303)
    clock.now = monday.add({ hours: 53 })
    await work()
    const dossier = await dossierThere(code)
    expect(dossier).toMatchObject({ state: 'processing', pausedAt: null })
    // Asked on Tuesday, brought on Wednesday: one working day of pause, whenever the job comes.
    const promised = (await transfer(id)).promisedAt!
    const pause = dossier.dueAt!.since(promised).total('hours')
    expect(pause).toBe(24)
    expect(slipsOn((await ours.get(url(id))).body)).toBe(before + 1)
    const file = (await other.get(`/can-bo/ho-so/${code}`)).body
    expect(file).toContain('Giấy kết hôn bản chính')
    expect(file).toContain('giay-ket-hon.pdf')
    const [, own] = /href="(\/tep\/[0-9a-f-]{36})"/.exec(file) ?? []
    expect((await other.get(own ?? '')).body).toContain('giấy kết hôn')
    expect((await stranger.get(own ?? '')).statusCode).toBe(404)
  })

  test('the other commune confirms that they arrived with a slip back; both trails tell it, a third one finds nothing', async () => {
    const { id } = await asked()
    await bring(id)
    await work()
    const page = (await other.get(url(id))).body
    expect(page).toContain('Nhận giấy tờ bổ sung chuyển đến')
    const before = slipsOn(page)
    expect((await other.post(url(id, '/take-papers'), await form(id))).statusCode).toBe(303)
    await work()
    expect(slipsOn((await other.get(url(id))).body)).toBe(before + 1)
    expect((await trail(1, id)).slice(-3)).toEqual([
      'transfer.papers-brought',
      'heard dossier.supplemented',
      'heard transfer.papers-arrived',
    ])
    expect(await trail(2, id)).toEqual(
      expect.arrayContaining(['heard transfer.papers-brought', 'transfer.papers-arrived']),
    )
    const brought = (await transfer(id)).supplied[0]?.papers.find(({ file }) => file)?.file
    expect((await ours.get(url(id, `/tep/${brought?.id}`))).body).toContain('giấy kết hôn')
    expect((await stranger.get(url(id, `/tep/${brought?.id}`))).statusCode).toBe(404)
    expect((await stranger.post(url(id, '/take-papers'))).statusCode).toBe(404)
  })

  test('where the rule counts from arrival, the clock waits until the papers are there', async () => {
    const from = Temporal.PlainDate.from('2026-11-01')
    const rule = { clock: 'arrival' as const, from, ground: 'QĐ 2/QĐ-UBND', now: monday }
    await there.tx((tx) => setClock(tx, theirs, rule))
    const { id, code } = await asked()
    await bring(id)
    await work()
    expect((await dossierThere(code)).state).toBe('awaiting-supplement')
    expect((await ours.post(url(id, '/bring-papers'), await form(id))).statusCode).toBe(409)
    await other.post(url(id, '/take-papers'), await form(id))
    expect((await dossierThere(code)).state).toBe('processing')
    const again = { clock: 'first-receipt' as const, from, ground: 'QĐ 3', now: monday }
    await there.tx((tx) => setClock(tx, theirs, again))
  })

  test('nothing is taken when nothing was asked, or when no paper was brought', async () => {
    clock.now = monday
    const { id } = await given()
    await other.post(url(id, '/receive'), await form(id))
    expect((await bring(id)).statusCode).toBe(409)
    const { id: waiting } = await asked()
    const empty = await ours.post(url(waiting, '/bring-papers'), await form(waiting))
    expect(empty.statusCode).toBe(409)
    expect(empty.body).toContain('Ghi những giấy tờ đã nhận')
    expect((await transfer(waiting)).supplied).toEqual([])
  })

  test('a form sent twice brings the papers once', async () => {
    const { id } = await asked()
    const sent = await form(id, { papers: 'Giấy kết hôn' })
    const answers = await Promise.all([1, 2].map(() => ours.post(url(id, '/bring-papers'), sent)))
    expect(answers.map(({ statusCode }) => statusCode)).toEqual([303, 303])
    expect((await transfer(id)).supplied).toHaveLength(1)
  })

  test('the applicant reads where the papers may be brought', async () => {
    const { id, code } = await asked()
    const { applicantId } = await transfer(id)
    const page = await visit(citizenWho(applicantId)).get(`/tra-cuu/${code}`)
    expect(page.body).toContain(
      'Bạn mang giấy tờ đến nơi đã nộp hồ sơ hoặc nơi giải quyết đều được',
    )
  })
})
