import { expect, test } from 'vitest'
import { z } from 'zod'

import { mergePeople, savePerson } from '#modules/people/index.ts'
import { someone } from '#test/given.ts'
import { citizenWho, officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { removeStaleDrafts } from './expire.ts'
import {
  begin,
  contact,
  fill,
  funeral,
  givenCitizen,
  hiddenIn,
  png,
  readyDraft,
  road,
  send,
  uploadTo,
} from './filing.fixture.ts'

const commune = await town('2026-11-23')
const { owner, clock } = commune
const citizen = () => givenCitizen(commune)
type Browser = Awaited<ReturnType<typeof citizen>>['browser']

/** A page that stays open: what it was made from, and the script that keeps it. */
async function tab(browser: Browser, at: string) {
  const hidden = hiddenIn((await browser.get(`${at}/to-khai`)).body)
  return {
    keep: (typed: Record<string, string>) => browser.post(`${at}/luu`, { ...hidden, ...typed }),
    send: (typed: Record<string, string>) => browser.post(`${at}/to-khai`, { ...hidden, ...typed }),
  }
}

const roadIn = async (browser: Browser, at: string) =>
  /name="road"[^>]* value="([^"]*)"/.exec((await browser.get(`${at}/to-khai`)).body)?.[1]

test('what is typed is kept by itself, and the answer is small', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await tab(browser, at)
  const answer = await page.keep({ road: 'Đường 1' })
  expect(answer.json()).toEqual({ saved: true })
  expect((await page.keep({ road: 'Đường 12' })).statusCode).toBe(200)
  expect(await roadIn(browser, at)).toBe('Đường 12')
})

test('of two tabs the older one is told, and overwrites nothing by itself', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const [older, newer] = [await tab(browser, at), await tab(browser, at)]
  expect((await newer.keep({ road: 'Đường mới' })).statusCode).toBe(200)
  const told = await older.keep({ road: 'Đường cũ' })
  expect(told.statusCode).toBe(409)
  expect(told.json()).toMatchObject({
    saved: false,
    message: expect.stringContaining('thẻ hoặc thiết bị khác'),
  })
  expect(await roadIn(browser, at)).toBe('Đường mới')
})

test('the button of the older tab shows both texts and asks; pressed again it decides', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const [older, newer] = [await tab(browser, at), await tab(browser, at)]
  await newer.keep({ road: 'Đường mới' })
  const asked = await older.send({ road: 'Đường cũ' })
  expect(asked.statusCode).toBe(409)
  expect(asked.body).toContain('value="Đường cũ"')
  expect(asked.body).toContain('Đường mới')
  expect(asked.body).not.toContain('data-autosave')
  expect(await roadIn(browser, at)).toBe('Đường mới')
  const warned = hiddenIn(asked.body)
  const reshaped = await browser.post(`${at}/to-khai`, {
    ...warned,
    road: 'Đường cũ',
    _refresh: '1',
  })
  expect(reshaped.statusCode).toBe(409)
  expect(await roadIn(browser, at)).toBe('Đường mới')
  await browser.post(`${at}/to-khai`, { ...warned, road: 'Đường cũ' })
  expect(await roadIn(browser, at)).toBe('Đường cũ')
})

test('the same text in two tabs is no quarrel', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const [older, newer] = [await tab(browser, at), await tab(browser, at)]
  await newer.keep({ road: 'Đường mẫu' })
  expect((await older.keep({ road: 'Đường mẫu' })).statusCode).toBe(200)
})

test('a saving that was under way when the button was pressed does not bring the older text back', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const page = await tab(browser, at)
  await page.keep({ road: 'Đường' })
  await page.send({ road: 'Đường mẫu' })
  expect((await page.keep({ road: 'Đường m' })).statusCode).toBe(409)
  expect(await roadIn(browser, at)).toBe('Đường mẫu')
})

test('a photo sent from the phone is no quarrel with the form that is open at the computer', async () => {
  const { browser, device } = await citizen()
  const at = await begin(browser)
  const computer = await tab(browser, at)
  await uploadTo(device(), at, [{ field: 'giay-to.plan', name: 'ảnh.png', body: png }], '_next')
  expect((await computer.keep({ road: 'Đường mẫu' })).statusCode).toBe(200)
})

