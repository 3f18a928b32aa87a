import { z } from 'zod'

import { speeds, voices } from '#modules/speech/index.ts'
import { between } from '#platform/form.ts'
import { typedDay } from '#platform/typed-day.ts'

import { genres, kinds, priorities } from './domain.ts'
import { languages } from './languages.ts'
import { relayAddress } from './relays/address.ts'
import { whyNotRelay } from './words.ts'

const text = z
  .string()
  .max(20_000, 'Tối đa 20.000 chữ cái và dấu cách')
  .default('')
  .transform((typed) => typed || null)

const expires = z.union([z.literal('').transform(() => null), typedDay('')]).default(null as never)

const relay = z
  .string()
  .max(500, 'Địa chỉ quá dài')
  .default('')
  .transform((typed, context) => {
    if (typed === '') return null
    const read = relayAddress(typed)
    if (read.ok) return read.value
    context.addIssue({ code: 'custom', message: whyNotRelay[read.why] })
    return z.NEVER
  })

const minutes = z
  .union([
    z.literal('').transform(() => null),
    z
      .string()
      .transform((typed) => typed.replace(',', '.'))
      .pipe(
        z.coerce
          .number<string>('Ghi số phút')
          .min(0.5, 'Từ nửa phút đến 240 phút')
          .max(240, 'Từ nửa phút đến 240 phút'),
      ),
  ])
  .default(null as never)

export const BulletinForm = z
  .object({
    title: z
      .string({ error: 'Ghi tên bản tin' })
      .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
      .pipe(z.string().min(2, 'Ghi tên bản tin').max(160, 'Tối đa 160 chữ cái và dấu cách')),
    priority: z.enum(priorities, 'Chọn mức'),
    genre: z.enum(genres, 'Chọn thể loại'),
    language: z
      .enum(
        languages.map(({ code }) => code),
        'Chọn ngôn ngữ',
      )
      .default('vi'),
    kind: z.enum(kinds, 'Chọn cách phát'),
    text,
    words: text,
    voice: z.enum(voices).default('south'),
    speed: z
      .union([
        z.literal('').transform(() => speeds.ordinary),
        z.coerce
          .number<string>('Ghi một số')
          .int()
          .min(speeds.least, 'Từ 110 đến 200')
          .max(speeds.most, 'Từ 110 đến 200'),
      ])
      .default(speeds.ordinary),
    relayUrl: relay,
    plannedMinutes: minutes,
    liveMinutes: minutes,
    parts: z
      .string()
      .optional()
      .transform((typed) => (typed ?? '').split(between).filter(Boolean))
      .pipe(z.array(z.uuid()).max(20, 'Nhiều nhất 20 bản tin')),
    uploadId: z
      .union([z.literal('').transform(() => null), z.uuid('Chọn lại tệp âm thanh')])
      .default(null as never),
    expiresOn: expires,
    version: z.coerce.number().int().default(0),
  })
  .transform(({ plannedMinutes, liveMinutes, words, text: said, ...rest }) => {
    const planned = rest.kind === 'live' ? (liveMinutes ?? plannedMinutes) : plannedMinutes
    return {
      ...rest,
      // What is read aloud; of any other kind, the words of what is heard.
      text: rest.kind === 'speech' ? said : (words ?? said),
      plannedSeconds: planned === null ? null : Math.round(planned * 60),
    }
  })
  .superRefine((draft, context) => {
    const say = (field: string, message: string) =>
      context.addIssue({ code: 'custom', path: [field], message })
    if (draft.kind === 'speech' && !/[\p{L}\p{N}]/u.test(draft.text ?? ''))
      say('text', draft.text === null ? 'Ghi nội dung để đọc' : 'Nội dung không có chữ nào để đọc')
    if (draft.kind === 'speech' && draft.language !== 'vi')
      say('language', 'Máy chỉ đọc tiếng Việt; tiếng khác hãy tải tệp âm thanh lên')
    if (draft.kind === 'relay' && draft.relayUrl === null)
      say('relayUrl', 'Ghi địa chỉ luồng tiếp sóng')
    if (draft.kind === 'relay' && draft.plannedSeconds === null)
      say('plannedMinutes', 'Ghi thời lượng dự kiến')
    if (draft.kind === 'live' && draft.plannedSeconds === null)
      say('liveMinutes', 'Ghi thời lượng dự kiến')
    if (draft.kind === 'list' && draft.parts.length === 0) say('parts', 'Chọn các bản tin')
    if (draft.kind === 'list' && draft.priority === 'emergency')
      say('priority', 'Bản tin khẩn cấp không phải là danh sách')
  })

export const ApproveForm = z.object({
  version: z.coerce.number().int(),
  reason: z
    .string()
    .max(500, 'Tối đa 500 chữ')
    .default('')
    .transform((typed) => typed || null),
})

export const ReasonForm = z.object({
  reason: z.string({ error: 'Ghi lý do' }).min(2, 'Ghi lý do').max(500, 'Tối đa 500 chữ'),
})

export const ReviewForm = z.object({
  note: z
    .string({ error: 'Ghi kết quả xem xét' })
    .min(2, 'Ghi kết quả xem xét')
    .max(1_000, 'Tối đa 1.000 chữ'),
})
