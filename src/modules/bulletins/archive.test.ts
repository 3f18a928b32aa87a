import { expect, test } from 'vitest'

import { sql } from '#platform/db.ts'
import { officerWho, town } from '#test/town.ts'

import { withdrawBulletin } from './deciding.ts'
import { bulletinsWhere } from './store.ts'
import { writeBulletin, type BulletinDraft } from './writing.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/can-bo/ban-tin'
const author = officerWho({ name: 'Lê Thị Hoa' })

async function written(over: Partial<BulletinDraft> & { title: string }) {
  const draft: BulletinDraft = {
    ...{ priority: 'normal', genre: 'notice', language: 'vi', kind: 'live', text: null },
    ...{ voice: null, speed: null, uploadId: null, relayUrl: null, plannedSeconds: 300 },
    ...{ parts: [], expiresOn: null },
    ...over,
  }
  clock.now = clock.now.add({ seconds: 1 })
  const made = await db.tx((tx) => writeBulletin(tx, author, draft, { now: clock.now }))
  if (!made.ok) throw new Error(made.why)
  return made.value
}

const list = async (query: string) => (await visit(author).get(`${home}?${query}`)).body
const titles = ['Cúp điện', 'Tiêm phòng', 'Ca nhạc', 'Bản tin Khmer', 'Đã qua', 'Đã thu hồi']
const shown = async (query: string) => {
  const body = await list(query)
  return titles.filter((title) => body.includes(`>${title}</a>`))
}

test('an empty list says what to do first, to whoever may do it', async () => {
  expect(await list('')).toContain('Soạn bản tin đầu tiên')
  const reader = visit(officerWho({ can: new Set(['public', 'broadcast.see']) }))
  expect((await reader.get(home)).body).not.toContain('Soạn bản tin')
  expect(await list('archive=yes')).toContain('Kho lưu còn trống')
})

test('each filter narrows the list, together too, and stands in the address', async () => {
  await written({ title: 'Cúp điện', text: 'Điện lực tạm ngừng cấp điện ở ấp Bình Hòa 100%' })
  await written({ title: 'Tiêm phòng', priority: 'priority' })
  await written({ title: 'Ca nhạc', genre: 'music', plannedSeconds: 600 })
  await written({ title: 'Bản tin Khmer', language: 'km' })
  expect(await shown('')).toEqual(titles.slice(0, 4))
  expect(await shown('priority=priority')).toEqual(['Tiêm phòng'])
  expect(await shown('genre=music')).toEqual(['Ca nhạc'])
  expect(await shown('language=km')).toEqual(['Bản tin Khmer'])
  expect(await shown('kind=relay')).toEqual([])
  expect(await shown('state=draft&genre=notice&language=vi')).toEqual(['Cúp điện', 'Tiêm phòng'])
  expect(await shown('words=cup+dien')).toEqual(['Cúp điện'])
  expect(await shown('words=binh+hoa')).toEqual(['Cúp điện'])
  expect(await shown('words=100%25')).toEqual(['Cúp điện'])
  expect(await shown('words=%25')).toEqual(['Cúp điện'])
  expect(await shown('words=_')).toEqual([])
  const nothing = await list('words=khong+co&kind=list')
  expect(nothing).toContain('Không có bản tin nào như vậy')
  expect(nothing).toContain('Bỏ lọc để xem tất cả')
  expect(nothing).toContain('value="khong co"')
  expect(await shown('state=xxx&kind=yyy&genre=&priority=')).toEqual(titles.slice(0, 4))
})

test('what is past its last day or withdrawn goes to the archive, and is written anew from there', async () => {
  const past = await written({ title: 'Đã qua', expiresOn: Temporal.PlainDate.from('2026-11-22') })
  const taken = await written({ title: 'Đã thu hồi' })
  const why = { reason: 'Sai giờ', now: clock.now }
  await db.tx((tx) => withdrawBulletin(tx, author, taken, why))
  await written({ title: 'Hôm nay', expiresOn: Temporal.PlainDate.from('2026-11-23') })
  expect(await shown('archive=yes')).toEqual(['Đã qua', 'Đã thu hồi'])
  expect(await shown('archive=yes&state=withdrawn')).toEqual(['Đã thu hồi'])
  expect(await shown('')).toEqual(titles.slice(0, 4))
  expect(await list('')).toContain('Hôm nay')
  expect((await visit(author).get(`${home}/${taken}`)).body).toContain('Soạn lại từ bản này')
  for (const old of [past, taken]) {
    const again = await visit(author).post(`${home}/${old}/dung-lai`)
    expect(again.statusCode).toBe(303)
    const [copy] = await db.read((q) => bulletinsWhere(q, sql`copied_from = ${old}::uuid`))
    expect(copy).toMatchObject({ state: 'draft', expiresOn: null })
    expect((await visit(author).get(`${home}/${copy!.id}`)).body).toContain(`${home}/${old}`)
  }
})

test('page after page shows each once, and the filters go along', async () => {
  for (let n = 0; n < 65; n += 1) await written({ title: `Số ${n}.`, genre: 'law' })
  const seen: string[] = []
  let query: string | undefined = 'genre=law'
  let pages = 0
  while (query !== undefined) {
    const body = await list(query)
    seen.push(...[...body.matchAll(/>(Số \d+\.)<\/a>/g)].map(([, title]) => title ?? ''))
    const next = /rel="next" href="[^"?]+\?([^"]+)"/.exec(body)?.[1]?.replaceAll('&amp;', '&')
    if (next !== undefined) expect(next).toContain('genre=law')
    query = next
    pages += 1
  }
  expect(pages).toBe(3)
  expect(new Set(seen).size).toBe(65)
  expect(seen).toHaveLength(65)
  expect((await visit(author).get(`${home}?cursor=%00`)).statusCode).toBe(400)
})
