import { beforeEach, expect, test } from 'vitest'
import { z } from 'zod'

import {
  begin,
  fill,
  funeral,
  givenCitizen,
  hiddenIn,
  readyDraft,
  send,
} from '#modules/drafts/filing.fixture.ts'
import { formFor, formNamed, publishedForms } from '#modules/forms/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { officerWho, town } from '#test/town.ts'

import { redraft } from './actions.ts'
import { editing, road, roadForm } from './designs.fixture.ts'
import { saveDraft } from './store.ts'
import { deleteVersion, retireVersion } from './version-actions.ts'

const place = await town('2026-11-23')
const { db, visit, clock, owner } = place
const { doer, draft, publish } = editing(place)
const today = Temporal.PlainDate.from('2026-11-23')
const tomorrow = today.add({ days: 1 })

const inForce = async (on = today, procedure = road) => {
  const { code, version } = await db.read((q) => formFor(q, procedure, on))
  return `${code}@${version}`
}

/** The next version of a form, with another word in it. */
async function renewed(code: string, label: string, from = today) {
  await db.tx((tx) => redraft(tx, doer(), code))
  await db.tx((tx) => saveDraft(tx, doer(), code, roadForm(label)))
  return publish(code, from)
}

const retire = (code: string, version: number, from = today) =>
  db.tx((tx) => retireVersion(tx, doer(), { code, version, from, why: 'Mẫu sai' }))
const remove = (code: string, version: number) =>
  db.tx((tx) => deleteVersion(tx, doer(), { code, version }))

beforeEach(() =>
  owner.tx(async (tx) => {
    await tx.run`delete from drafts.paper`
    await tx.run`delete from drafts.draft`
    await tx.run`delete from forms.published`
    await tx.run`delete from designs.design`
    await tx.run`update forms.revision set stamp = gen_random_uuid()`
  }),
)

test('a draft serves nobody; published it serves its procedure from its first day on', async () => {
  const code = await draft(roadForm())
  expect(await inForce()).toBe('road-use@1')
  expect(await publish(code, tomorrow)).toEqual({ ok: true, value: 1 })
  expect(await inForce()).toBe('road-use@1')
  expect(await inForce(tomorrow)).toBe(`${code}@1`)
  expect(await inForce(tomorrow, '1.001193')).toBe('birth@1')
})

test('another commune keeps the built-in form, and reads a pinned one all the same', async () => {
  await addUnit({ everything: owner }, { id: 2, code: '28015', isDefault: false })
  const code = await draft(roadForm())
  await publish(code)
  const other = place.database.as({ unit: 2 })
  const [serving, pinned] = await other.read(async (q) => [
    await formFor(q, road, today),
    await formNamed(q, code, 1),
  ])
  expect(serving.code).toBe('road-use')
  expect(pinned?.title.vi).toMatch(/^Mẫu đường/)
  expect(await other.read((q) => publishedForms(q, code))).toEqual([])
})

test('intake, the start online, the page of the procedure and the API ask by the version in force', async () => {
  const code = await draft(roadForm('Đường nào'))
  await publish(code)
  expect((await visit().get(`/can-bo/tiep-nhan/${road}`)).body).toContain('Đường nào')
  const { browser } = await givenCitizen(place)
  const at = await begin(browser)
  expect((await browser.get(`${at}/to-khai`)).body).toContain('Đường nào')
  const api = await visit().get(`/api/v1/procedures/${road}/form`)
  expect(api.json()).toMatchObject({
    code,
    version: 1,
    schema: { properties: { road: { title: 'Đường nào' } } },
  })
  await retire(code, 1)
  expect((await visit().get(`/api/v1/procedures/${road}/form`)).json()).toMatchObject({
    code: 'road-use',
  })
})

test('an online draft keeps the version it was begun with, is told of the newer one, and can be filed', async () => {
  const code = await draft(roadForm('Đường cũ'))
  await publish(code)
  const { browser } = await givenCitizen(place)
  const at = await readyDraft(browser)
  await renewed(code, 'Đường mới')
  const page = (await browser.get(`${at}/to-khai`)).body
  expect(page).toContain('Đường cũ')
  expect(page).toContain('Thủ tục này đã có mẫu tờ khai mới')
  const filed = await send(browser, at)
  const dossier = String(filed.headers.location).split('/').at(-1)
  const Pinned = z.object({ formCode: z.string(), formVersion: z.number() })
  const pinned = await owner.read(
    (q) => q.one(Pinned)`
      select form_code, form_version from dossiers.content c join dossiers.dossier d on d.id = c.dossier_id
      where d.code = ${dossier}`,
  )
  expect(pinned).toEqual({ formCode: code, formVersion: 1 })
  expect((await visit().get(`/can-bo/ho-so/${dossier}`)).body).toContain('Đường cũ')
})

