import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

const Row = z.object({
  at: instant,
  name: z.string(),
  actor: z.string(),
  data: z.record(z.string(), z.unknown()),
})
export type Past = z.output<typeof Row>

/** What this commune's own trail says of a transfer, the newest first. */
export const pastOf = (q: Read, unit: UnitId, id: string): Promise<Past[]> => q.many(Row)`
  select at, name, actor, data from audit.event
  where unit_id = ${unit} and subject_id = ${id}::uuid and subject_kind = 'transfer' order by id desc limit 100
`

type Both = readonly [vi: string, en: string]

const words: Record<string, Both> = {
  'transfer.sent': ['Chuyển hồ sơ đi', 'Sent'],
  'transfer.recalled': ['Lấy lại hồ sơ', 'Recalled'],
  'transfer.received': ['Nhận hồ sơ chuyển đến', 'Taken in'],
  'transfer.refused': ['Không nhận, trả lại', 'Sent back'],
  'transfer.closed': ['Trả giấy tờ cho người nộp', 'Papers given back'],
  'transfer.settled': ['Giải quyết xong', 'Settled'],
  'transfer.result-sent': ['Chuyển kết quả về', 'Result sent back'],
  'transfer.result-arrived': ['Kết quả về đến nơi trả', 'Result arrived'],
  'transfer.papers-brought': ['Nhận giấy tờ bổ sung, chuyển đi', 'Papers brought and sent on'],
  'transfer.papers-arrived': ['Giấy tờ bổ sung đến nơi', 'Papers arrived'],
  'transfer.handed-over': ['Trả kết quả cho người nộp', 'Handed over'],
  'dossier.supplement-asked': ['Yêu cầu bổ sung giấy tờ', 'More papers asked for'],
  'dossier.supplemented': ['Đã bổ sung, giải quyết tiếp', 'Papers supplied, the clock goes on'],
  'dossier.payment-asked': ['Yêu cầu nộp phí', 'Payment asked for'],
  'dossier.stopped': ['Dừng giải quyết', 'Stopped'],
  'dossier.extended': ['Gia hạn', 'Extended'],
  'dossier.withdrawn': ['Rút hồ sơ', 'Withdrawn'],
}

const text = (value: unknown) => (typeof value === 'string' && value !== '' ? value : undefined)

export type Told = {
  title: Both
  at: Temporal.Instant
  by?: string | undefined
  body?: string | undefined
}

/** An event in words; what the other commune did is told with its name and its officer's. */
export function tell({ name, at, data }: Past): Told | undefined {
  const heard = name === 'transfer.heard'
  const what = heard ? String(data['what']) : name
  const title = words[what]
  if (!title) return undefined
  const body =
    text(data['reason']) ?? text(data['answer']) ?? text(data['said']) ?? text(data['to'])
  if (!heard) return { title, at, body }
  const by = [text(data['by']), text(data['from'])].filter(Boolean).join(', ')
  const then = text(data['at'])
  return { title, at: then ? Temporal.Instant.from(then) : at, by, body: text(data['said']) }
}
