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
  const reasons: Record<string, readonly [vi: string, en: string]> = {
    EADDRINUSE: ['đang có chương trình khác dùng', 'is in use by another program'],
    EACCES: ['chỉ dành cho tài khoản quản trị máy', 'is only for the administrator of the machine'],
    EADDRNOTAVAIL: ['không phải địa chỉ của máy này', 'is no address of this machine'],
    ENOTFOUND: ['không phải địa chỉ của máy này', 'is no address of this machine'],
  }
  const reason = reasons[codeOf(error)]
  if (!reason) return error as Error
  return new CannotStart(
    `Không mở được cổng ${port} tại ${host}: ${reason[0]}. Hãy dừng chương trình đó hoặc đặt PORT, HOST khác.`,
    `Port ${port} at ${host} ${reason[1]}. Stop that program, or set another PORT or HOST.`,
  )
}
