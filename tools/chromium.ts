import { spawnSync } from 'node:child_process'
import { accessSync, constants } from 'node:fs'
import { join } from 'node:path'

const names = ['chromium', 'chromium-browser', 'google-chrome', 'google-chrome-stable']
const places = [
  ...(process.env['PATH'] ?? '').split(':'),
  '/usr/bin',
  '/Applications/Chromium.app/Contents/MacOS',
  '/Applications/Google Chrome.app/Contents/MacOS',
]

/** Programs by which the tests check what we make: none of them knows us. */
const readers = [
  ['pdftotext', 'poppler-utils'],
  ['pdfsig', 'poppler-utils'],
  ['certutil', 'libnss3-tools'],
  ['openssl', 'openssl'],
  ['softhsm2-util', 'softhsm2'],
  ['pkcs11-tool', 'opensc'],
  // A message broker that is not ours, beside which ours is tried.
  ['mosquitto_ctrl', 'mosquitto'],
] as const

/** Installed by apt when root; otherwise it says what to install. */
export function ensureReaders(): void {
  const missing = () => [
    ...new Set(
      readers
        .filter(([name]) => !places.some((place) => canRun(join(place, name))))
        .map(([, bundle]) => bundle),
    ),
  ]
  const wanted = missing()
  if (wanted.length === 0) return
  if (process.getuid?.() === 0) {
    console.log(`• Cài ${wanted.join(', ')} để đọc lại và kiểm tra giấy tờ… · Installing…`)
    apt('update')
    apt('install', '--yes', '--no-install-recommends', ...wanted)
  }
  const still = missing().join(' ')
  if (still === '') return
  throw new Error(
    `Cần ${still} để chạy thử. Hãy cài: sudo apt-get install ${still}.\n` +
      `The tests need them: sudo apt-get install ${still}.`,
  )
}

/** The browser of the journeys: CHROMIUM, or one on this machine, or installed by apt when root. */
export function findChromium(): string {
  const there = process.env['CHROMIUM'] || onThisMachine()
  if (there) return there
  if (process.getuid?.() === 0) {
    console.log(
      '• Cài Chromium để thử bằng trình duyệt thật… · Installing Chromium for the browser tests…',
    )
    apt('update')
    apt('install', '--yes', '--no-install-recommends', 'chromium')
    const installed = onThisMachine()
    if (installed) return installed
  }
  throw new Error(
    'Cần Chromium để chạy thử. Hãy cài: sudo apt-get install chromium (hoặc đặt biến CHROMIUM).\n' +
      'The tests need Chromium: sudo apt-get install chromium (or set CHROMIUM).',
  )
}

const onThisMachine = () =>
  places
    .flatMap((place) => [...names, 'Chromium', 'Google Chrome'].map((name) => join(place, name)))
    .find(canRun)

function canRun(file: string): boolean {
  try {
    accessSync(file, constants.X_OK)
    return true
  } catch {
    return false
  }
}

function apt(...args: string[]) {
  const { status, stderr } = spawnSync('apt-get', args, {
    encoding: 'utf8',
    env: { ...process.env, DEBIAN_FRONTEND: 'noninteractive' },
  })
  if (status !== 0) console.error(`apt-get ${args.join(' ')}: ${stderr}`)
}
