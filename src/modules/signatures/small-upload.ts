import type { FastifyRequest } from 'fastify'

import { fieldsOf, type Errors, type Filled } from '#platform/form.ts'
import { Problem } from '#platform/problem.ts'

export type Small = { filled: Filled; file: Buffer | undefined; errors: Errors }

/** A form with one small file that is looked at in memory; what is larger is an error of its field. */
export async function readSmall(req: FastifyRequest, field: string, most: number): Promise<Small> {
  if (!req.isMultipart()) return { filled: (req.body ?? {}) as Filled, file: undefined, errors: {} }
  const pairs: [string, string][] = []
  const errors: Errors = {}
  let file: Buffer | undefined
  try {
    for await (const part of req.parts({ limits: { fileSize: most, files: 1, fields: 40 } })) {
      if (part.type === 'field') pairs.push([part.fieldname, String(part.value)])
      else if (part.filename === '' || part.fieldname !== field) part.file.resume()
      else {
        const parts: Buffer[] = []
        for await (const some of part.file as AsyncIterable<Buffer>) parts.push(some)
        if (part.file.truncated) errors[field] = `Tệp lớn quá ${Math.floor(most / 1_000)} KB`
        else if (parts.length > 0) file = Buffer.concat(parts)
      }
    }
  } catch (error) {
    throw error instanceof Problem
      ? error
      : new Problem(400, 'Nội dung gửi lên bị ngắt giữa chừng. Vui lòng gửi lại')
  }
  return { filled: fieldsOf(pairs), file, errors }
}
