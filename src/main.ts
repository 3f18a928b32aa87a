import { flushCompileCache } from 'node:module'
import { join } from 'node:path'

import { readConfig, type Config } from '#platform/config.ts'
import { CannotStart } from '#platform/embedded/cannot-start.ts'
import { holdData } from '#platform/embedded/hold.ts'
import { beginEmbedded } from '#platform/embedded/start.ts'
import { canListen } from '#platform/listening.ts'
import { sayRunning } from '#platform/running.ts'
import { readSecrets } from '#platform/secrets.ts'

// The only file that reads the environment and starts things.

async function start(config: Config) {
  const hold = holdData(config.data)
  const secrets = readSecrets(config.secretsFile)
  await canListen(config)
  const begun = config.ownerUrl ? undefined : await embeddedIn(config)
  const { serve, welcome } = await program()
  const embedded = await begun?.running
  const ownerUrl = config.ownerUrl ?? embedded?.url ?? ''
  const serving = await serve({ config, secrets, ownerUrl })
  hold.tell(serving.address)
  const forget = sayRunning(config.data, {
    pid: process.pid,
    address: serving.address,
    owner: ownerUrl,
  })
  await welcome({ config, secrets, ownerUrl })
  // Now, and not only at a clean end: after a kill the next start should be quick most of all.
  flushCompileCache()
  const end = once(async () => {
    await serving.stop()
    await embedded?.stop()
    forget()
    hold.release()
    console.log('Xã Số đã dừng. (Stopped.)')
    process.exit(0)
  })
  for (const signal of ['SIGINT', 'SIGTERM', 'SIGHUP'] as const) process.on(signal, end)
}

const embeddedIn = (config: Config) =>
  beginEmbedded({
    data: join(config.data, 'postgres'),
    log: {
      info: () => {},
      warn: (message) => console.warn(message),
      error: (message) => console.error(message),
    },
  })

let isHarmless: (error: unknown) => boolean = () => false

/** Half of a start is reading the program: meanwhile the database recovers from however it ended. */
async function program() {
  const [{ serve }, { welcome }, { hasLostDatabase }] = await Promise.all([
    import('./server.ts'),
    import('./welcome.ts'),
    import('./errors.tsx'),
  ])
  isHarmless = hasLostDatabase
  return { serve, welcome }
}

/**
 * The queue gives a job's failure back without hearing whether that worked. When the database has gone at that very moment
 * nothing is lost: the job is still there when it is back. Anything else that nobody caught ends the program.
 */
process.on('unhandledRejection', (error) => {
  if (!isHarmless(error)) throw error
  console.warn(`database: ${error instanceof Error ? error.message : String(error)}`)
})

function once(work: () => Promise<void>) {
  let begun: Promise<void> | undefined
  return () => {
    begun ??= work()
    return begun
  }
}

try {
  await start(readConfig(process.env))
} catch (error) {
  const expected =
    error instanceof CannotStart || (error instanceof Error && error.message.startsWith('Cấu hình'))
  console.error(expected ? (error as Error).message : error)
  process.exit(1)
}
