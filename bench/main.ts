import { broadcast } from './broadcast.ts'
import { certification } from './certification.ts'
import { civilStatus } from './civil-status.ts'
import { dossiers } from './dossiers.ts'
import { figures } from './figures.ts'
import { live } from './live.ts'
import { payments } from './payments.ts'
import { signing } from './signing.ts'

// npm run bench -- dossiers [--quick]: JSON lines on standard output, what goes on on standard error.
const benches: Record<string, (quick: boolean) => Promise<boolean>> = {
  broadcast,
  certification,
  'civil-status': civilStatus,
  dossiers,
  figures,
  live,
  payments,
  signing,
}

const names = process.argv.slice(2).filter((arg) => !arg.startsWith('--'))
const quick = process.argv.includes('--quick')
const unknown = names.filter((name) => !(name in benches))
if (unknown.length > 0 || names.length === 0) {
  console.error(`npm run bench -- ${Object.keys(benches).join('|')} [--quick]`)
  process.exit(2)
}
let good = true
for (const name of names) good = (await benches[name]?.(quick)) === true && good
process.exit(good ? 0 : 1)
