import { z } from 'zod'

import type { Memory, Received } from './memory.ts'
import { standInToken } from './where.ts'

const text = z.coerce.string()

const Envelope = z.object({
  session: text,
  service: z.enum(['DongBoHoSoMC', 'CapNhatTienDoHoSoMC']),
  isUpdating: z.enum(['true', 'false']).default('false'),
  data: z
    .array(
      z.object({
        MaHoSo: text,
        MaTTHC: text.optional(),
        TrangThaiHoSo: text.optional(),
        TrangThai: text.optional(),
        ThoiDiemXuLy: z
          .string()
          .regex(/^\d{14}$/)
          .optional(),
        NgayTiepNhan: z
          .string()
          .regex(/^(\d{14})?$/)
          .optional(),
      }),
    )
    .min(1)
    .max(10),
})
type Envelope = z.output<typeof Envelope>

export type Answer = { status: number; body: { error_code: string; message: string } }

const said = (error_code: string, message: string, status = 200): Answer => ({
  status,
  body: { error_code, message },
})

/** Answers one message as the axis would: "0", "3" when the dossier is there already, another code when it will not have it. */
export function answerTo(memory: Memory, json: string, at: Temporal.Instant): Answer {
  const { mood, code, unknown } = memory.settings()
  if (mood === 'down') return said('-99', 'Trục đang bảo trì', 503)
  const parsed = Envelope.safeParse(parse(json))
  if (!parsed.success) return said('-1', 'Bản tin không đúng cấu trúc')
  const message = parsed.data
  if (message.session !== standInToken) return said('-2', 'Phiên làm việc không hợp lệ', 401)
  const stranger = message.data.find(({ MaTTHC }) => MaTTHC && unknown.includes(MaTTHC))
  const answer =
    mood === 'refuse'
      ? said(code, 'Trục giả lập được đặt để từ chối')
      : stranger
        ? said('-5', `Mã TTHC ${stranger.MaTTHC} chưa có trong danh mục của trục`)
        : accept(memory, message)
  for (const one of message.data) memory.note(noteOf(message, one, at, answer))
  return answer
}

function accept(memory: Memory, { service, isUpdating, data }: Envelope): Answer {
  const isNew = service === 'DongBoHoSoMC' && isUpdating === 'false'
  if (isNew && data.some(({ MaHoSo }) => memory.has(MaHoSo))) return said('3', 'Hồ sơ đã tồn tại')
  for (const { MaHoSo, TrangThaiHoSo, TrangThai } of data)
    memory.keep(MaHoSo, TrangThaiHoSo ?? TrangThai ?? '')
  return said('0', 'Thành công')
}

const noteOf = (
  { service, isUpdating }: Envelope,
  { MaHoSo, TrangThaiHoSo, TrangThai }: Envelope['data'][number],
  at: Temporal.Instant,
  { body }: Answer,
): Received => ({
  at,
  service,
  isUpdating: isUpdating === 'true',
  code: MaHoSo,
  state: TrangThaiHoSo ?? TrangThai ?? '',
  reply: body.error_code,
})

function parse(json: string): unknown {
  try {
    return JSON.parse(json)
  } catch {
    return undefined
  }
}
