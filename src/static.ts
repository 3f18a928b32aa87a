import { createHash } from 'node:crypto'
import { existsSync, readdirSync, readFileSync } from 'node:fs'
import { extname, join } from 'node:path'

import { z } from 'zod'

import { allow, type App } from '#platform/http.ts'
import { notFound } from '#platform/problem.ts'

import { assetFolder } from './assets.ts'

const mediaTypes: Record<string, string> = {
  '.css': 'text/css; charset=utf-8',
  '.js': 'text/javascript; charset=utf-8',
  '.svg': 'image/svg+xml',
  '.png': 'image/png',
  '.ico': 'image/x-icon',
  '.webmanifest': 'application/manifest+json',
}

type Asset = { body: Buffer; br?: Buffer; gzip?: Buffer; type: string; etag: string }

/** The built files are few and small: they are held in memory, packed, and may be kept by browsers for ever. */
export function addStatic(app: App) {
  const assets = load()
  app.get(
    '/assets/:file',
    allow('public', { params: z.object({ file: z.string() }) }),
    (req, reply) => {
      const asset = assets.get(req.params.file)
      if (!asset) throw notFound('tệp này')
      const packed = packedFor(asset, req.headers['accept-encoding'] ?? '')
      if (packed) reply.header('content-encoding', packed)
      return reply
        .headers({
          'content-type': asset.type,
          'cache-control': 'public, max-age=31536000, immutable',
          vary: 'accept-encoding',
          etag: asset.etag,
        })
        .send(packed === 'br' ? asset.br : packed === 'gzip' ? asset.gzip : asset.body)
    },
  )
}

function packedFor({ br, gzip }: Asset, accepts: string): 'br' | 'gzip' | undefined {
  if (br && accepts.includes('br')) return 'br'
  return gzip && accepts.includes('gzip') ? 'gzip' : undefined
}

function load(): Map<string, Asset> {
  const found = new Map<string, Asset>()
  if (!existsSync(assetFolder)) return found
  for (const name of readdirSync(assetFolder)) {
    const type = mediaTypes[extname(name)]
    if (!type) continue
    const body = readFileSync(join(assetFolder, name))
    const etag = `"${createHash('sha256').update(body).digest('base64url').slice(0, 16)}"`
    found.set(name, { body, type, etag, ...packs(name) })
  }
  return found
}

function packs(name: string) {
  const read = (ending: string) => {
    const path = join(assetFolder, name + ending)
    return existsSync(path) ? readFileSync(path) : undefined
  }
  const [br, gzip] = [read('.br'), read('.gz')]
  return { ...(br && { br }), ...(gzip && { gzip }) }
}
