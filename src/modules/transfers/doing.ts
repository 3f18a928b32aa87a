import { z } from 'zod'

import type { Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { Upload } from '#platform/uploads.ts'
import type { Who } from '#platform/who.ts'

import {
  close,
  handOver,
  recall,
  refuse,
  resend,
  takeIn,
  takeResult,
  type Act,
  type Done,
} from './actions.ts'
import type { Move } from './domain.ts'
import { sendResult } from './results.ts'
import { bringPapers, takePapers } from './supplies.ts'

const words = (message: string) =>
  z.string({ error: message }).min(1, message).max(2_000, 'Tối đa 2.000 chữ')
const note = z.string().max(300, 'Tối đa 300 chữ').default('')
const version = z.coerce.number().int().optional()

/** One paper to a line. */
const lines = z
  .string()
  .max(2_000, 'Tối đa 2.000 chữ')
  .default('')
  .transform((text) =>
    text
      .split(/\r?\n/)
      .map((line) => line.trim().slice(0, 300))
      .filter((line) => line !== '')
      .slice(0, 40),
  )

type Doing = {
  schema: z.ZodType
  run: (tx: Tx, who: Who, act: Act, filled: object, files: readonly Upload[]) => Promise<Done>
}

/** Ties a form's shape to its action. */
const doing = <Schema extends z.ZodType>(
  schema: Schema,
  run: (
    tx: Tx,
    who: Who,
    act: Act,
    value: z.output<Schema>,
    files: readonly Upload[],
  ) => Promise<Done>,
): Doing => ({
  schema,
  run: (tx, who, act, filled, files) => run(tx, who, act, schema.parse(filled), files),
})

export const Seen = z.object({ version })

/** What can be done with a transfer, each with the shape of its form. */
export const doings: Record<Move, Doing> = {
  receive: doing(
    z.object({ version, confirmed: idOf<'person'>().optional().catch(undefined) }),
    (tx, who, act, { confirmed }) => takeIn(tx, who, { ...act, confirmed }),
  ),
  refuse: doing(
    z.object({ version, reason: words('Ghi rõ vì sao không nhận và cần làm gì') }),
    (tx, who, act, { reason }) => refuse(tx, who, { ...act, reason }),
  ),
  recall: doing(
    z.object({ version, reason: words('Ghi lý do lấy lại') }),
    (tx, who, act, { reason }) => recall(tx, who, { ...act, reason }),
  ),
  resend: doing(
    z.object({
      version,
      to: z.coerce
        .number('Chọn nơi giải quyết')
        .int('Chọn nơi giải quyết')
        .min(1, 'Chọn nơi giải quyết')
        .max(2_000_000_000),
      note,
    }),
    (tx, who, act, { to, note: said }) => resend(tx, who, { ...act, to, note: said }),
  ),
  close: doing(
    z.object({ version, reason: words('Ghi lý do, ghi trên phiếu từ chối trả người nộp') }),
    (tx, who, act, { reason }) => close(tx, who, { ...act, reason }),
  ),
  'send-result': doing(z.object({ version, note }), (tx, who, act, { note: said }) =>
    sendResult(tx, who, { ...act, note: said }),
  ),
  'bring-papers': doing(
    z.object({ version, answer: note, papers: lines }),
    (tx, who, act, { answer, papers }, files) =>
      bringPapers(tx, who, { ...act, answer, papers, files }),
  ),
  'take-papers': doing(z.object({ version }), (tx, who, act) => takePapers(tx, who, act)),
  'take-result': doing(z.object({ version }), (tx, who, act) => takeResult(tx, who, act)),
  'hand-over': doing(
    z.object({
      version,
      to: words('Ghi tên người nhận'),
      how: z.enum(['counter', 'post', 'electronic'], 'Chọn hình thức trả'),
    }),
    (tx, who, act, { to, how }) => handOver(tx, who, { ...act, to, how }),
  ),
}
