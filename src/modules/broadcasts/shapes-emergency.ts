import { z } from 'zod'

import { targets } from '#modules/clusters/index.ts'
import { voices } from '#modules/speech/index.ts'
import { idOf } from '#platform/id.ts'

/** What an emergency form says instead of a bulletin: its text is typed here and now. */
export const writtenNow = 'new'

export const EmergencyForm = z.object({
  bulletin: z.union([z.literal(writtenNow), z.uuid()], 'Chọn nội dung phát'),
  targets,
  times: z.coerce
    .number('Ghi số lần')
    .int()
    .min(1, 'Ít nhất 1 lần')
    .max(10, 'Nhiều nhất 10 lần')
    .default(2),
  pauseSeconds: z.coerce
    .number('Ghi số giây')
    .int()
    .min(0)
    .max(600, 'Nhiều nhất 600 giây')
    .default(10),
  sure: z.literal('yes', 'Đánh dấu để xác nhận phát ngay'),
})

const reason = z
  .string({ error: 'Ghi lý do phát khẩn cấp' })
  .min(2, 'Ghi lý do phát khẩn cấp')
  .max(500, 'Tối đa 500 chữ')

/** Nói trực tiếp ngay: who speaks, and why at once. */
export const SpokenNowForm = z.object({ draft: idOf<'bulletin'>(), liveReason: reason })

const mostLetters = 3_000

/** Where nobody wrote a title: the first sentence. */
const titleOf = (text: string): string => {
  const [first = text] = text.replaceAll(/\s+/g, ' ').split(/(?<=[.!?])\s/)
  return first.length <= 100 ? first.replace(/[.!?]$/, '') : `${first.slice(0, 99).trimEnd()}…`
}

/** Nội dung viết ngay: beside `EmergencyForm`, when its bulletin is 'new'. */
export const WrittenNowForm = z
  .object({
    draft: idOf<'bulletin'>(),
    title: z.string().max(160, 'Tối đa 160 chữ cái và dấu cách').default(''),
    text: z
      .string({ error: 'Ghi nội dung cảnh báo' })
      .max(mostLetters, 'Tối đa 3.000 chữ cái và dấu cách: người nghe cần câu ngắn')
      .regex(/[\p{L}\p{N}]/u, 'Ghi nội dung cảnh báo'),
    voice: z.enum(voices).default('south'),
    reason,
  })
  .transform(({ title, ...rest }) => ({ ...rest, title: title || titleOf(rest.text) }))
