import type { Config } from '#platform/config.ts'
import { fileStore } from '#platform/files.ts'
import { appUrl } from '#platform/migrate.ts'
import { readSecrets, saveSecrets } from '#platform/secrets.ts'

import { buildDemo } from '../demo/build.ts'
import { modules } from './modules.ts'

/** What the program that starts this one tells it. */
export type DemoPlan = { config: Config; ownerUrl: string }

// Builds the demonstration in a process of its own: what it needed of memory goes with it. What is made up is heard by the
// same listeners as what happens later.
process.on('disconnect', () => process.exit(1))
process.once('message', (plan: DemoPlan) => {
  build(plan).then(
    () => process.exit(0),
    (error: unknown) => {
      console.error(error)
      process.exit(1)
    },
  )
})
// Nothing else keeps this program awake until it is told what to build.
process.channel?.ref()

async function build({ config, ownerUrl }: DemoPlan) {
  const secrets = readSecrets(config.secretsFile)
  await buildDemo({
    ownerUrl,
    appUrl: config.appUrl ?? appUrl(ownerUrl, secrets.database),
    files: fileStore(config.filesFolder, config.diskReserve),
    modules,
    now: Temporal.Now.instant(),
    sessionKey: secrets.session,
    passwords: secrets.demo,
    keepPasswords: (passwords) => {
      secrets.demo = passwords
      saveSecrets(config.secretsFile, secrets)
    },
    say: (text) => console.log(text),
    keysFolder: config.keysFolder,
    publicUrl: config.publicUrl,
  })
}
