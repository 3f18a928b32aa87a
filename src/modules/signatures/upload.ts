import type { Readable } from 'node:stream'

import type { FastifyRequest } from 'fastify'

import { tooLarge } from '#platform/files.ts'
import { invalid, Problem } from '#platform/problem.ts'

/** A PDF that is looked at and not kept: a form with one file, or the bare file as `application/pdf`. */
export async function pdfSent(req: FastifyRequest): Promise<Buffer> {
  const most = req.server.world.uploadBytes
  if (Number(req.headers['content-length'] ?? 0) > most + 10_000) throw tooLarge(most)
  const bytes = req.isMultipart() ? await fileOfForm(req, most) : await whole(bodyOf(req), most)
  if (bytes.length === 0) throw missing()
  return bytes
}

const missing = () => invalid({ file: 'Chọn tệp PDF cần kiểm tra' })

function bodyOf(req: FastifyRequest): Readable {
  const body = req.body as Partial<Readable> | undefined
  if (!body || typeof body.pipe !== 'function') throw missing()
  return body as Readable
}

async function fileOfForm(req: FastifyRequest, most: number): Promise<Buffer> {
  try {
    for await (const part of req.parts({ limits: { fileSize: most + 1, files: 1, fields: 20 } })) {
      if (part.type === 'file') return await whole(part.file, most)
    }
  } catch (error) {
    throw error instanceof Problem
      ? error
      : new Problem(400, 'Nội dung gửi lên bị ngắt giữa chừng. Vui lòng gửi lại')
  }
  throw missing()
}

async function whole(source: Readable, most: number): Promise<Buffer> {
  const parts: Buffer[] = []
  let size = 0
  for await (const part of source as AsyncIterable<Buffer>) {
    size += part.length
    if (size > most) {
      source.resume()
      throw tooLarge(most)
    }
    parts.push(part)
  }
  return Buffer.concat(parts)
}
