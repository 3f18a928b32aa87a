// Programs of the loudspeakers that come from the system: ffmpeg for audio, espeak-ng for the voice. Plain JavaScript for any Node.
import { spawn } from 'node:child_process'
import { accessSync, constants, mkdirSync, statSync, writeFileSync } from 'node:fs'
import { delimiter, join } from 'node:path'

import { root, say } from './prepare.mjs'

const forSound = [
  ['ffmpeg', 'ffmpeg'],
  ['ffprobe', 'ffmpeg'],
  ['espeak-ng', 'espeak-ng'],
]

/** The tests also speak to a broker that knows nothing of us. */
const forTests = [...forSound, ['mosquitto', 'mosquitto']]

const tried = join(root, 'dist/.sound-tried')
const aDay = 24 * 60 * 60 * 1000
const minute = 60 * 1000

/**
 * Installs what is missing by apt when that can be done: root, and a Debian. Otherwise, and when it fails, one line says what to
 * install; everything else of the program works without. A failure is not repeated within a day by later starts.
 */
export async function ensureSound({ tests = false } = {}) {
  const list = tests ? forTests : forSound
  const wanted = missing(list)
  if (wanted.length === 0) return true
  if (canInstall() && (tests || !triedToday())) await install(wanted)
  const still = missing(list)
  if (still.length > 0) {
    const names = still.join(' ')
    say(
      `Loa truyền thanh cần thêm: sudo apt-get install ${names}. Các phần khác vẫn chạy.`,
      `The loudspeakers need: sudo apt-get install ${names}. Everything else works.`,
    )
  }
  return still.length === 0
}

async function install(bundles) {
  say(`Cài ${bundles.join(', ')} cho loa truyền thanh…`, 'Installing what the loudspeakers need…')
  const options = ['--yes', '--no-install-recommends', ...bundles]
  // What takes long is fetching, and may be cut off at any time; the unpacking afterwards may not.
  const isHere =
    (await apt(['install', '--download-only', ...options], 2 * minute)) ||
    ((await apt(['update'], minute)) &&
      (await apt(['install', '--download-only', ...options], 2 * minute)))
  if (isHere) await apt(['install', '--no-download', ...options], 5 * minute)
  if (missing(forSound).length > 0) note()
}

function apt(args, most) {
  const limits = ['DPkg::Lock::Timeout=60', 'Acquire::Retries=1', 'Acquire::http::Timeout=15']
  const child = spawn('apt-get', ['-qq', ...limits.flatMap((limit) => ['-o', limit]), ...args], {
    stdio: 'ignore',
    timeout: most,
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  return new Promise((resolve) => {
    child.once('error', () => resolve(false))
    child.once('close', (status) => resolve(status === 0))
  })
}

const folders = () => [...(process.env.PATH ?? '').split(delimiter), '/usr/bin', '/usr/sbin']

const isHere = (name) => folders().some((folder) => canRun(join(folder, name)))

const missing = (list) => [
  ...new Set(list.filter(([name]) => !isHere(name)).map(([, bundle]) => bundle)),
]

const canInstall = () => process.getuid?.() === 0 && isHere('apt-get')

function canRun(file) {
  try {
    accessSync(file, constants.X_OK)
    return statSync(file).isFile()
  } catch {
    return false
  }
}

function triedToday() {
  try {
    return Date.now() - statSync(tried).mtimeMs < aDay
  } catch {
    return false
  }
}

function note() {
  mkdirSync(join(tried, '..'), { recursive: true })
  writeFileSync(tried, '')
}
