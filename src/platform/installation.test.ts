import pg from 'pg'
import { expect, test } from 'vitest'

import { town } from '#test/town.ts'

import { startAlone } from './installation.ts'

const { ownerUrl: owner } = await town('2026-05-04')

/** What a start with this pack finds prepared. */
const start = async (pack?: string, secrets = 'ours') => {
  let found: boolean | undefined
  await startAlone({ owner, secrets, pack }, (isPrepared) => {
    found = isPrepared
    return Promise.resolve()
  })
  return found
}

test('the database is looked at again by every other program, and by one that runs from its sources', async () => {
  expect(await start('new')).toBe(false)
  expect(await start('new')).toBe(true)
  expect(await start('newer')).toBe(false)
  expect(await start()).toBe(false)
  expect(await start('newer')).toBe(false)
  expect(await start('newer')).toBe(true)
})

test('a start that fails has prepared nothing', async () => {
  const fails = startAlone({ owner, secrets: 'ours', pack: 'broken' }, () =>
    Promise.reject(new Error('no disk')),
  )
  await expect(fails).rejects.toThrow('no disk')
  expect(await start('broken')).toBe(false)
})

test('a start with other secrets is refused before it changes anything', async () => {
  await expect(start('new', 'theirs')).rejects.toThrow(/bộ khóa bí mật khác/)
})

test('an account without rights is told which ones it needs, in both languages', async () => {
  const weak = new URL(owner)
  weak.username = `weak_${process.pid}`
  weak.password = 'weak'
  const server = new pg.Client(owner)
  await server.connect()
  await server.query(`create role ${weak.username} login password 'weak'`)
  try {
    const starts = startAlone({ owner: weak.href, secrets: 'ours' }, () => Promise.resolve())
    const message = await starts.then(String, String)
    expect(message).toContain('không đủ quyền')
    expect(message).toContain('lacks rights (permission denied')
    expect(message).toContain(`owner to "${weak.username}"`)
    expect(message).not.toContain(':weak@')
  } finally {
    await server.query(`drop role ${weak.username}`)
    await server.end()
  }
})

test('a right that is missing in the middle of the work is told in the same words', async () => {
  const refused = Object.assign(new Error('permission denied to create role'), { code: '42501' })
  const failed = new Error('Migration x failed', { cause: refused })
  const starts = startAlone({ owner, secrets: 'ours' }, () => Promise.reject(failed))
  await expect(starts).rejects.toThrow(/không đủ quyền/)
})
