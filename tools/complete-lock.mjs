// Some registries do not carry every platform's build of a package. npm then leaves those builds out
// of package-lock.json, and `npm ci` refuses the file everywhere. Run this after `npm install`: it
// names each missing build with its exact version, so that npm can skip it where it does not fit.
import { readFileSync, writeFileSync } from 'node:fs'

const systems = ['aix', 'android', 'darwin', 'freebsd', 'linux', 'netbsd', 'openbsd', 'openharmony']
const processors = ['arm', 'arm64', 'ia32', 'loong64', 'ppc64', 'riscv64', 's390x', 'wasm32', 'x64']

const file = new URL('../package-lock.json', import.meta.url)
const lock = JSON.parse(readFileSync(file, 'utf8'))
const missing = Object.entries(lock.packages).flatMap(([path, entry]) =>
  Object.entries(entry.optionalDependencies ?? {})
    .filter(([name, version]) => /^\d/.test(version) && !found(path, name, version))
    .map(([name, version]) => [placeFor(path, name), build(name, version, entry.dev)]),
)
for (const [path, entry] of missing) lock.packages[path] = entry
lock.packages = Object.fromEntries(
  Object.entries(lock.packages).toSorted(([a], [b]) => a.localeCompare(b, 'en')),
)
writeFileSync(file, `${JSON.stringify(lock, null, 2)}\n`)
console.log(`${missing.length} builds for other platforms named`)

/** As Node looks packages up: beside the package, then in each folder above. */
function found(path, name, version) {
  for (let at = path; ; at = at.slice(0, Math.max(at.lastIndexOf('/node_modules/'), 0))) {
    const entry = lock.packages[`${at}${at && '/'}node_modules/${name}`]
    if (entry) return entry.version === version
    if (at === '') return false
  }
}

/** At the top if nothing stands there; two versions of a package want two versions of its builds. */
function placeFor(path, name) {
  const top = `node_modules/${name}`
  return lock.packages[top] || path.includes('/node_modules/') ? `${path}/${top}` : top
}

function build(name, version, dev) {
  const words = name.split(/[-/]/)
  const os = words.includes('win32') ? 'win32' : systems.find((system) => words.includes(system))
  const cpu = processors.find((processor) => words.includes(processor))
  const libc = /musl/.test(name) ? 'musl' : /-gnu/.test(name) ? 'glibc' : undefined
  return {
    version,
    ...(cpu && { cpu: [cpu] }),
    ...(dev && { dev }),
    ...(libc && { libc: [libc] }),
    optional: true,
    ...(os && { os: [os] }),
  }
}
