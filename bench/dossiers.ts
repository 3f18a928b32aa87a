import { compareWithFloor } from './dossiers-floor.ts'
import { stage, type Stage } from './dossiers-stage.ts'
import { mostMemory } from './lib/cpu.ts'
import { grow } from './lib/dataset.ts'
import { load, type Measured, type Request } from './lib/load.ts'
import { onOwnPostgres } from './lib/own-postgres.ts'
import { against, flood, line, say } from './lib/report.ts'
import { undisturbed } from './lib/stolen.ts'
import { firstVisit } from './lib/wire.ts'

const clients = 20
/** Milliseconds between two requests of a client: five pages a second, one filing a second; more than twenty officers do. */
const pace = { read: 200, write: 1_000 }
/** A third of what the best open system in this field promises. */
const reads = { p50: 50 / 3, p95: 150 / 3, p99: 300 / 3 }
const writes = { p50: 100 / 3, p95: 300 / 3, p99: 500 / 3 }

/** One-stop dossiers at full size: reading, listing, searching, filing, and what each costs beside a bare server. */
export const dossiers = (quick: boolean): Promise<boolean> =>
  onOwnPostgres(async ({ data, owner }) => {
    const sizes = quick
      ? { small: 10_000, large: 40_000, seconds: 2.5, floods: false }
      : { small: 10_000, large: 1_000_000, seconds: 12, floods: true }
    const here = await stage({ data, owner })
    await measure(here, sizes)
    await here.program.stop()
  })

/** What a flood gives has no limit: the quick run leaves it out. */
type Sizes = { small: number; large: number; seconds: number; floods: boolean }

async function measure(here: Stage, { small, large, seconds, floods }: Sizes) {
  await fill(here, small)
  await warm(here, seconds)
  const before = await listAndSearch(here, seconds)
  await fill(here, large)
  const after = await listAndSearch(here, seconds)
  for (const name of ['list', 'search'] as const) {
    flood(`dossiers.${name}`, after[name])
    const ratio = after[name].p95 / before[name].p95
    line(
      {
        name: `dossiers.${name}.growth`,
        p95Small: before[name].p95,
        p95Large: after[name].p95,
        small,
        large,
        limit: 2,
        ratio,
      },
      ratio <= 2,
    )
  }
  const { port } = here.program
  const asked = [
    { name: 'list', next: here.list, budget: reads, expect: [200], every: pace.read },
    { name: 'search', next: here.search, budget: reads, expect: [200], every: pace.read },
    { name: 'open', next: here.open, budget: reads, expect: [200], every: pace.read },
    {
      name: 'procedure-page',
      next: here.procedurePage,
      budget: reads,
      expect: [200],
      every: pace.read,
    },
    { name: 'submit', next: here.submit, budget: writes, expect: [201], every: pace.write },
  ]
  for (const { name, next, budget, expect, every } of asked) {
    if (floods && name !== 'list' && name !== 'search')
      flood(`dossiers.${name}`, await load({ port, clients, seconds, next, expect }))
    const paced = await undisturbed(() => load({ port, clients, seconds, next, expect, every }))
    against(`dossiers.${name}`, paced, budget)
  }
  await compareWithFloor(here, { clients, seconds })
  for (const path of ['/', '/thu-tuc/1.001193']) {
    const bytes = await firstVisit(here.program.port, path)
    line(
      { name: `first-visit ${path}`, bytes, limit: 60_000, ratio: bytes / 60_000 },
      bytes <= 60_000,
    )
  }
  const memory = mostMemory(here.program.pid)
  line({ name: 'memory', mb: memory, limit: 400, ratio: memory / 400 }, memory <= 400)
}

/** A server that has just started compiles while it answers; an office's has run since morning. */
async function warm({ program, ...here }: Stage, seconds: number) {
  const kinds = [here.list, here.search, here.open, here.procedurePage, here.submit]
  for (const next of kinds)
    await load({
      port: program.port,
      clients,
      seconds: Math.max(1.8, seconds / 2),
      next,
      expect: [200, 201],
    })
}

async function fill(here: Stage, until: number) {
  const begun = performance.now()
  await grow(here.owner, until, (done) => say(`${done} dossiers`))
  say(
    `${until} dossiers, ${until * 10} events in ${((performance.now() - begun) / 1_000).toFixed(0)} s`,
  )
}

async function listAndSearch(
  here: Stage,
  seconds: number,
): Promise<Record<'list' | 'search', Measured>> {
  const { port } = here.program
  const run = (next: () => Request) => undisturbed(() => load({ port, clients, seconds, next }))
  return { list: await run(here.list), search: await run(here.search) }
}
