import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import type { Filled } from '#platform/form.ts'
import type { Outcome } from '#platform/outcome.ts'
import type { Upload } from '#platform/uploads.ts'

import { verdicts, type Verdict, type Why } from './domain.ts'

/** A text that must be there. */
export const words = (message: string) =>
  z.string({ error: message }).min(1, message).max(4_000, 'Tối đa 4.000 chữ')
export const optionalWords = z
  .string()
  .max(4_000, 'Tối đa 4.000 chữ')
  .optional()
  .transform((text) => text || undefined)
export const version = z.coerce.number().int().optional()
export const verdict = z.enum(verdicts).optional().catch(undefined)
export const assignee = z
  .string()
  .optional()
  .transform((id) => (id ? id : undefined))
  .pipe(z.uuid('Chọn lại người xử lý').optional())

type Judged = {
  verdict?: Verdict | undefined
  note?: string | undefined
  reason?: string | undefined
}

/** Who is refused is told why: a refusal without its reason is not taken. */
export const withReason = <Shape extends z.ZodType<Judged>>(
  shape: Shape,
  field: 'note' | 'reason',
) =>
  shape.refine((sent) => sent.verdict !== 'refuse' || Boolean(sent[field]), {
    path: [field],
    error: 'Ghi rõ lý do từ chối; người nộp sẽ đọc được',
  })

type Sent = { filled: Filled; files: Upload[] }
type Run = (tx: Tx, req: FastifyRequest, code: string, sent: Sent) => Promise<Outcome<unknown, Why>>
/** One act: who may, the shape of its form, and what it does. */
export type Doing = { permission: string; schema: z.ZodType; run: Run }

const act = (req: FastifyRequest, code: string, seen: number | undefined) => ({
  code,
  seen,
  now: req.now,
})

/** Ties a form's shape to the action it feeds. */
export function doing<Schema extends z.ZodType<{ version?: number | undefined }>>(
  permission: string,
  schema: Schema,
  run: (
    tx: Tx,
    req: FastifyRequest,
    value: z.output<Schema> & { act: ReturnType<typeof act> },
    files: Upload[],
  ) => Promise<Outcome<unknown, Why>>,
): Doing {
  return {
    permission,
    schema,
    run: (tx, req, code, { filled, files }) => {
      const value = schema.parse(filled)
      return run(tx, req, { ...value, act: act(req, code, value.version) }, files)
    },
  }
}
