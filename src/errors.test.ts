import { readFile } from 'node:fs/promises'
import { connect } from 'node:net'
import { setTimeout as sleep } from 'node:timers/promises'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { town } from '#test/town.ts'

import { problemOf } from './errors.tsx'

const thrownBy = async (work: Promise<unknown>): Promise<unknown> => work.catch((error) => error)

const socketAt = (path: string) =>
  new Promise((resolve, reject) => connect(path).once('connect', resolve).once('error', reject))

test('the missing socket of a server is a database that is away; a missing file is a bug of ours', async () => {
  expect(problemOf(await thrownBy(socketAt('/khong-co/.s.PGSQL.5432')))?.status).toBe(503)
  expect(problemOf(await thrownBy(readFile('/khong-co/tep')))).toBeUndefined()
})

test('a connection that breaks between two statements is a database that is away', async () => {
  const { db, owner } = await town('2026-09-01')
  const Pid = z.object({ pid: z.number() })
  const error = await thrownBy(
    db.tx(async (tx) => {
      const { pid } = await tx.one(Pid)`select pg_backend_pid() as pid`
      await owner.tx((other) => other.run`select pg_terminate_backend(${pid})`)
      await sleep(100)
      await tx.one(Pid)`select pg_backend_pid() as pid`
    }),
  )
  expect(String(error)).toContain('not queryable')
  expect(problemOf(error)?.status).toBe(503)
})

test('a name that somebody else took at the same instant is no bug', () => {
  const taken = Object.assign(new Error('duplicate key'), { code: '23505', constraint: 'x_name' })
  expect(problemOf(taken)?.status).toBe(409)
})
