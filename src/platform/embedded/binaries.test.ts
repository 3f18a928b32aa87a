import { chmodSync, cpSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'

import { accountFor } from './account.ts'
import { binariesFor, installed } from './binaries.ts'
import { temporaryFolder } from './trial.ts'

const isRoot = process.getuid?.() === 0

const closed = join(temporaryFolder(), 'native')
const open = temporaryFolder('/var/tmp')

test('binaries that can be read are used where they are', () => {
  const { native } = installed()
  expect(binariesFor(undefined)).toBe(native)
})

// Only root runs PostgreSQL as somebody else, who may not see the folder that we were cloned into.
test.skipIf(!isRoot)(
  'binaries below a folder closed to the account are copied where it can run them',
  () => {
    chmodSync(open, 0o755)
    cpSync(installed().native, closed, { recursive: true, verbatimSymlinks: true })
    const found = binariesFor(accountFor('/nowhere'), { native: closed, version: '0' }, open)
    expect(found.startsWith(open)).toBe(true)
  },
)
