import type { FastifyRequest } from 'fastify'

/** What a form held: its texts in their order, and which files were chosen, which are not kept. */
export type Typed = {
  multipart: boolean
  fields: (readonly [name: string, value: string])[]
  files: ChosenFile[]
}

/** A file that its sender has to choose again: in which field, and what it was called there. */
export type ChosenFile = { field: string; name: string }

const megabyte = 1024 * 1024
const mostText = megabyte

/**
 * Reads the form of a request that was refused before its body was read. Undefined: it is no form, or too
 * large to be kept.
 */
export async function readTyped(req: FastifyRequest, most: number): Promise<Typed | undefined> {
  const type = req.headers['content-type'] ?? ''
  if (/^application\/x-www-form-urlencoded\b/i.test(type)) {
    const body = await bytesOf(req, mostText)
    return (
      body && { multipart: false, files: [], fields: [...new URLSearchParams(body.toString())] }
    )
  }
  if (!/^multipart\/form-data\b/i.test(type)) return undefined
  const body = await bytesOf(req, most)
  return body && readMultipart(body, type)
}

async function bytesOf({ raw, headers }: FastifyRequest, most: number) {
  if (Number(headers['content-length'] ?? 0) > most) return undefined
  const chunks: Buffer[] = []
  let size = 0
  for await (const chunk of raw as AsyncIterable<Buffer>) {
    size += chunk.length
    if (size > most) return undefined
    chunks.push(chunk)
  }
  return Buffer.concat(chunks)
}

async function readMultipart(body: Buffer, type: string): Promise<Typed | undefined> {
  const answer = new Response(new Uint8Array(body), { headers: { 'content-type': type } })
  const form = await answer.formData().catch(() => undefined)
  if (!form) return undefined
  const fields: [string, string][] = []
  const files: ChosenFile[] = []
  for (const [name, value] of form) {
    if (typeof value === 'string') fields.push([name, value])
    // A field in which nothing was chosen is sent as a file without name or bytes.
    else if (value.size > 0) files.push({ field: name, name: value.name })
  }
  const text = fields.reduce((size, [name, value]) => size + name.length + value.length, 0)
  return text > mostText ? undefined : { multipart: true, fields, files }
}
