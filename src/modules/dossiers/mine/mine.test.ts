import { expect, test } from 'vitest'

import { givenDossier, someone } from '#test/given.ts'
import { givenDraft } from '#test/secret.ts'
import { citizenWho, town, unit } from '#test/town.ts'

import { dossierByCode } from '../store.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here

async function newcomer() {
  const applicant = someone()
  const file = (over = {}) => givenDossier({ db, now: clock.now, over: { applicant, ...over } })
  const { code } = await file()
  const { applicantId } = (await db.read((q) => dossierByCode(q, unit, code)))!
  const who = citizenWho(applicantId)
  return { code, file, who, owner: visit(who) }
}
const act = (code: string, name: string, form: Record<string, string> = {}) =>
  visit().post(`/can-bo/ho-so/${code}/${name}`, form)
const finish = async (code: string) => {
  for (const form of [{}, {}, { verdict: 'grant' }, {}, { verdict: 'grant' }])
    await act(code, 'forward', form)
  await act(code, 'attach-result', { title: 'Giấy phép', documentNumber: `${code}/GP` })
  await act(code, 'finish')
}
const before = (body: string, one: string, other: string) => body.indexOf(one) < body.indexOf(other)

test('what waits for the applicant stands on top with its button, what runs comes after with its day', async () => {
  const { code, file, owner } = await newcomer()
  const running = await file()
  await act(code, 'ask-supplement', { missing: 'Giấy khai sinh\nSổ hộ nghèo' })
  const { body } = await owner.get('/cua-toi')
  expect(body).toContain('Cần bạn làm')
  expect(body).toContain('Giấy khai sinh và 1 giấy tờ khác')
  expect(body).toContain(`href="/cua-toi/ho-so/${code}#bo-sung"`)
  expect(before(body, code, running.code)).toBe(true)
  expect(body).toContain('hẹn trả')
})

test('a result that is ready is offered, and afterwards the applicant is asked once how it was', async () => {
  const { code, owner } = await newcomer()
  await finish(code)
  expect((await owner.get('/cua-toi')).body).toContain(`/cua-toi/ho-so/${code}/ket-qua`)
  await act(code, 'hand-over', { to: 'Nguyễn Văn Minh', how: 'counter' })
  const rate = `/cua-toi/ho-so/${code}/danh-gia`
  expect((await owner.get('/cua-toi')).body).toContain(rate)
  await owner.post(rate, { level: 'satisfied' })
  expect((await owner.get('/cua-toi')).body).not.toContain(rate)
})

test('one’s applications are found by words without diacritics and by code, and nobody else’s', async () => {
  const { code, owner } = await newcomer()
  const { code: other } = await newcomer()
  expect((await owner.get('/cua-toi?q=giay%20phep%20xay')).body).toContain(code)
  expect((await owner.get(`/cua-toi?q=${code.toLowerCase()}`)).body).toContain(code)
  for (const q of [other, '%', 'khong co gi', "' or 1=1 --"]) {
    const { body, statusCode } = await owner.get(`/cua-toi?q=${encodeURIComponent(q)}`)
    expect(statusCode).toBe(200)
    expect(body).not.toContain(`/cua-toi/ho-so/${other}`)
  }
  expect((await owner.get('/cua-toi?q=khong%20co%20gi')).body).toContain('Không có hồ sơ nào hợp')
})

test('what is over is paged by key, and a made-up cursor is refused', async () => {
  const { file, owner } = await newcomer()
  for (let n = 0; n < 22; n += 1) {
    const { code } = await file()
    await act(code, 'withdraw', { reason: 'Không cần nữa' })
    clock.now = clock.now.add({ minutes: 1 })
  }
  const first = await owner.get('/cua-toi')
  const next = /href="(\/cua-toi\?cursor=[^"]+)"/.exec(first.body)?.[1] ?? ''
  const second = await owner.get(next)
  const codes = (body: string) => new Set(body.match(/\/cua-toi\/ho-so\/[\w.-]+/g))
  const [one, other] = [codes(first.body), codes(second.body)]
  expect(other.size).toBe(2)
  expect([...one].filter((code) => other.has(code))).toEqual([])
  expect((await owner.get('/cua-toi?cursor=abc')).statusCode).toBe(400)
})

test('drafts stand with the applications, and who has nothing is led to the catalogue', async () => {
  const { who, owner } = await newcomer()
  await givenDraft(here, who)
  expect((await owner.get('/cua-toi')).body).toContain('Đang làm dở, chưa nộp')
  const nobody = await visit(citizenWho('00000000-0000-4000-8000-000000000001')).get('/cua-toi')
  expect(nobody.body).toContain('Bạn chưa nộp hồ sơ nào.')
  expect(nobody.body).toContain('href="/thu-tuc"')
})

test('nothing is promised before the desk has accepted: the day is only what to expect, wherever it stands', async () => {
  const { file, owner } = await newcomer()
  const { code } = await file({ channel: 'online' })
  const pages = ['/cua-toi', `/cua-toi/ho-so/${code}`, `/cua-toi/ho-so/${code}/thoi-han`]
  const bodies = async () =>
    Promise.all(pages.map(async (url) => (await owner.get(url)).body.toLocaleLowerCase('vi')))
  const [list, ...own] = await bodies()
  expect(list).toContain('dự kiến trả, nếu được tiếp nhận ngay')
  for (const body of own) {
    expect(body).toContain('dự kiến trả, nếu được tiếp nhận ngay')
    expect(body).not.toContain('hẹn trả kết quả')
  }
  await act(code, 'accept')
  for (const body of await bodies()) expect(body).not.toContain('dự kiến trả')
})
