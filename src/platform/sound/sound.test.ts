import { spawnSync } from 'node:child_process'
import { copyFileSync, existsSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

import { saidToFile, soundOfFile, soundTools, type Sound } from './index.ts'
import { runTool } from './tools.ts'

const folder = mkdtempSync(join(tmpdir(), 'xaso-sound-'))
afterAll(() => rmSync(folder, { recursive: true, force: true }))

const at = (name: string) => join(folder, name)
const tenMinutes = { mostSeconds: 600 }

function ffmpeg(...args: string[]) {
  const { status, stderr } = spawnSync('ffmpeg', ['-nostdin', '-y', ...args], { encoding: 'utf8' })
  if (status !== 0) throw new Error(stderr)
  return stderr
}

/** A sound as ffmpeg makes it. */
function given(name: string, source: string, ...args: string[]): string {
  ffmpeg('-f', 'lavfi', '-i', source, ...args, at(name))
  return at(name)
}

async function spokenFile(name: string, text: string): Promise<string> {
  const said = await saidToFile(text, { voice: 'vi', speed: 150 }, at(name))
  expect(said).toEqual({ ok: true, value: true })
  return at(name)
}

const made = async (path: string, limits = tenMinutes): Promise<Sound> => {
  const sound = await soundOfFile(path, `${path}.ogg`, limits)
  if (!sound.ok) throw new Error(sound.why)
  return sound.value
}

const refused = async (path: string, limits = tenMinutes) => {
  const sound = await soundOfFile(path, `${path}.ogg`, limits)
  return sound.ok ? 'taken' : sound.why
}

const notice = 'Kính mời bà con đưa trẻ đến trạm y tế xã để tiêm phòng vào sáng thứ bảy. '.repeat(4)

test('the programs are here', async () => {
  expect(await soundTools()).toEqual({ audio: true, speech: true })
})

describe('a recording becomes a sound for a horn', () => {
  test('Ogg Opus, one channel, 48 kHz, −23 LUFS, peaks under −1.5 dBTP', async () => {
    const speech = await spokenFile('speech.wav', notice)
    const sound = await made(speech)
    expect(sound.loudness).toBeCloseTo(-23, 0)
    expect(sound).toMatchObject({ clipped: false, sha256: expect.stringMatching(/^[0-9a-f]{64}$/) })
    const said = ffmpeg('-i', sound.path, '-af', 'ebur128=peak=true', '-f', 'null', '-')
    expect(said).toMatch(/Input #0, ogg/)
    expect(said).toMatch(/Audio: opus, 48000 Hz, mono/)
    const loudness = Number(/I:\s+(\S+) LUFS\s+Threshold/.exec(said)?.[1])
    expect(Math.abs(loudness + 23)).toBeLessThan(0.7)
    expect(Number(/Peak:\s+(\S+) dBFS/.exec(said)?.[1])).toBeLessThanOrEqual(-1.5)
    const rate = (sound.bytes * 8) / sound.seconds / 1000
    expect(rate).toBeGreaterThan(24)
    expect(rate).toBeLessThan(50)
  })

  test('the same recording gives the same file', async () => {
    const speech = await spokenFile('twice.wav', 'Xin chào bà con.')
    const one = await soundOfFile(speech, at('one.ogg'), tenMinutes)
    const other = await soundOfFile(speech, at('other.ogg'), tenMinutes)
    if (!one.ok || !other.ok) throw new Error('not made')
    expect(one.value.sha256).toBe(other.value.sha256)
  })

  test('silence at both ends is cut off; a pause in the middle stays', async () => {
    const gap = 'aevalsrc=if(between(t\\,3\\,5)+between(t\\,7\\,9)\\,0.3*sin(2000*t)\\,0):d=14'
    const sound = await made(given('gap.wav', gap))
    expect(sound.seconds).toBeGreaterThan(6)
    expect(sound.seconds).toBeLessThan(6.4)
  })

  test.each([
    ['a very quiet one', 'anoisesrc=d=4:a=0.006:c=pink', []],
    ['one in stereo whose right side is silent', 'aevalsrc=0.3*sin(1500*t)*sin(3*t)|0:d=4', []],
    ['one with many channels', 'aevalsrc=0.2*sin(1500*t)|0.1*sin(900*t)|0|0|0|0:d=4', []],
    ['one of a telephone', 'aevalsrc=0.2*sin(1500*t)*sin(5*t):d=4:s=8000', []],
  ] as const)('%s comes out as loud as the others', async (name, source, args) => {
    const sound = await made(given(`${name}.wav`, source, ...args))
    expect(Math.abs(sound.loudness + 23)).toBeLessThan(1)
  })

  test.each(['mp3', 'm4a', 'ogg', 'flac', 'webm', 'aiff', '3gp'])('%s is read', async (kind) => {
    const source = 'aevalsrc=0.3*sin(1500*t)*sin(3*t):d=3:s=48000'
    const path = given(`kind.${kind}`, source, ...(kind === '3gp' ? ['-c:a', 'aac'] : []))
    expect((await made(path)).seconds).toBeCloseTo(3, 0)
  })
})

describe('what is no sound is refused', () => {
  const text = 'Kính thưa bà con xã Tân Trụ. '.repeat(500)

  test('an empty file, a text, a program, a picture, a video without sound', async () => {
    writeFileSync(at('empty.mp3'), '')
    writeFileSync(at('text.mp3'), text)
    copyFileSync(process.execPath, at('program.mp3'))
    given('picture.png', 'testsrc=d=1', '-frames:v', '1')
    given('video.mp4', 'testsrc=d=2')
    const files = ['empty.mp3', 'text.mp3', 'program.mp3', 'picture.png', 'video.mp4']
    expect(await Promise.all(files.map((name) => refused(at(name))))).toEqual([
      'empty',
      'not-audio',
      'not-audio',
      'not-audio',
      'not-audio',
    ])
  })

  test('a playlist does not open the files it names', async () => {
    const other = given('other.wav', 'sine=d=3')
    writeFileSync(at('list.mp3'), `#EXTM3U\n#EXTINF:3,\n${other}\n#EXT-X-ENDLIST\n`)
    writeFileSync(at('list.m3u8'), `#EXTM3U\n#EXTINF:3,\n${other}\n#EXT-X-ENDLIST\n`)
    writeFileSync(at('concat.mp3'), `ffconcat version 1.0\nfile ${other}\n`)
    const files = ['list.mp3', 'list.m3u8', 'concat.mp3']
    expect(await Promise.all(files.map((name) => refused(at(name))))).toEqual(
      files.map(() => 'not-audio'),
    )
  })

  test('one that is cut off in its head', async () => {
    const whole = given('whole.m4a', 'sine=d=20')
    spawnSync('truncate', ['-s', '4000', whole])
    expect(await refused(whole)).toBe('not-audio')
  })

  test('silence, and the noise of an open microphone', async () => {
    expect(await refused(given('silence.wav', 'anullsrc', '-t', '5'))).toBe('silent')
    expect(await refused(given('noise.wav', 'anoisesrc=d=5:a=0.0005'))).toBe('silent')
  })

  test('one that is shorter than half a second', async () => {
    expect(await refused(given('short.wav', 'sine=d=0.2'))).toBe('too-short')
  })

  test('speech that was recorded far too loud, whatever it is kept as', async () => {
    const speech = await spokenFile('loud.wav', notice)
    for (const kind of ['wav', 'mp3']) {
      ffmpeg('-i', speech, '-af', 'volume=25dB', at(`spoilt.${kind}`))
      expect(await refused(at(`spoilt.${kind}`))).toBe('clipped')
    }
    ffmpeg('-i', at('spoilt.wav'), '-af', 'volume=-12dB', at('hidden.wav'))
    expect(await refused(at('hidden.wav'))).toBe('clipped')
  })
})

describe('what a program may take', () => {
  test('one that does not end is ended, and nothing half done is left', async () => {
    const begun = performance.now()
    const args = ['-v', 'error', '-f', 'lavfi', '-i', 'sine', '-f', 'null', '-']
    expect(await runTool('ffmpeg', args, { most: 500 })).toMatchObject({ ok: false })
    expect(performance.now() - begun).toBeLessThan(3_000)
    const silent = given('nothing.wav', 'anullsrc', '-t', '2')
    expect(await refused(silent)).toBe('silent')
    expect(existsSync(`${silent}.ogg`)).toBe(false)
  })

  test('it gets nothing of our environment', async () => {
    process.env['XASO_SECRET_OF_TEST'] = 'bi-mat'
    const env = ['-v', 'error', '-f', 'lavfi', '-i', 'sine=d=9', '-f', 'null', '-']
    const running = runTool('ffmpeg', ['-re', ...env], { most: 1_500 })
    await new Promise((done) => setTimeout(done, 400))
    const own = spawnSync('pgrep', ['-P', String(process.pid), 'ffmpeg'], { encoding: 'utf8' })
    const pid = own.stdout.trim().split('\n')[0] ?? ''
    expect(pid).not.toBe('')
    expect(readFileSync(`/proc/${pid}/environ`, 'utf8')).toBe('')
    await running
    delete process.env['XASO_SECRET_OF_TEST']
  })
})

describe('how long it may be', () => {
  test('three hours for a slot of ten minutes are refused at once', async () => {
    const began = performance.now()
    const long = given('long.mp3', 'sine=f=300:d=10800:r=8000', '-b:a', '8k')
    const made = performance.now()
    expect(await refused(long)).toBe('too-long')
    // Its head is enough: to read all of it takes as long as to make it.
    expect(performance.now() - made).toBeLessThan(made - began)
  })

  test('one whose header says less than there is, is read no further than the limit', async () => {
    // A WAV from a pipe says nothing of its length.
    const { stdout } = spawnSync(
      'ffmpeg',
      ['-nostdin', '-f', 'lavfi', '-i', 'sine=d=120', '-f', 'wav', 'pipe:1'],
      { maxBuffer: 100e6, stdio: ['ignore', 'pipe', 'ignore'] },
    )
    writeFileSync(at('endless.wav'), stdout)
    expect(await refused(at('endless.wav'), { mostSeconds: 20 })).toBe('too-long')
  })

  test('what is silent at its ends does not count', async () => {
    const padded = given('padded.wav', 'aevalsrc=0.3*sin(1500*t)*between(t\\,8\\,17):d=24')
    expect(await refused(padded, { mostSeconds: 10 })).toBe('taken')
    expect(await refused(padded, { mostSeconds: 8 })).toBe('too-long')
  })
})
