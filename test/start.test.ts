import { spawnSync } from 'node:child_process'
import { once } from 'node:events'
import { mkdtempSync, rmSync } from 'node:fs'
import { createServer, type AddressInfo } from 'node:net'
import { tmpdir } from 'node:os'
import { join } from 'node:path'

import { afterAll, describe, expect, test } from 'vitest'

const root = join(import.meta.dirname, '..')
const data = mkdtempSync(join(tmpdir(), 'xaso-start-'))
const busy = createServer().listen(0, '127.0.0.1')
await once(busy, 'listening')
const { port } = busy.address() as AddressInfo
afterAll(() => {
  busy.close()
  rmSync(data, { recursive: true, force: true })
})

/** A start that must fail, on a database that is not there. */
const start = (environment: Record<string, string>) =>
  spawnSync(
    process.execPath,
    ['--import', join(root, 'tools/loader.mjs'), join(root, 'src/main.ts')],
    {
      cwd: root,
      encoding: 'utf8',
      timeout: 55_000,
      env: {
        ...process.env,
        HOST: '127.0.0.1',
        PORT: '0',
        XASO_DATA: data,
        DATABASE_URL: 'postgres://a:b@127.0.0.1:1/x',
        ...environment,
      },
    },
  )

describe('a start that cannot be says why, in both languages, and ends', () => {
  test.each([
    ['the database cannot be reached', {}, 'Không kết nối được PostgreSQL', 'cannot be reached'],
    ['the port is in use', { PORT: String(port) }, `Không mở được cổng ${port}`, 'is in use'],
    [
      'the address is another machine’s',
      { HOST: '198.51.100.7' },
      'Hãy đặt HOST là một địa chỉ của máy',
      'Set HOST to an address',
    ],
    [
      'nothing can be written to the data folder',
      { XASO_DATA: '/proc/nope' },
      'Không ghi được vào thư mục dữ liệu',
      'cannot be written',
    ],
    [
      'the file of secrets is broken',
      { XASO_SECRETS: join(root, 'package.json') },
      'tệp khóa bí mật',
      'file of secrets',
    ],
    ['a setting is wrong', { PORT: 'x' }, 'Cấu hình sai', 'a whole number from'],
  ])('%s', (_, environment, vietnamese, english) => {
    const { status, stderr } = start(environment)
    expect(status).toBe(1)
    expect(stderr).toContain(vietnamese)
    expect(stderr).toContain(english)
    expect(stderr).not.toContain('    at ')
    expect(stderr).not.toContain('a:b@')
  })
})