test('a submitted application is not changed by a tab that is still open', async () => {
  const { browser } = await citizen()
  const at = await readyDraft(browser)
  const page = await tab(browser, at)
  await send(browser, at)
  const late = await page.keep({ road: 'Muộn' })
  expect(late.statusCode).toBe(409)
  expect(late.json().message).toContain('đã được nộp')
})

test('a new form in the meantime is shown before anything is sent, with the answers kept', async () => {
  const { browser } = await citizen()
  const at = await readyDraft(browser)
  await owner.tx(
    (tx) => tx.run`
    update drafts.draft set form_version = 0 where id = ${at.split('/').at(-1)}
  `,
  )
  const page = await browser.post(`${at}/xem-lai`, { ...contact, _version: '99', _submit: '1' })
  expect([409, 422]).toContain(page.statusCode)
  const sent = await send(browser, at)
  expect(sent.statusCode).toBe(422)
  expect(sent.body).toContain('vừa đổi sang mẫu mới')
  expect(sent.body).toContain('value="Đường mẫu"')
  expect((await browser.get(`${at}/giay-to`)).headers.location).toBe(`${at}/to-khai`)
  expect((await fill(browser, `${at}/to-khai`, funeral)).headers.location).toBe(`${at}/giay-to`)
  expect((await send(browser, at)).headers.location).toContain(`/nop-ho-so/${road}/xong/`)
})

const { context: job, work } = background(commune)

test('when two records turn out to be one person, the draft goes along', async () => {
  const { browser, person } = await citizen()
  const at = await begin(browser)
  const keep = await commune.db.tx((tx) =>
    savePerson(tx, officerWho(), { fullName: someone().fullName }),
  )
  const merge = { keep: keep.id, gone: person.id, reason: 'Cùng một người' }
  await commune.db.tx((tx) => mergePeople(tx, officerWho(), merge))
  await work()
  expect((await commune.visit(citizenWho(keep.id)).get(`${at}/to-khai`)).statusCode).toBe(200)
})

test('after 90 days without saving a draft is removed with its files; a saved one stays', async () => {
  const { browser } = await citizen()
  const { browser: other } = await citizen()
  const at = await readyDraft(browser)
  const before = clock.now
  clock.now = before.add({ hours: 24 * 80 })
  expect((await browser.get('/cua-toi/ban-nhap')).body).toContain('Sắp bị xóa')
  const young = await begin(other)
  clock.now = before.add({ hours: 24 * 91 })
  await removeStaleDrafts(job, {})
  expect((await browser.get(at)).statusCode).toBe(404)
  expect((await other.get(young)).statusCode).toBe(303)
  const left = await owner.read(
    (q) => q.many(z.object({ name: z.string() }))`
    select name from platform.file where owner_id = ${at.split('/').at(-1)}
  `,
  )
  expect(left).toEqual([])
  clock.now = before
})

test('the owner is told once, two weeks before, that a draft will go; saving it begins anew', async () => {
  const before = clock.now
  const { browser } = await citizen()
  const at = await begin(browser)
  const told = async () => {
    await removeStaleDrafts(job, {})
    await work()
    const { body } = await browser.get('/cua-toi/thong-bao')
    return body.match(/sẽ bị xóa ngày/g)?.length ?? 0
  }
  clock.now = before.add({ hours: 24 * 70 })
  expect(await told()).toBe(0)
  clock.now = before.add({ hours: 24 * 77 })
  expect(await told()).toBe(1)
  clock.now = before.add({ hours: 24 * 80 })
  expect(await told()).toBe(1)
  await (await tab(browser, at)).keep({ road: 'Đường 3' })
  clock.now = before.add({ hours: 24 * 160 })
  expect(await told()).toBe(2)
  clock.now = before
})

test('a page’s own question that comes late does not make its reader’s next page a stranger', async () => {
  const { browser } = await citizen()
  const at = await begin(browser)
  const first = hiddenIn((await browser.get(`${at}/to-khai`)).body)
  const refused = await browser.post(`${at}/to-khai`, { ...first, road: 'Đường mẫu' })
  expect(refused.statusCode).toBe(422)
  const late = { ...first, road: 'Đường m', _refresh: '1' }
  expect((await browser.post(`${at}/to-khai`, late)).statusCode).toBe(200)
  expect(await roadIn(browser, at)).toBe('Đường mẫu')
  const second = { ...hiddenIn(refused.body), ...funeral }
  expect((await browser.post(`${at}/to-khai`, second)).statusCode).toBe(303)
})
