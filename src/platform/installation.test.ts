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
