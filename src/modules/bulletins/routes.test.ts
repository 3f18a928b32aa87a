import { describe, expect, test } from 'vitest'

import { sql } from '#platform/db.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { wav } from './sounds.fixture.ts'
import { bulletinsWhere } from './store.ts'

const here = await town('2026-11-23')
const { db, visit } = here
const { work } = background(here)
const home = '/can-bo/ban-tin'

const author = officerWho({ name: 'Lê Thị Hoa' })
const leader = officerWho({ name: 'Phạm Quốc Hùng' })

const text = 'Kính mời bà con đưa trâu bò đến tiêm phòng lúc 7h30 ngày 25/11/2026.'
const form = (over: Record<string, string> = {}) => ({
  ...{ title: 'Tiêm phòng gia súc', priority: 'normal', genre: 'notice', language: 'vi' },
  ...{ kind: 'speech', text, voice: 'south', speed: '150', expiresOn: '', version: '0' },
  ...over,
})

/** Sends the form with a file, as a browser does. */
async function send(over: Record<string, string>, file?: { bytes: Uint8Array; name: string }) {
  const data = new FormData()
  for (const [name, value] of Object.entries(form(over))) data.append(name, value)
  if (file) data.append('file', new Blob([file.bytes as BlobPart]), file.name)
  return visit(author).upload(`${home}/soan`, data)
}

const newest = async () => (await db.read((q) => bulletinsWhere(q, sql`true`, 1)))[0]!
const idIn = (location: unknown) => String(location).split('/').at(-1) ?? ''

describe('từ soạn đến duyệt, qua các trang', () => {
  test('write, hear, submit, approve', async () => {
    const made = await visit(author).post(`${home}/soan`, form())
    expect(made.statusCode).toBe(303)
    const url = String(made.headers.location)
    expect((await visit(author).get(url)).body).toContain('Đang tạo âm thanh')
    await work()
    const { body } = await visit(author).get(url)
    expect(body).toMatch(/<audio[^>]+src="\/tep\//)
    expect(body).toContain('bảy giờ ba mươi')
    expect(body).toContain('LUFS')
    expect((await visit(author).post(`${url}/trinh`)).statusCode).toBe(303)
    const own = await visit(author).post(`${url}/duyet`, { version: '1' })
    expect(own.statusCode).toBe(409)
    expect(own.body).toContain('không được tự duyệt')
    expect((await visit(leader).post(`${url}/duyet`, { version: '1' })).statusCode).toBe(303)
    expect(await newest()).toMatchObject({ state: 'approved', approvedBy: leader.name })
    const file = /\/tep\/[0-9a-f-]+/.exec(body)?.[0] ?? ''
    expect((await visit(leader).get(file)).headers['content-type']).toBe('audio/ogg')
    const stranger = officerWho({ can: new Set(['public', 'dossier.view']) })
    expect((await visit(stranger).get(file)).statusCode).toBe(404)
  })

  test('what looks like a command is only text', async () => {
    const hostile = '$(rm -rf /) `id` <speak><break time="9999s"/></speak> ; cat /etc/passwd | sh'
    const made = await visit(author).post(`${home}/soan`, form({ title: hostile, text: hostile }))
    expect(made.statusCode).toBe(303)
    await work()
    expect(await newest()).toMatchObject({ text: hostile })
    const { body } = await visit(author).get(String(made.headers.location))
    expect(body).not.toContain('<speak>')
  })

  test('a list can be narrowed by its address', async () => {
    await visit(author).post(`${home}/soan`, form({ title: 'Cúp điện ngày 30' }))
    const { body } = await visit(author).get(`${home}?words=cup+dien&state=draft`)
    expect(body).toContain('Cúp điện ngày 30')
    expect(body).not.toContain('Tiêm phòng gia súc')
    expect((await visit(author).get(`${home}?cursor=xxx`)).statusCode).toBe(400)
  })
})

describe('tệp âm thanh', () => {
  const upload = { kind: 'file', text: '' }

  test('a good recording becomes a sound', async () => {
    const made = await send(upload, { bytes: wav(2, 0.3), name: 'thu-am.wav' })
    expect(made.statusCode).toBe(303)
    await work()
    expect(await newest()).toMatchObject({ id: idIn(made.headers.location), sound: 'ready' })
  })

  test.each([
    ['a page', Buffer.from('<html><body>xin chào</body></html>'), 'không phải âm thanh'],
    ['a program', Buffer.from('\u007FELF\u0002\u0001\u0001'), 'không phải âm thanh'],
    ['nothing', Buffer.alloc(0), 'trống'],
  ])('%s is refused, and what was typed is still there', async (_what, bytes, says) => {
    const { statusCode, body } = await send(
      { ...upload, title: 'Ca nhạc cuối tuần' },
      { bytes, name: 'nhac.mp3' },
    )
    expect(statusCode).toBe(422)
    expect(body).toContain(says)
    expect(body).toContain('value="Ca nhạc cuối tuần"')
  })

  test.each([
    ['silence', wav(2, 0), 'không có tiếng'],
    ['a badly clipped recording', wav(2, 60), 'bị vỡ'],
    ['a WAV whose header promises more', wav(2, 0.3).slice(0, 44), 'âm thanh'],
  ])(
    '%s is told on the page of the bulletin, which cannot be submitted',
    async (_what, bytes, says) => {
      const made = await send(upload, { bytes, name: 'thu-am.wav' })
      await work()
      const url = String(made.headers.location)
      expect((await visit(author).get(url)).body).toContain(says)
      expect((await visit(author).post(`${url}/trinh`)).statusCode).toBe(409)
    },
  )

  test('a file stays at hand while something else is mended', async () => {
    const refused = await send({ ...upload, title: '' }, { bytes: wav(2, 0.3), name: 'thu-am.wav' })
    expect(refused.statusCode).toBe(422)
    expect(refused.body).toContain('thu-am.wav')
    const uploadId = /name="uploadId" value="([^"]+)"/.exec(refused.body)?.[1] ?? ''
    const made = await send({ ...upload, title: 'Đã ghi tên', uploadId })
    expect(made.statusCode).toBe(303)
    await work()
    expect(await newest()).toMatchObject({ title: 'Đã ghi tên', sound: 'ready' })
  })

  test('nobody takes a file that another has uploaded', async () => {
    const refused = await send({ ...upload, title: '' }, { bytes: wav(2, 0.3), name: 'thu-am.wav' })
    const uploadId = /name="uploadId" value="([^"]+)"/.exec(refused.body)?.[1] ?? ''
    const stolen = await visit(leader).post(`${home}/soan`, form({ ...upload, uploadId }))
    expect(stolen.statusCode).toBe(409)
  })
})