test('a draft moves to the newer form: what fits goes along, what does not is named first', async () => {
  const code = await draft(roadForm('Đường cũ'))
  await publish(code)
  const { browser } = await givenCitizen(place)
  const at = await begin(browser)
  await fill(browser, `${at}/to-khai`, funeral)
  await db.tx((tx) => redraft(tx, doer(), code))
  const newer = roadForm('Đường mới')
  const sections = newer.sections.map((section) => ({
    ...section,
    fields: section.fields.filter(({ name }) => name !== 'stretch'),
  }))
  await db.tx((tx) => saveDraft(tx, doer(), code, { ...newer, sections }))
  await publish(code)
  const asked = (await browser.get(`${at}/mau-moi`)).body
  expect(asked).toContain('Đoạn sử dụng')
  expect(asked).toContain('Từ nhà số 12 đến nhà số 18')
  const sent = Object.fromEntries(
    [...asked.matchAll(/<input type="hidden" name="(\w+)" value="([^"]*)"/g)].map(
      ([, name = '', value = '']) => [name, value],
    ),
  )
  const stale = await browser.post(`${at}/mau-moi`, { ...sent, version: '99' })
  expect(stale.statusCode).toBe(409)
  const moved = await browser.post(`${at}/mau-moi`, sent)
  expect(moved.headers.location).toBe(`${at}/to-khai`)
  const page = (await browser.get(`${at}/to-khai`)).body
  expect(page).toContain('Đường mới')
  expect(page).toContain('value="Đường mẫu"')
  expect(page).not.toContain('đã có mẫu tờ khai mới')
  expect((await browser.post(`${at}/mau-moi`, sent)).headers.location).toBe(`${at}/to-khai`)
})

test('a counter page that was open when the form changed is judged by the form it showed', async () => {
  const code = await draft(roadForm('Đường cũ'))
  await publish(code)
  const hidden = hiddenIn((await visit().get(`/can-bo/tiep-nhan/${road}`)).body)
  expect(hidden['_mau']).toBe(`${code}:1`)
  await renewed(code, 'Đường mới')
  const answer = await visit().post(`/can-bo/tiep-nhan/${road}`, hidden)
  expect(answer.statusCode).toBe(422)
  expect(answer.body).toContain('Đường cũ')
})

test('a retired version begins nothing new; the one before does not come back', async () => {
  const code = await draft(roadForm('Đường cũ'))
  await publish(code)
  await renewed(code, 'Đường mới')
  const { browser } = await givenCitizen(place)
  const at = await begin(browser)
  expect(await retire(code, 2)).toMatchObject({ ok: true })
  expect(await inForce()).toBe('road-use@1')
  expect(await retire(code, 2)).toEqual({ ok: false, why: 'retired-already' })
  expect((await browser.get(`${at}/to-khai`)).body).toContain('Đường mới')
})

test('a version is not deleted while a draft follows it, nor while it serves; unused and over it is', async () => {
  const code = await draft(roadForm())
  await publish(code)
  const { browser } = await givenCitizen(place)
  await begin(browser)
  expect(await remove(code, 1)).toEqual({ ok: false, why: 'is-used' })
  const told = await visit().post(`/quan-tri/bieu-mau/${code}/ban/1/xoa`, {})
  expect([told.statusCode, told.body.includes('Bản 1: Không xóa được')]).toEqual([409, true])
  expect(await renewed(code, 'Sau này', tomorrow)).toEqual({ ok: true, value: 2 })
  expect(await remove(code, 2)).toEqual({ ok: true, value: true })
  expect(await renewed(code, 'Sau này nữa', today)).toEqual({ ok: true, value: 3 })
  expect(await remove(code, 3)).toEqual({ ok: false, why: 'still-serves' })
})

test('a dossier alone keeps its version from being deleted', async () => {
  const code = await draft(roadForm())
  await publish(code)
  const { browser } = await givenCitizen(place)
  await send(browser, await readyDraft(browser))
  await retire(code, 1)
  const before = clock.now
  clock.now = before.add({ hours: 72 })
  expect(await remove(code, 1)).toEqual({ ok: false, why: 'is-used' })
  clock.now = before
})

test('the application role cannot change what was published', async () => {
  const code = await draft(roadForm())
  await publish(code)
  const change = db.tx(
    (tx) => tx.run`update forms.published set content = '{}' where code = ${code}`,
  )
  await expect(change).rejects.toThrow(/permission denied|quyền/)
})

test('two forms do not serve one procedure', async () => {
  await publish(await draft(roadForm()))
  const other = await draft(roadForm('Khác'))
  expect(await publish(other)).toEqual({ ok: false, why: 'has-errors' })
})

test('of two administrators the later is told, and the same draft is not published twice', async () => {
  const code = await draft(roadForm())
  const outcomes = await Promise.all([publish(code), publish(code)])
  expect(outcomes.filter(({ ok }) => ok)).toHaveLength(1)
  const who = officerWho()
  expect(who.can.has('form.edit')).toBe(true)
})
