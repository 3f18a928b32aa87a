import { once } from 'node:events'
import { readFileSync } from 'node:fs'
import { createServer } from 'node:http'
import type { AddressInfo } from 'node:net'
import { join } from 'node:path'

import type { TestProject } from 'vitest/node'
import { z } from 'zod'

import { startDemo, type Program } from './program.ts'

declare module 'vitest' {
  export interface ProvidedContext {
    /** Where a file of journeys asks for the program; the first to ask starts it. */
    demo: string
  }
}

/** While journeys are written: the program that serves from this data folder already, in place of a new one. */
function already(): Promise<Program> | undefined {
  const data = process.env['XASO_JOURNEYS']
  if (!data) return undefined
  const { address } = Address.parse(JSON.parse(readFileSync(join(data, 'running.json'), 'utf8')))
  const url = `http://localhost:${new URL(address).port}`
  return Promise.resolve({ url, data, stop: () => Promise.resolve() })
}

const Address = z.object({ address: z.string() })

/** One program for all journeys: building its demonstration takes a minute, and none is built when none is asked for. */
export async function setup({ provide }: TestProject) {
  let program: Promise<Program> | undefined
  const door = createServer((_, res) => {
    program ??= already() ?? startDemo()
    program.then(
      ({ url, data }) => res.end(JSON.stringify({ url, data })),
      (error: unknown) => res.writeHead(500).end(String(error)),
    )
  }).listen(0, '127.0.0.1')
  await once(door, 'listening')
  const { port } = door.address() as AddressInfo
  provide('demo', `http://127.0.0.1:${port}`)
  return async () => {
    door.close()
    await program?.then(({ stop }) => stop()).catch(() => undefined)
  }
}
