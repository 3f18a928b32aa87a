import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'

import { expect, test } from 'vitest'

import { problemOf } from './errors.tsx'

const thrownBy = async (work: Promise<unknown>): Promise<unknown> => work.catch((error) => error)

const socketAt = (path: string) =>
  new Promise((resolve, reject) => connect(path).once('connect', resolve).once('error', reject))

test('the missing socket of a server is a database that is away; a missing file is a bug of ours', async () => {
  expect(problemOf(await thrownBy(socketAt('/khong-co/.s.PGSQL.5432')))?.status).toBe(503)
  expect(problemOf(await thrownBy(readFile('/khong-co/tep')))).toBeUndefined()
})

test('a name that somebody else took at the same instant is no bug', () => {
  const taken = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'x_name' })
  expect(problemOf(taken)?.status).toBe(409)
})
