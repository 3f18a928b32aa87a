import { spawnSync } from 'node:child_process'
import { existsSync, readdirSync } from 'node:fs'
import { join } from 'node:path'

import { expect, test } from 'vitest'
import { z } from 'zod'

import { connect } from '#platform/db.ts'
import { startEmbedded } from '#platform/embedded/start.ts'

import { ground, startProgram, tokenFor, type Program } from './program.ts'
import { clients, isFiled, submission, submit } from './submit.ts'

const log = { info: () => {}, warn: () => {}, error: () => {} }
const root = join(import.meta.dirname, '../..')
const places = [await ground(), await ground(), await ground()] as const
const [first, second, third] = places

const Count = z.object({ count: z.number() })

/** A start that must fail; what it said. */
const start = ({ data, port }: { data: string; port: number }, environment: object) => {
  const arguments_ = ['--import', join(root, 'tools/loader.mjs'), join(root, 'src/main.ts')]
  const env = {
    ...process.env,
    XASO_DATA: data,
    XASO_DEMO: '0',
    PORT: String(port),
    ...environment,
  }
  const { status, stdout, stderr } = spawnSync(process.execPath, arguments_, {
    cwd: root,
    env,
    encoding: 'utf8',
    timeout: 60_000,
  })
  return { status, said: stdout + stderr }
}

const file = async (program: Program, token: string) => {
  const list = Array.from({ length: 15 }, submission)
  await clients(3, list, (one) => submit(program.url, token, one))
  expect(list.every(isFiled)).toBe(true)
  return list.map(({ code = '' }) => code)
}

test('two processes start at once on one empty database and work side by side; one with other secrets is refused', async () => {
  const server = await startEmbedded({ data: join(first.data, 'outside'), log })
  const shared = {
    DATABASE_URL: server.url,
    XASO_SECRETS: join(first.data, 'shared/secrets.json'),
    XASO_FILES: join(first.data, 'shared/files'),
  }
  const programs = await Promise.all([
    startProgram({ ...first, environment: shared }),
    startProgram({ ...second, environment: shared }),
  ])
  const owner = connect(server.url, { max: 2 })
  const token = await tokenFor(owner)
  const codes = (await Promise.all(programs.map((program) => file(program, token)))).flat()
  expect(new Set(codes).size).toBe(30)

  const refused = start(third, { DATABASE_URL: server.url })
  expect(refused.status).toBe(1)
  expect(refused.said).toContain('XASO_SECRETS')
  expect(refused.said).not.toContain('    at ')

  const headers = { authorization: `Bearer ${token}` }
  for (const { url } of programs)
    for (const code of codes) {
      const answer = await fetch(`${url}/api/v1/dossiers/${code}`, { headers })
      expect(answer.status).toBe(200)
    }
  const { count } = await owner.everything.read(
    (q) => q.one(Count)`select count(*)::int as count from platform.installation`,
  )
  expect(count).toBe(1)
  expect(existsSync(join(second.data, 'secrets.json'))).toBe(false)
  // With the keys of the broker, which every process of an installation uses.
  expect(readdirSync(join(first.data, 'shared')).toSorted()).toEqual(['keys', 'secrets.json'])
  await Promise.all(programs.map((program) => program.stop()))
  await owner.close()
  await server.stop()
}, 180_000)
