import { spawnSync } from 'node:child_process'
import { join } from 'node:path'

import { describe, expect, test } from 'vitest'

import { town } from './town.ts'

const { ownerUrl } = await town('2026-11-23')
const root = join(import.meta.dirname, '..')

const tool = (name: string, ...options: string[]) => {
  const file = ['--import', join(root, 'tools/loader.mjs'), join(root, 'tools', name)]
  const env = { ...process.env, DATABASE_URL: ownerUrl }
  return spawnSync(process.execPath, [...file, ...options], { cwd: root, env, encoding: 'utf8' })
}

const token = (...options: string[]) => tool('token.ts', ...options)

describe('npm run admin', () => {
  test('makes an administrator once, whose password is told here and nowhere else', () => {
    const asked = ['--login', 'quantri', '--name', 'Lý Thị Hoa Gạo']
    expect(tool('admin.ts', ...asked).stdout).toMatch(/quantri.*: [\w-]{12,}\n$/)
    const again = tool('admin.ts', ...asked)
    expect([again.status, again.stdout]).toEqual([2, ''])
    expect(again.stderr).toContain('this login is taken')
    const nobody = tool('admin.ts', '--login', 'a b', '--name', '')
    expect([nobody.status, nobody.stderr]).toEqual([2, expect.stringContaining('Nhập họ và tên')])
  })
})

describe('npm run token', () => {
  test('a program is registered once, and has tokens from then on', () => {
    const asked = ['--account', 'may-quet', '--scope', 'dossiers']
    expect(token(...asked).stderr).toContain('--new')
    expect(token(...asked, '--new').stdout).toMatch(/^xaso_[\w-]{43}\n$/)
    expect(token(...asked).status).toBe(0)
  })

  test.each([
    ['a unit that is none', ['--account', 'x1', '--new', '--unit', '999'], 'no such unit'],
    ['days that are none', ['--account', 'x1', '--new', '--days', 'abc'], '--days'],
    ['days of the past', ['--account', 'x1', '--new', '--days=-1'], '--days'],
    ['an unknown option', ['--acount', 'x1'], 'wrong option'],
    ['nothing', [], '--account'],
  ])('%s: a clear message, no trace of the program', (_, options, message) => {
    const { status, stderr, stdout } = token(...options)
    expect({ status, stdout }).toEqual({ status: 2, stdout: '' })
    expect(stderr).toContain(message)
    expect(stderr).not.toContain('    at ')
  })
})
