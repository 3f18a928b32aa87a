import { execFile, spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import { existsSync, mkdirSync, mkdtempSync, readFileSync, rmSync, writeFileSync } from 'node:fs'
import { tmpdir } from 'node:os'
import { join } from 'node:path'
import { promisify } from 'node:util'

import { afterEach, expect, test } from 'vitest'

import { isNewer, releaseText, update, whyNot } from './release.ts'
import { keyPair, signed } from './speaker.fixture.ts'
import { household } from './virtual.fixture.ts'

const key = keyPair('release')
const sha256Of = (bytes: Buffer) => createHash('sha256').update(bytes).digest('hex')
const release = (version: string, bytes = Buffer.from(`// ${version}`), by = key) => {
  const sha256 = sha256Of(bytes)
  const told = { version, sha256, bytes: bytes.length }
  return { bytes, told: { ...told, signature: signed(by, releaseText(told)) } }
}

test.each([
  ['1.0.1', '1.0.0', true],
  ['1.10.0', '1.9.9', true],
  ['2.0.0', '1.99.99', true],
  ['1.0.0', '1.0.0', false],
  ['1.0.0', '1.0.1', false],
])('%s is newer than %s: %s', (one, other, expected) => {
  expect(isNewer(one, other)).toBe(expected)
})

test('a release is taken only with the signature of our key, and only when it is newer', () => {
  const { told } = release('1.1.0')
  const running = '1.0.0'
  expect(whyNot(told, key.known.publicKey, running)).toBeUndefined()
  expect(whyNot(told, key.known.publicKey, '1.1.0')).toBe('not-newer')
  expect(whyNot(told, '', running)).toBe('not-signed')
  expect(whyNot({ ...told, version: '1.2.0' }, key.known.publicKey, running)).toBe('not-signed')
  const forged = release('1.1.0', undefined, keyPair('other')).told
  expect(whyNot(forged, key.known.publicKey, running)).toBe('not-signed')
})

let home: Awaited<ReturnType<typeof household>> | undefined
const folders: string[] = []
afterEach(async () => {
  await home?.end()
  home = undefined
  for (const folder of folders.splice(0)) rmSync(folder, { recursive: true, force: true })
})

async function ordered(offered: ReturnType<typeof release>, spoil: 'change'[] = []) {
  home = await household()
  const { server, stub, time, data } = home
  const left: string[] = []
  stub.release = offered
  server.publish([])
  const built = { key: key.known.publicKey, running: '1.0.0' }
  await home.on({ update: (device) => update(device, data, built), leave: (why) => left.push(why) })
  await time.until('2026-11-23T04:51:00+07:00')
  stub.spoil = spoil
  server.order({ what: 'update' })
  await time.until('2026-11-23T04:54:00+07:00')
  const answer = stub.answers[0]
  return { left, data, answer: answer?.why ?? answer?.done }
}

test('a signed newer release is fetched, verified and put on trial', async () => {
  const { left, data, answer } = await ordered(release('1.1.0'), ['change'])
  expect(answer).toBe(true)
  expect(left).toEqual(['update'])
  expect(readFileSync(join(data, 'releases/1.1.0.cjs'), 'utf8')).toBe('// 1.1.0')
  expect(readFileSync(join(data, 'trial'), 'utf8')).toBe('1.1.0\n')
})

test.each([
  ['forged', release('1.1.0', undefined, keyPair('other')), 'not-signed'],
  ['older', release('0.9.0'), 'not-newer'],
  [
    'of other bytes than were signed',
    { ...release('1.1.0'), bytes: Buffer.from('// 1.1.1') },
    'not-fetched',
  ],
])('a release that is %s is refused', async (_, offered, why) => {
  const { left, data, answer } = await ordered(offered)
  expect(answer).toBe(why)
  expect(left).toEqual([])
  expect(existsSync(join(data, 'trial'))).toBe(false)
})

/** A box whose agents are small scripts: they write down that they ran. */
function box(scripts: Record<string, string>, seconds = '1') {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-box-'))
  folders.push(folder)
  const data = join(folder, 'data')
  mkdirSync(join(data, 'releases'), { recursive: true })
  const ran = join(folder, 'ran')
  const head = `const { appendFileSync, writeFileSync, rmSync } = require("node:fs")
const data = ${JSON.stringify(data)}
const ran = (name) => appendFileSync(${JSON.stringify(ran)}, name + ' ')
setTimeout(() => process.exit(0), 20000)\n`
  for (const [name, text] of Object.entries(scripts))
    writeFileSync(join(data, 'releases', `${name}.cjs`), head + text)
  const run = () => {
    const starter = join(import.meta.dirname, 'starter.sh')
    const builtIn = join(data, 'releases/built-in.cjs')
    const env = { ...process.env, XASO_TRIAL_SECONDS: seconds }
    return spawn('/bin/sh', [starter, process.execPath, builtIn, data], { env, stdio: 'ignore' })
  }
  return { data, run, ran: () => readFileSync(ran, 'utf8').trim().split(' ') }
}

const over = async (child: ReturnType<typeof spawn>) =>
  new Promise<number | null>((resolve) => child.once('exit', resolve))

test('a release that does not report healthy in time is undone, and the one before runs again', async () => {
  const { data, run, ran } = box({
    'built-in': `ran('old'); process.exit(2)`,
    '1.1.0': `ran('new')`,
  })
  writeFileSync(join(data, 'trial'), '1.1.0\n')
  await over(run())
  expect(ran()).toEqual(['new', 'old'])
  expect(existsSync(join(data, 'trial'))).toBe(false)
  expect(readFileSync(join(data, 'undone'), 'utf8')).toBe('1.1.0\n')
}, 30_000)

test('a release that reports healthy stays, also over a restart', async () => {
  const { data, run, ran } = box(
    {
      'built-in': `ran('old'); process.exit(2)`,
      '1.1.0': `ran('new'); writeFileSync(data + '/current', '1.1.0\\n'); rmSync(data + '/trial', { force: true })
setTimeout(() => process.exit(2), 2000)`,
    },
    '20',
  )
  writeFileSync(join(data, 'trial'), '1.1.0\n')
  await over(run())
  await over(run())
  expect(ran()).toEqual(['new', 'new'])
}, 30_000)

test('a release that cannot even be read is undone at once', async () => {
  const { data, run, ran } = box({
    'built-in': `ran('old'); process.exit(2)`,
    '1.1.0': 'not a program',
  })
  writeFileSync(join(data, 'trial'), '1.1.0\n')
  await over(run())
  expect(ran()).toEqual(['old'])
}, 30_000)

test('the agent packed into one file says how it is used', async () => {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-pack-'))
  folders.push(folder)
  const root = join(import.meta.dirname, '..')
  const run = promisify(execFile)
  const file = join(folder, 'agent.cjs')
  await run(process.execPath, [join(root, 'tools/speaker-pack.ts'), file, '1.2.3'])
  const failed = await run(process.execPath, [file]).catch(
    (error: Error & { code: number }) => error,
  )
  expect(failed).toMatchObject({ code: 2, message: expect.stringContaining('--server URL') })
}, 30_000)
