import type { FastifyRequest } from 'fastify'

import type { Filled } from './form.ts'
import { parseJson } from './json.ts'
import { Problem } from './problem.ts'

/** One thing that is wrong with a file: where, and what. */
export type Complaint = { place: string; message: string }

type Json = { ok: true; value: unknown } | { ok: false; complaint: Complaint }

/** The JSON of a file that somebody chose or pasted, when it is small, well formed and not too deep. */
export function jsonIn(text: string, mostBytes: number): Json {
  const bad = (message: string): Json => ({ ok: false, complaint: { place: 'Cả tệp', message } })
  if (Buffer.byteLength(text) > mostBytes)
    return bad(`Tệp lớn hơn ${Math.floor(mostBytes / 1024)} kB`)
  const plain = text.replace(/^\ufeff/, '').trim()
  if (plain === '') return bad('Tệp trống')
  try {
    return { ok: true, value: parseJson(plain) }
  } catch (error) {
    return bad(error instanceof Error ? error.message : 'Không đọc được')
  }
}

type Issue = { path: PropertyKey[]; message: string; keys?: unknown }

/** What a schema found wrong, each at its place in words; keys that nobody knows are named one by one. */
export const complaintsOf = (
  issues: readonly object[],
  placeOf: (path: readonly PropertyKey[]) => string,
  inWords: (message: string) => string,
  most = 100,
): Complaint[] =>
  (issues as readonly Issue[])
    .flatMap(({ path, message, keys }) =>
      Array.isArray(keys)
        ? keys.map((key) => ({
            place: placeOf(path),
            message: `Không có mục nào tên “${String(key).slice(0, 60)}”`,
          }))
        : [{ place: placeOf(path), message: inWords(message) }],
    )
    .slice(0, most)

/** The pasted text and the text of the file; the file is read in memory, for it is small or refused. */
export async function textsOf(
  req: FastifyRequest,
  mostBytes: number,
): Promise<{ filled: Filled; file: string }> {
  if (!req.isMultipart()) return { filled: (req.body ?? {}) as Filled, file: '' }
  const filled: Filled = {}
  let file = ''
  try {
    for await (const part of req.parts({
      limits: { fileSize: mostBytes + 1, files: 1, fields: 10 },
    })) {
      if (part.type === 'file') file = (await part.toBuffer()).toString('utf8')
      else filled[part.fieldname] = String(part.value)
    }
  } catch {
    throw new Problem(400, 'Nội dung gửi lên bị ngắt giữa chừng hoặc quá lớn. Vui lòng gửi lại')
  }
  return { filled, file }
}
