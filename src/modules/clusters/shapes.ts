import { z } from 'zod'

import { between } from '#platform/form.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const optional = (most: number) =>
  z
    .string()
    .max(most, `Tối đa ${most} chữ cái và dấu cách`)
    .default('')
    .transform((text) => text || null)

const whole = (least: number, most: number) => {
  const message = `Ghi số nguyên từ ${least} đến ${most}`
  return z
    .string({ error: message })
    .regex(/^\d{1,4}$/, message)
    .transform(Number)
    .pipe(z.number().min(least, message).max(most, message))
}

const wrongPlace = 'Ghi vĩ độ và kinh độ, ví dụ: 10.5131, 106.5127'

/** "10.5131, 106.5127", as maps on a phone give it. */
const position = z
  .string()
  .default('')
  .transform((text, context) => {
    if (text === '') return null
    const [, lat, lon] =
      /^\s*(-?\d{1,2}(?:\.\d{1,10})?)[,;\s]+(-?\d{1,3}(?:\.\d{1,10})?)\s*$/.exec(text) ?? []
    const at = { lat: Number(lat), lon: Number(lon) }
    if (Math.abs(at.lat) <= 90 && Math.abs(at.lon) <= 180) return at
    context.addIssue({ code: 'custom', message: wrongPlace })
    return z.NEVER
  })

/** So many spans of a day have a volume of their own. */
export const mostSpans = 3

const time = /^([01]\d|2[0-3]):[0-5]\d$/
const wrongTime = 'Ghi giờ bắt đầu và giờ kết thúc, ví dụ 05:00 và 08:00'
const wrongVolume = 'Ghi âm lượng từ 0 đến 100'
const isVolume = (text: string) => /^\d{1,3}$/.test(text) && Number(text) <= 100
const timeField = z
  .string()
  .default('')
  .refine((text) => text === '' || time.test(text), wrongTime)
const volumeField = z
  .string()
  .default('')
  .refine((text) => text === '' || isVolume(text), wrongVolume)

const volumeFields = Object.fromEntries(
  Array.from({ length: mostSpans }, (_, n) => [
    [`from${n}`, timeField],
    [`to${n}`, timeField],
    [`volume${n}`, volumeField],
  ]).flat() as [string, typeof timeField][],
)

type Typed = Record<string, unknown>
const textOf = (value: unknown) => (typeof value === 'string' ? value : '')

function volumesOf(typed: Typed, context: z.RefinementCtx) {
  const spans = []
  for (let n = 0; n < mostSpans; n += 1) {
    const [from = '', to = '', volume = ''] = ['from', 'to', 'volume'].map((name) =>
      textOf(typed[`${name}${n}`]),
    )
    if (!from && !to && !volume) continue
    // What is written badly has been said by then; this is what is missing.
    if (from === '' || to === '' || from === to)
      context.addIssue({ code: 'custom', path: [`from${n}`], message: wrongTime })
    if (volume === '')
      context.addIssue({ code: 'custom', path: [`volume${n}`], message: wrongVolume })
    spans.push({ from, to, volume: Number(volume) })
  }
  return spans
}

const facts = {
  name: line(120, 'Ghi tên cụm loa'),
  hamletId: z
    .union([z.literal(''), z.uuid()], 'Chọn trong danh sách')
    .default('')
    .transform((id) => id || null),
  at: position,
  horns: whole(1, 50),
  sim: z
    .string()
    .default('')
    .refine((text) => text === '' || /^[\d .+-]{8,25}$/.test(text), 'Số SIM chỉ gồm chữ số')
    .transform((text) => text || null),
  note: optional(600),
  ...volumeFields,
}

const draftOf = (
  typed: {
    name: string
    hamletId: string | null
    at: { lat: number; lon: number } | null
    horns: number
    sim: string | null
    note: string | null
  },
  context: z.RefinementCtx,
) => {
  const { name, hamletId, at, horns, sim, note } = typed
  return { name, hamletId, at, horns, sim, note, volumes: volumesOf(typed, context) }
}

export const ClusterForm = z.object(facts).transform(draftOf)

/** Words that are addresses of pages cannot be codes. */
const reserved = new Set(['THEM', 'CANH-BAO', 'KHOA'])

const code = z
  .string({ error: 'Ghi mã cụm loa' })
  .regex(
    /^[0-9A-Za-z][0-9A-Za-z._-]{0,19}$/,
    'Mã gồm chữ cái không dấu, chữ số, dấu chấm, gạch; tối đa 20',
  )
  .refine((text) => !reserved.has(text.toUpperCase()), 'Chọn mã khác')

export const NewClusterForm = z
  .object({ code, ...facts })
  .transform((typed, context) => ({ ...draftOf(typed, context), code: typed.code }))

export const KeyForm = z.object({ from: z.uuid(), reason: line(500, 'Ghi lý do đổi khóa') })

export const ReasonForm = z.object({ reason: line(300, 'Ghi lý do') })

/** Nothing typed means: make one. */
export const CodeForm = z.object({
  code: z.string().max(80, 'Tối đa 40 chữ cái và chữ số').default(''),
})

const ids = z
  .string()
  .default('')
  .transform((text) => text.split(between).filter(Boolean))
  .pipe(z.array(z.uuid('Chọn trong danh sách')).max(500))

export const ZoneForm = z.object({
  name: line(120, 'Ghi tên vùng phát'),
  hamletIds: ids,
  clusterIds: ids,
})

export const WatchForm = z.object({ offlineMinutes: whole(4, 1_440) })

export const operations = ['tone', 'volume', 'stop', 'restart', 'send-logs', 'update'] as const
export type Operation = (typeof operations)[number]

export const OrderForm = z
  .object({ what: z.enum(operations), volume: z.string().default('') })
  .superRefine(({ what, volume }, context) => {
    if (what === 'volume' && !isVolume(volume))
      context.addIssue({ code: 'custom', path: ['volume'], message: wrongVolume })
  })
