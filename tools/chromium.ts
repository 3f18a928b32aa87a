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

/** The PDF tests read papers back with a reader that is not ours; installed by apt when root. */
export function ensurePoppler(): void {
  const isThere = () => places.some((place) => canRun(join(place, 'pdftotext')))
  if (isThere()) return
  if (process.getuid?.() === 0) {
    console.log('• Cài poppler-utils để đọc lại giấy tờ PDF… · Installing poppler-utils…')
    apt('update')
    apt('install', '--yes', '--no-install-recommends', 'poppler-utils')
    if (isThere()) return
  }
  throw new Error(
    'Cần poppler-utils để chạy thử. Hãy cài: sudo apt-get install poppler-utils.\n' +
      'The tests need poppler-utils: sudo apt-get install poppler-utils.',
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
