import { spawnSync } from 'node:child_process'
import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { bulletinById } from './store.ts'

const here = await town('2026-11-23')
const { db, visit } = here
const { work } = background(here)
const home = '/can-bo/ban-tin'
const author = officerWho({ name: 'Lê Thị Hoa' })
const folder = mkdtempSync(join(tmpdir(), 'xaso-bulletins-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const fields = {
  ...{ title: 'Bản tin', priority: 'normal', genre: 'notice', language: 'vi', kind: 'speech' },
  ...{ voice: 'south', speed: '150', version: '0', text: 'Xin chào bà con.' },
}

const write = (over: Record<string, string>) =>
  visit(author).post(`${home}/soan`, { ...fields, ...over })

async function upload(bytes: Uint8Array, name: string) {
  const data = new FormData()
  for (const [field, value] of Object.entries({ ...fields, kind: 'file', text: '' }))
    data.append(field, value)
  data.append('file', new Blob([bytes as BlobPart]), name)
  return visit(author).upload(`${home}/soan`, data)
}

/** What came of it: its sound, and what its page says. */
async function made(location: unknown) {
  await work()
  const id = String(location).split('/').at(-1) ?? ''
  const bulletin = (await db.read((q) => bulletinById(q, id)))!
  return { bulletin, body: (await visit(author).get(`${home}/${id}`)).body }
}

/** A sound that ffmpeg makes for the test. */
function sound(name: string, source: string, ...args: string[]): Buffer {
  const path = join(folder, name)
  const ran = spawnSync('ffmpeg', [
    '-nostdin',
    '-v',
    'error',
    '-f',
    'lavfi',
    '-i',
    source,
    ...args,
    path,
  ])
  if (ran.status !== 0) throw new Error(String(ran.stderr))
  return readFileSync(path)
}

describe('tệp xấu', () => {
  test('a flac of a few kilobytes that lasts five hours is refused before it is unpacked', async () => {
    const bomb = sound(
      'bomb.flac',
      'anullsrc=r=8000:cl=mono',
      '-t',
      '18000',
      '-frame_size',
      '65535',
    )
    expect(bomb.length).toBeLessThan(100_000)
    const sent = await upload(bomb, 'bai-hat.flac')
    const begun = performance.now()
    const { bulletin, body } = await made(sent.headers.location)
    expect(performance.now() - begun).toBeLessThan(10_000)
    expect(bulletin).toMatchObject({ sound: 'failed', soundWhy: 'too-long' })
    expect(body).toContain('dài hơn thời lượng cho phép')
  })

  test('one whose head does not say how long it is ends at the limit', async () => {
    const bomb = Buffer.from(sound('head.flac', 'anullsrc=r=8000:cl=mono', '-t', '3600'))
    // The number of samples: 36 bits behind the rate, channels and depth.
    bomb[21] = (bomb[21] ?? 0) & 0xf0
    bomb.fill(0, 22, 26)
    const sent = await upload(bomb, 'bai-hat.flac')
    const { bulletin } = await made(sent.headers.location)
    expect(bulletin).toMatchObject({ sound: 'failed', soundWhy: 'silent' })
  })

  test('three hours can be kept, and whoever approves is told that slots are shorter', async () => {
    const live = await write({ kind: 'live', liveMinutes: '180' })
    const { body } = await made(live.headers.location)
    expect(body).toContain('Bản tin dài 180 phút')
    expect(body).toContain('Khung giờ ngắn hơn sẽ không phát được')
  })
})

describe('chữ lạ', () => {
  test('fifty thousand letters are refused in words, and stay in the form', async () => {
    const long = 'Kính thưa bà con. '.repeat(2_800)
    const answer = await write({ text: long })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Tối đa 20.000 chữ cái')
    expect(answer.body).toContain(long.slice(0, 1_000))
  })

  test.each([
    ['only emoji', '🎉🇻🇳'],
    ['only marks', '*** --- !!!'],
    ['only spaces', '   \n '],
    ['only marks that cannot be seen', '\u200B\u202E\u2069'],
  ])('%s are nothing to read', async (_what, text) => {
    const answer = await write({ text })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toMatch(/không có chữ nào để đọc|Ghi nội dung để đọc/)
  })

  test.each([
    ['only numbers', '5 10 15'],
    ['letters and marks that come apart', 'Kính mời bà con'.normalize('NFD')],
    ['emoji among words', 'Chúc mừng 🎉 năm mới'],
    ['marks of writing from the right', '\u202EXin chào\u202C bà con'],
    ['SSML', '<speak><break time="60s"/>Xin chào</speak>'],
    ['commands', 'Xin chào; $(touch /tmp/xaso-owned2) `touch /tmp/xaso-owned2`'],
    ['a lone half of a sign', 'Xin \uD83C chào'],
    ['a null', 'Xin \0chào'],
  ])('%s: what are words is said, the rest is left out', async (_what, text) => {
    const sent = await write({ text })
    expect(sent.statusCode).toBe(303)
    const { bulletin } = await made(sent.headers.location)
    expect(bulletin).toMatchObject({ sound: 'ready' })
    expect(bulletin.text).toBe(bulletin.text?.normalize('NFC'))
    expect(bulletin.seconds).toBeLessThan(15)
    expect(existsSync('/tmp/xaso-owned2')).toBe(false)
  })

  test('what is refused of another kind is shown, though that kind is not chosen', async () => {
    const answer = await write({ relayUrl: 'file:///etc/passwd', plannedMinutes: 'mười' })
    expect(answer.statusCode).toBe(422)
    expect(answer.body).toContain('Địa chỉ phải bắt đầu bằng https')
    expect(answer.body).toContain('Xin chào bà con.')
  })

  test('minutes may have a comma, as they are written here', async () => {
    const sent = await write({ kind: 'live', liveMinutes: '2,5' })
    expect((await made(sent.headers.location)).bulletin.plannedSeconds).toBe(150)
  })
})

test('a last day that is over is told while it is written, not when somebody approves it', async () => {
  const { statusCode, body } = await write({ expiresOn: '22/11/2026' })
  expect(statusCode).toBe(422)
  expect(body).toContain('Ngày này đã qua')
  expect((await write({ expiresOn: '23/11/2026' })).statusCode).toBe(303)
})

test('a form that is refused keeps everything: each field comes back as it was', async () => {
  const typed = {
    ...{ title: '', priority: 'priority', genre: 'law', language: 'vi', kind: 'relay' },
    ...{ text: 'Chữ đã gõ', words: 'Lời trong tệp', voice: 'north', speed: '180' },
    ...{ relayUrl: 'https://x.example/a', plannedMinutes: '12', liveMinutes: '34' },
    ...{ expiresOn: '31/12/2026', otherLanguage2: 'km', otherAt2: '1', ownAt: '4' },
  }
  const { statusCode, body } = await write(typed)
  expect(statusCode).toBe(422)
  for (const kept of [
    ...['>Chữ đã gõ</textarea>', '>Lời trong tệp</textarea>', 'value="180"'],
    ...['value="https://x.example/a"', 'value="12"', 'value="34"', 'value="31/12/2026"'],
  ])
    expect(body).toContain(kept)
  const picked = [
    ...body.matchAll(/<(?:option|input)[^>]*value="([^"]*)"[^>]*(?:selected|checked)/g),
  ]
  const values = picked.map(([, value]) => value)
  for (const kept of ['priority', 'law', 'relay', 'north', 'km', '4', '1'])
    expect(values).toContain(kept)
})
