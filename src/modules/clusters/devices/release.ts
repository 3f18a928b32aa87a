import { createReadStream } from 'node:fs'
import { readFile, stat } from 'node:fs/promises'
import { join } from 'node:path'

import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'

import { callingDevice } from './calling.ts'

const sha256 = z.string().regex(/^[0-9a-f]{64}$/)

/** Bản phát hành: what is told to a device; its signature was made where the release was, not here. */
const Release = z.object({
  version: z.string().min(1).max(40),
  sha256,
  bytes: z.number().int().positive(),
  signature: z.string().min(1).max(200),
})

/** What lies in the folder: `release.json`, and beside it the file, named by its hash. Undefined when nothing whole does. */
async function releaseIn(folder: string) {
  try {
    const text = await readFile(join(folder, 'release.json'), 'utf8')
    const release = Release.parse(JSON.parse(text))
    const path = join(folder, release.sha256)
    const { size } = await stat(path)
    return size === release.bytes ? { release, path } : undefined
  } catch {
    return undefined
  }
}

/** The device checks signature and hash itself: whoever writes into the folder cannot make it run anything. */
export function releaseRoutes(app: App) {
  const current = async () => {
    const { releasesFolder } = app.world
    return releasesFolder === undefined ? undefined : releaseIn(releasesFolder)
  }
  app.get('/device/v1/release', allow('device'), async (req, reply) => {
    await callingDevice(req)
    const found = await current()
    return found ? reply.send(found.release) : reply.code(204).send()
  })
  const params = z.object({ sha256 })
  app.get('/device/v1/release/:sha256', allow('device', { params }), async (req, reply) => {
    await callingDevice(req)
    const found = await current()
    if (found?.release.sha256 !== req.params.sha256) throw notFound('bản phát hành này')
    return reply
      .header('content-type', 'application/octet-stream')
      .header('content-length', found.release.bytes)
      .send(createReadStream(found.path))
  })
}
