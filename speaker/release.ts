import { existsSync, mkdirSync, readFileSync, renameSync, rmSync, writeFileSync } from 'node:fs'
import { join } from 'node:path'

import { tried, type Device } from './device.ts'
import { writeWhole } from './disk.ts'
import { isSigned } from './envelope.ts'
import { textOf } from './http.ts'
import type { Release } from './messages.ts'
import { isHash, isWord, number, object } from './reading.ts'
import { Away } from './server.ts'
import { soundsIn } from './sounds.ts'
import { releaseKey, version } from './version.ts'

export function readRelease(value: unknown): Release {
  const from = object(value)
  const named = isWord(from['version'], 40)
  if (!/^\d{1,9}\.\d{1,9}\.\d{1,9}$/.test(named)) throw new Error('not a version')
  return {
    version: named,
    sha256: isHash(from['sha256']),
    bytes: number(from['bytes'], 1, 20_000_000),
    signature: isWord(from['signature']),
  }
}

export function isNewer(one: string, other: string): boolean {
  const [a, b] = [one, other].map((text) => text.split('.').map(Number))
  for (const part of [0, 1, 2]) {
    const difference = (a?.[part] ?? 0) - (b?.[part] ?? 0)
    if (difference !== 0) return difference > 0
  }
  return false
}

export const releaseText = ({ version: named, sha256 }: Pick<Release, 'version' | 'sha256'>) =>
  `xaso-release-1\n${named}\n${sha256}`

/** Why a release is not for us; undefined when it is. */
export function whyNot(release: Release, key: string, running: string): string | undefined {
  if (key === '' || !isSigned(releaseText(release), release.signature, key)) return 'not-signed'
  return isNewer(release.version, running) ? undefined : 'not-newer'
}

type Built = { key: string; running: string }

/** Fetches a newer release, puts it on trial, and leaves so that the starter runs it. */
export async function update(
  device: Device,
  data: string,
  { key, running }: Built = { key: releaseKey, running: version },
): Promise<string | undefined> {
  const release = await tried(device, 'release', () => releaseOf(device))
  if (!release) return 'no-release'
  const why = whyNot(release, key, running)
  if (why) return why
  const folder = join(data, 'releases')
  if (wasUndone(data, release.version)) return 'undone-before'
  mkdirSync(folder, { recursive: true })
  const { call } = device.server
  const files = soundsIn(folder, {
    call: (path, asked) => call(path.replace('/audio/', '/release/'), asked),
  })
  for (let time = 0; time < 4; time++) {
    const fetched = await tried(device, 'release', () => files.fetch(release))
    if (fetched !== 'here') continue
    renameSync(files.path(release.sha256), join(folder, `${release.version}.cjs`))
    writeWhole(join(data, 'trial'), `${release.version}\n`)
    device.log(`tries release ${release.version}`)
    device.leave('update')
    return undefined
  }
  return 'not-fetched'
}

async function releaseOf({ server }: Device): Promise<Release | undefined> {
  const answer = await server.call('/release')
  const text = await textOf(answer)
  if (answer.status === 204 || answer.status === 404) return undefined
  if (answer.status !== 200) throw new Away(`release: ${answer.status}`)
  return readRelease(JSON.parse(text))
}

const wasUndone = (data: string, named: string) =>
  existsSync(join(data, 'undone')) &&
  readFileSync(join(data, 'undone'), 'utf8').split('\n').includes(named)

/** We have spoken with our server: a release on trial stays. */
export function healthy(data: string, running = version): void {
  const trial = join(data, 'trial')
  if (!existsSync(trial) || readFileSync(trial, 'utf8').trim() !== running) return
  const current = join(data, 'current')
  if (existsSync(current)) writeFileSync(join(data, 'before'), readFileSync(current))
  writeWhole(current, `${running}\n`)
  rmSync(trial, { force: true })
}
