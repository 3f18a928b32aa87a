import sharp from 'sharp'
import { expect, test } from 'vitest'
import { z } from 'zod'

import { dossierByCode } from '#modules/dossiers/index.ts'
import { givenDossier } from '#test/given.ts'
import { givenDraft } from '#test/secret.ts'
import { citizenWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { photos } from './module.ts'

const here = await town('2026-11-23')
const { db, visit, clock } = here

const grey = { width: 3_000, height: 2_000, channels: 3, background: '#808080' } as const
const photo = new Uint8Array(await sharp({ create: grey }).jpeg().toBuffer())

async function asked(missing = 'Giấy khai sinh\nSổ hộ nghèo') {
  const { code } = await givenDossier({ db, now: clock.now })
  await visit().post(`/can-bo/ho-so/${code}/ask-supplement`, { missing })
  const { applicantId, id } = (await db.read((q) => dossierByCode(q, unit, code)))!
  return {
    code,
    id,
    mine: `/cua-toi/ho-so/${code}`,
    owner: visit(citizenWho(applicantId)),
    applicantId,
  }
}
type Browser = ReturnType<typeof visit>

const sent = (files: readonly Uint8Array<ArrayBuffer>[], fields: Record<string, string> = {}) => {
  const form = new FormData()
  for (const [name, value] of Object.entries(fields)) form.set(name, value)
  for (const body of files)
    form.append('photo', new File([body], 'anh.jpg', { type: 'image/jpeg' }))
  return form
}
const shoot = (who: Browser, at: string, files: readonly Uint8Array<ArrayBuffer>[], fields = {}) =>
  who.upload(at, sent(files, fields))

const idsIn = (body: string) =>
  [...body.matchAll(/name="_remove" value="([^"]+)"/g)].map(([, id]) => id ?? '')

test('a request for two papers is answered by photos: each paper arrives as one PDF under its name', async () => {
  const { code, id, mine, owner } = await asked()
  const page = await owner.get(mine)
  expect(page.body).toContain(`${mine}/bo-sung/giay-1/anh`)
  expect((await shoot(owner, `${mine}/bo-sung/giay-1/anh`, [photo, photo])).statusCode).toBe(303)
  expect((await shoot(owner, `${mine}/bo-sung/giay-2/anh`, [photo])).statusCode).toBe(303)
  expect((await owner.get(mine)).body).toContain('kèm 3 trang ảnh')
  const form = new FormData()
  form.set('answer', '')
  expect((await owner.upload(`${mine}/bo-sung`, form)).statusCode).toBe(303)
  const Paper = z.object({
    name: z.string(),
    mediaType: z.string(),
    size: z.number(),
    ownerKind: z.string(),
  })
  const papers = await db.read(
    (q) => q.many(Paper)`
      select c.name, f.media_type, f.size, f.owner_kind from dossiers.component c
      join platform.file f on f.unit_id = c.unit_id and f.id = c.file_id
      where c.unit_id = ${unit} and c.dossier_id = ${id} order by c.position`,
  )
  expect(papers).toMatchObject([
    { name: 'Giấy khai sinh', mediaType: 'application/pdf', ownerKind: 'dossier' },
    { name: 'Sổ hộ nghèo', mediaType: 'application/pdf', ownerKind: 'dossier' },
  ])
  expect((await db.read((q) => dossierByCode(q, unit, code)))?.state).toBe('processing')
  expect(await left()).toBe(0)
})

const left = async () =>
  (await db.read((q) => q.many(z.object({ id: z.string() }))`select id from photos.page`)).length

test('a photo that is sent again after a broken connection is one page', async () => {
  const { mine, owner } = await asked()
  const at = `${mine}/bo-sung/giay-1/anh`
  for (let n = 0; n < 2; n += 1) await shoot(owner, at, [photo], { _photo: 'the same' })
  expect(idsIn((await owner.get(at)).body)).toHaveLength(1)
})

test('pages are put in order, turned and taken away', async () => {
  const { mine, owner } = await asked()
  const at = `${mine}/bo-sung/giay-1/anh`
  await shoot(owner, at, [photo, photo, photo])
  const [one = '', two = '', three = ''] = idsIn((await owner.get(at)).body)
  await owner.upload(at, sent([], { _up: three }))
  await owner.upload(at, sent([], { _turn: one }))
  await owner.upload(at, sent([], { _remove: two }))
  const after = (await owner.get(at)).body
  expect(idsIn(after)).toEqual([one, three])
  expect(after).toContain('photos__image--1')
  await owner.upload(at, sent([], { _remove: '../../etc' }))
  expect(idsIn((await owner.get(at)).body)).toHaveLength(2)
})

test('what is no photo is refused by name, and the others are kept', async () => {
  const { mine, owner } = await asked()
  const at = `${mine}/bo-sung/khac/anh`
  const wrong = await shoot(owner, at, [photo, new TextEncoder().encode('not a photo at all')])
  expect(wrong.statusCode).toBe(422)
  expect(idsIn(wrong.body)).toHaveLength(1)
})

test('nobody else sees the photos or adds to them, and no paper is photographed that was not asked for', async () => {
  const { mine, owner } = await asked()
  const { owner: other } = await asked()
  const at = `${mine}/bo-sung/giay-1/anh`
  await shoot(owner, at, [photo])
  const file = /\/tep\/([\w-]+)/.exec((await owner.get(at)).body)?.[0] ?? ''
  expect((await owner.get(file)).headers['content-type']).toBe('image/jpeg')
  expect((await other.get(file)).statusCode).toBe(404)
  expect((await visit().get(file)).statusCode).toBe(404)
  expect((await shoot(other, at, [photo])).statusCode).toBe(404)
  expect((await owner.get(`${mine}/bo-sung/giay-9/anh`)).statusCode).toBe(404)
})

test('photos of a paper of a draft become one file of it; giving the draft up takes the others away', async () => {
  const { applicantId } = await asked()
  const citizen = citizenWho(applicantId)
  const id = await givenDraft(here, citizen)
  const owner = visit(citizen)
  const at = `/cua-toi/ban-nhap/${id}/giay-to/other/anh`
  await shoot(owner, at, [photo, photo])
  const done = await owner.upload(at, sent([], { _done: '1' }))
  expect(done.headers.location).toBe(`/cua-toi/ban-nhap/${id}/giay-to`)
  expect((await owner.get(`/cua-toi/ban-nhap/${id}/giay-to`)).body).toContain('.pdf')
  await shoot(owner, at, [photo])
  const before = await left()
  await owner.post(`/cua-toi/ban-nhap/${id}/xoa`)
  expect(await left()).toBe(before - 1)
})

test('photos that were never handed in go after thirty days', async () => {
  const { mine, owner } = await asked()
  await shoot(owner, `${mine}/bo-sung/giay-1/anh`, [photo])
  const before = await left()
  const tidy = photos.jobs!['photos.forget-old']!
  await tidy(jobContext(here), {})
  expect(await left()).toBe(before)
  clock.now = clock.now.add({ hours: 24 * 31 })
  await tidy(jobContext(here), {})
  expect(await left()).toBe(0)
})
