import { deflateRawSync } from 'node:zlib'

import { describe, expect, test } from 'vitest'

import { sql } from '#platform/db.ts'
import { officerWho, town } from '#test/town.ts'

import { wav } from './sounds.fixture.ts'
import { bulletinsWhere } from './store.ts'
import { mostTried, trialIn, trialOf } from './trial.ts'

const { db, visit, clock } = await town('2026-11-23')
const home = '/can-bo/ban-tin'
const author = officerWho({ name: 'Lê Thị Hoa' })
const text = 'UBND xã họp lúc 7h30 ngày 2/9, thu 50.000đ.'
const typed = { text, voice: 'south', speed: '150' }
const said =
  'Ủy ban nhân dân xã họp lúc bảy giờ ba mươi phút ngày hai tháng chín, thu năm mươi ngàn đồng.'
const json = { accept: 'application/json' }

const tryOut = (over: Record<string, string> = {}, who = author) =>
  visit(who).send({
    method: 'POST',
    url: `${home}/soan/nghe-thu`,
    headers: { ...json, 'content-type': 'application/x-www-form-urlencoded' },
    payload: new URLSearchParams({ ...typed, ...over }).toString(),
  })

describe('nghe thử khi đang soạn', () => {
  test('a script is told how it is read and where it is heard; nothing is saved', async () => {
    const answer = await tryOut()
    const shown: unknown = answer.json()
    expect(shown).toMatchObject({ said, isCut: false })
    const { src } = shown as { src: string }
    const sound = await visit(author).get(src)
    expect(sound.headers['content-type']).toBe('audio/ogg')
    expect(sound.headers['cache-control']).toContain('no-store')
    expect(sound.rawPayload.subarray(0, 4).toString()).toBe('OggS')
    expect(await db.read((q) => bulletinsWhere(q, sql`true`))).toEqual([])
  })

  test('without scripts the form comes back with all that was typed, a chosen file too', async () => {
    const data = new FormData()
    const fields = {
      ...typed,
      title: 'Họp dân',
      kind: 'speech',
      priority: 'priority',
      genre: 'law',
    }
    for (const [name, value] of Object.entries({
      ...fields,
      otherLanguage1: 'km',
      expiresOn: '30/11/2026',
    }))
      data.append(name, value)
    data.append('otherFile1', new Blob([wav(1, 0.3) as BlobPart]), 'khmer.wav')
    const { statusCode, body } = await visit(author).upload(`${home}/soan/nghe-thu`, data)
    expect(statusCode).toBe(200)
    for (const kept of ['value="Họp dân"', text, said, 'khmer.wav', 'value="30/11/2026"'])
      expect(body).toContain(kept)
    expect(body).toMatch(/<audio[^>]+src="\/can-bo\/ban-tin\/nghe-thu\?t=/)
    expect(body).toMatch(/value="priority"[^>]* checked|checked[^>]*value="priority"/)
  })

  test('with nothing to read it says so', async () => {
    for (const empty of ['', '🎉', '<b></b>'])
      expect((await tryOut({ text: empty })).json()).toMatchObject({ src: null, said: '' })
    const { body } = await visit(author).post(`${home}/soan/nghe-thu`, { ...typed, text: '' })
    expect(body).toContain('Chưa có chữ nào để đọc')
  })

  test('a voice or a speed that is none is the ordinary one', async () => {
    const { src } = (await tryOut({ voice: 'robot', speed: '9999' })).json<{ src: string }>()
    expect(trialIn(src.split('t=')[1] ?? '')).toMatchObject({ voice: 'south', speed: 150 })
  })

  test('a long text is cut behind a sentence, and that is said', () => {
    const { trial, isCut } = trialOf({ text: 'Kính thưa bà con trong ấp. '.repeat(400) })
    expect(isCut).toBe(true)
    expect(trial.text.length).toBeLessThanOrEqual(mostTried)
    expect(trial.text).toMatch(/ấp\.$/)
    const pairs = trialOf({ text: '🎉'.repeat(3_000).slice(0, -1) }).trial.text
    expect(pairs.isWellFormed()).toBe(true)
  })

  test('an address that is forged, or that would grow huge, is refused', async () => {
    const bomb = deflateRawSync(Buffer.alloc(5e6, 32)).toString('base64url')
    for (const t of ['', 'xxx', bomb.slice(0, 11_000), '%00'])
      expect((await visit(author).get(`${home}/nghe-thu?t=${t}`)).statusCode).toBe(400)
    const long = deflateRawSync(JSON.stringify({ text: 'a'.repeat(9_000) })).toString('base64url')
    expect(trialIn(long)?.text ?? '').toBe('')
  })

  test('so often in a minute, each officer for herself; a stranger not at all', async () => {
    clock.now = clock.now.add({ hours: 1 })
    const busy = officerWho()
    const { src } = (await tryOut({ text: 'Xin chào.' }, busy)).json<{ src: string }>()
    const codes: number[] = []
    for (let n = 0; n < 13; n += 1) codes.push((await visit(busy).get(src)).statusCode)
    expect(codes.filter((code) => code === 200)).toHaveLength(12)
    expect(codes.at(-1)).toBe(429)
    expect((await visit(officerWho()).get(src)).statusCode).toBe(200)
    const stranger = officerWho({ can: new Set(['public', 'broadcast.see']) })
    expect((await visit(stranger).get(src)).statusCode).toBe(403)
  })
})
