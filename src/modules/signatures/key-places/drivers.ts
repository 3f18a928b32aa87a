import { existsSync, readdirSync, readFileSync, realpathSync } from 'node:fs'
import { isAbsolute, join } from 'node:path'

/** Trình điều khiển PKCS#11 that lies on this machine. */
export type Driver = { path: string; name: string }

/** Where programs put drivers; only whoever keeps the machine writes there. */
const folders = [
  '/usr/lib/x86_64-linux-gnu/pkcs11',
  '/usr/lib/aarch64-linux-gnu/pkcs11',
  '/usr/lib64/pkcs11',
  '/usr/lib/pkcs11',
  '/usr/local/lib/pkcs11',
  '/usr/lib/softhsm',
  '/usr/local/lib/softhsm',
]
/** Where a driver that lies elsewhere is registered (p11-kit): a file `name.module` with a line `module: /path/to/driver.so`. */
const registries = ['/etc/pkcs11/modules', '/usr/share/p11-kit/modules']

const names: Record<string, string> = {
  'libsofthsm2.so': 'SoftHSM2 (phần mềm, để thử)',
  'opensc-pkcs11.so': 'OpenSC (thẻ và USB token thông dụng)',
}
// These log what goes by, PIN and all, or are another door to the same tokens.
const unwanted = new Set(['pkcs11-spy.so', 'onepin-opensc-pkcs11.so', 'p11-kit-client.so'])

const filesIn = (folder: string): string[] => (existsSync(folder) ? readdirSync(folder) : [])

function registered(): string[] {
  return registries.flatMap((folder) =>
    filesIn(folder).flatMap((file) => {
      const said = /^module:\s*(\S+)/m.exec(readFileSync(join(folder, file), 'utf8'))?.[1]
      return said && isAbsolute(said) ? [said] : []
    }),
  )
}

const baseOf = (path: string) => path.slice(path.lastIndexOf('/') + 1)

/**
 * The drivers of this machine. A driver is code that runs: a form chooses among these and never names a path of its own. `declared`
 * is that of `provider.json`.
 */
export function driversHere(declared?: string): Driver[] {
  const found = folders.flatMap((folder) =>
    filesIn(folder)
      .filter((file) => file.endsWith('.so'))
      .map((file) => join(folder, file)),
  )
  const paths = [...(declared ? [declared] : []), ...found, ...registered()].filter(
    (path) => existsSync(path) && !unwanted.has(baseOf(path)),
  )
  // One driver is often there under two names.
  const real = new Map(paths.toReversed().map((path) => [realpathSync(path), path]))
  return [...new Set(paths)]
    .filter((path) => real.get(realpathSync(path)) === path)
    .map((path) => ({ path, name: names[baseOf(path)] ?? baseOf(path) }))
}

/** What a driver wants to know: SoftHSM2 where its tokens lie, by a file beside the keys; without it the file of the machine holds. */
export function settingsForDrivers(keysFolder: string): Record<string, string> {
  const file = join(keysFolder, 'softhsm2.conf')
  return existsSync(file) ? { SOFTHSM2_CONF: file } : {}
}
