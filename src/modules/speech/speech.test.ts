import { existsSync, mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage } from 'node:http'
import type { AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { text as textOf } from 'node:stream/consumers'

import { afterAll, afterEach, describe, expect, test } from 'vitest'

import type { Saying, Voice } from './domain.ts'
import { speakThrough } from './engines.ts'
import { spoken } from './reading/spoken.ts'
import { soundOfText } from './sound-of-text.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-speech-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))
afterEach(() => speakThrough(undefined))

const notice =
  'Ngày 22/11/2026, lúc 7h30, UBND xã mời bà con đến trạm y tế để tiêm phòng cho trẻ em.'
const saying = (over: Partial<Saying> = {}): Saying => ({
  text: notice,
  voice: 'south',
  speed: 150,
  words: [],
  ...over,
})

async function said(over: Partial<Saying> = {}, name = 'said.ogg') {
  const sound = await soundOfText(saying(over), join(folder, name), { mostSeconds: 600 })
  if (!sound.ok) throw new Error(sound.why)
  return sound.value
}

describe('a text is said', () => {
  test('by three voices that differ, each as loud as it must be', async () => {
    const sounds = []
    for (const voice of ['north', 'central', 'south'] satisfies Voice[])
      sounds.push(await said({ voice }))
    expect(new Set(sounds.map(({ sha256 }) => sha256)).size).toBe(3)
    for (const { loudness, seconds } of sounds) {
      expect(Math.abs(loudness + 23)).toBeLessThan(0.7)
      expect(seconds).toBeGreaterThan(5)
      expect(seconds).toBeLessThan(20)
    }
  })

  test('slower and faster', async () => {
    const [slow, fast] = [await said({ speed: 110 }), await said({ speed: 200 })]
    expect(slow.seconds / fast.seconds).toBeGreaterThan(1.4)
  })

  test('nothing to say is no sound', async () => {
    for (const text of ['', '   ', '🎉🎉', '***', '<break time="5s"/>']) {
      const sound = await soundOfText(saying({ text }), join(folder, 'none.ogg'), {
        mostSeconds: 60,
      })
      expect(sound).toEqual({ ok: false, why: 'empty' })
    }
  })

  test('a text that cannot end in time is refused before it is said', async () => {
    const begun = performance.now()
    const long = saying({ text: `${notice} `.repeat(500) })
    const sound = await soundOfText(long, join(folder, 'long.ogg'), { mostSeconds: 60 })
    expect(sound).toEqual({ ok: false, why: 'too-long' })
    expect(performance.now() - begun).toBeLessThan(1_000)
  })
})

describe('nothing in a text is more than text', () => {
  test('tags of speech do not make a pause, nor another voice', async () => {
    const plain = await said({ text: 'Xin chào bà con.' })
    const tagged = await said({
      text: '<speak>Xin chào <break time="20s"/><voice name="en">bà con</voice>.</speak>',
    })
    expect(tagged.seconds).toBeCloseTo(plain.seconds, 0)
  })

  test.each([
    '$(touch /tmp/xaso-owned) `touch /tmp/xaso-owned`; touch /tmp/xaso-owned | cat && ls',
    '-w /tmp/xaso-owned -f /etc/passwd --stdin',
    '[[xin tSa:w]] \\u0000 \0 \x1b[31m',
    "'; drop table speech.pronunciation; --",
    '%n%s%x ${HOME} ../../etc/passwd',
  ])('%j is said or left out', async (text) => {
    const out = spoken(text, [])
    expect(out).not.toMatch(/[$`|<>[\]{}\\\0\x1b]/)
    const sound = await said({ text: `Xin chào. ${text}` })
    expect(sound.seconds).toBeGreaterThan(0.5)
    expect(existsSync('/tmp/xaso-owned')).toBe(false)
  })

  test('hostile texts end soon, and no digit or sign is left', () => {
    const pieces = [
      '1.000',
      '22/11',
      '7h30',
      '<a',
      'ab@',
      'a.',
      '0',
      ',',
      ' ',
      '((',
      'QĐ-',
      '-',
      'I',
      'x'.repeat(50),
      '\n',
      '́',
      '1/',
      'thắng ',
      'T2-',
      '30-4 ',
      'thứ 2 - ',
      '5 (năm ',
      '1,000',
      '1,2,',
      '12.5°N - ',
    ]
    for (const piece of pieces) {
      const begun = performance.now()
      const out = spoken(piece.repeat(Math.ceil(20_000 / piece.length)), [])
      expect(`${piece} ${performance.now() - begun < 1_500}`).toBe(`${piece} true`)
      expect(out).not.toMatch(/[\d<>@/()[\]]/)
    }
  })
})

describe('an engine of the installation’s own', () => {
  async function engine(
    answer: (asked: unknown, headers: IncomingMessage['headers']) => Buffer | number,
  ) {
    const server = createServer((req, res) => {
      void textOf(req).then((body) => {
        const given = answer(JSON.parse(body), req.headers)
        if (typeof given === 'number') return res.writeHead(given).end()
        return res.writeHead(200, { 'content-type': 'audio/ogg' }).end(given)
      })
    }).listen(0, '127.0.0.1')
    await new Promise((done) => server.once('listening', done))
    afterAll(() => server.close())
    return `http://127.0.0.1:${(server.address() as AddressInfo).port}/say`
  }

  test('gets words that are ready to be said, and what it answers is made ready for a horn', async () => {
    const other = await said({ text: 'Đây là giọng khác, đọc chậm rãi và rõ ràng từng tiếng.' })
    const audio = readFileSync(other.path)
    const asked: unknown[] = []
    const url = await engine((body, headers) => {
      asked.push(body, headers.authorization)
      return audio
    })
    speakThrough({ url, token: 'bi-mat' })
    const sound = await said({ text: 'Lúc 7h30.' }, 'outside.ogg')
    expect(asked).toEqual([
      { text: 'Lúc bảy giờ ba mươi phút.', voice: 'south', language: 'vi-VN', speed: 150 },
      'Bearer bi-mat',
    ])
    expect(sound.seconds).toBeCloseTo(other.seconds, 0)
  })

  test('that fails, or is away, is stood in for by the voice of this machine', async () => {
    const own = await said()
    speakThrough({ url: await engine(() => 500), token: undefined })
    expect((await said()).sha256).toBe(own.sha256)
    speakThrough({ url: 'http://127.0.0.1:1/say', token: undefined })
    expect((await said()).sha256).toBe(own.sha256)
  })
})
