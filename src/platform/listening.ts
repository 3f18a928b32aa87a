import { once } from 'node:events'
import { createServer } from 'node:net'

import { codeOf } from './db.ts'
import { CannotStart } from './embedded/cannot-start.ts'

type Place = { host: string; port: number }

/** Asked before anything is built, so that a wrong port is told in a second and not after a minute. */
export async function canListen({ host, port }: Place): Promise<void> {
  const server = createServer()
  try {
    server.listen({ host, port })
    await once(server, 'listening')
  } catch (error) {
    throw cannotListen({ host, port }, error)
  } finally {
    server.close()
  }
}

/** Why an address cannot be listened on, for the person at the keyboard. */
export function cannotListen({ host, port }: Place, error: unknown): Error {
  const reason = reasons[codeOf(error)]
  if (!reason) return error as Error
  const [vi, en, does, todo] = reason
  return new CannotStart(
    `Không mở được cổng ${port} tại ${host}: ${vi}. ${does}`,
    `Port ${port} at ${host} ${en}. ${todo}`,
  )
}

type Reason = readonly [vi: string, en: string, does: string, todo: string]

const elsewhere: Reason = [
  'không phải địa chỉ của máy này',
  'is no address of this machine',
  'Hãy đặt HOST là một địa chỉ của máy, hoặc 0.0.0.0 cho mọi địa chỉ.',
  'Set HOST to an address of the machine, or to 0.0.0.0 for all of them.',
]

const reasons: Readonly<Record<string, Reason>> = {
  EADDRINUSE: [
    'đang có chương trình khác dùng',
    'is in use by another program',
    'Hãy dừng chương trình đó hoặc đặt PORT khác.',
    'Stop that program, or set another PORT.',
  ],
  EACCES: [
    'chỉ dành cho tài khoản quản trị máy',
    'is only for the administrator of the machine',
    'Hãy đặt PORT từ 1024 trở lên.',
    'Set a PORT of 1024 or more.',
  ],
  EADDRNOTAVAIL: elsewhere,
  ENOTFOUND: elsewhere,
}
