import { execFileSync } from 'node:child_process'
import { mkdtempSync, readFileSync, rmSync } from 'node:fs'
import { createServer, type IncomingMessage, type ServerResponse } from 'node:http'
import { tmpdir } from 'node:os'
import { basename, extname, join } from 'node:path'
import { text } from 'node:stream/consumers'

import { chromium, type Browser, type BrowserContextOptions, type Page } from 'playwright-core'
import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'
import { z } from 'zod'

import { securityHeaders } from '#platform/headers.ts'

import { assetsOf, type Assets } from './view.ts'

const root = join(import.meta.dirname, '../..')
const types: Record<string, string> = { '.css': 'text/css', '.js': 'text/javascript' }

/** Builds the browser files into a folder of their own. */
export function buildAssets(): { folder: string; assets: Assets } {
  const folder = mkdtempSync(join(tmpdir(), 'xaso-assets-'))
  execFileSync(process.execPath, ['--import', './tools/loader.mjs', 'tools/assets.ts'], {
    cwd: root,
    env: { ...process.env, XASO_ASSETS: folder },
  })
  const manifest: unknown = JSON.parse(readFileSync(join(folder, 'manifest.json'), 'utf8'))
  return { folder, assets: assetsOf(z.record(z.string(), z.string()).parse(manifest)) }
}

export type Answer = { status?: number; body?: VNode; location?: string }
/** What a test's server says to a request; the body is what was sent. */
export type Answering = (method: string, path: string, sent: string) => Answer | Promise<Answer>

/** A browser and a server that sends pages with the headers of the real one. */
export async function browse(folder: string, answer: Answering) {
  const server = createServer((req, res) => void respond(req, res, folder, answer))
  await new Promise<void>((done) => void server.listen(0, '127.0.0.1', done))
  const { port } = z.object({ port: z.number() }).parse(server.address())
  const browser = await launch()
  const baseURL = `http://127.0.0.1:${port}`
  return {
    open: async (path: string, options: BrowserContextOptions = {}) => {
      const context = await browser.newContext({ baseURL, ...options })
      const page = await context.newPage()
      const faults = faultsOf(page)
      await page.goto(path)
      return { page, faults }
    },
    close: async () => {
      await browser.close()
      server.closeAllConnections()
      server.close()
      rmSync(folder, { recursive: true })
    },
  }
}

const launch = (): Promise<Browser> =>
  chromium.launch({
    executablePath: process.env['CHROMIUM'] ?? '/usr/bin/chromium',
    args: ['--no-sandbox', '--disable-gpu'],
  })

/** Script errors and refusals by the content security policy. */
function faultsOf(page: Page): string[] {
  const faults: string[] = []
  page.on('pageerror', ({ message }) => faults.push(message))
  page.on('console', (line) => {
    if (line.text().includes('Content Security Policy')) faults.push(line.text())
  })
  return faults
}

async function respond(
  req: IncomingMessage,
  res: ServerResponse,
  folder: string,
  answer: Answering,
) {
  const { pathname, search } = new URL(req.url ?? '/', 'http://here')
  if (pathname.startsWith('/assets/')) return sendAsset(res, join(folder, basename(pathname)))
  const {
    status = 200,
    body,
    location,
  } = await answer(req.method ?? 'GET', pathname + search, await text(req))
  res.writeHead(status, {
    ...securityHeaders,
    'content-type': 'text/html; charset=utf-8',
    ...(location !== undefined && { location }),
  })
  res.end(body && `<!doctype html>${renderToString(body)}`)
}

function sendAsset(res: ServerResponse, file: string) {
  res.setHeader('content-type', types[extname(file)] ?? 'image/svg+xml')
  res.end(readFileSync(file))
}
