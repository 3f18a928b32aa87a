import { z } from 'zod'

import { targets } from '#modules/clusters/index.ts'
import { timeOfText } from '#platform/clock/time.ts'
import { between } from '#platform/form.ts'
import { idOf } from '#platform/id.ts'
import { typedDay } from '#platform/typed-day.ts'

import { holidayRules, type DaySpan } from './domain.ts'

/** '5h30', '5:30', '05:30' → '05:30'. */
export const timeText = (typed: string): string | undefined => {
  const [, hours, minutes] = /^(\d{1,2})\s*(?::|h|giờ)\s*(\d{1,2})?$/i.exec(typed.trim()) ?? []
  if (hours === undefined) return undefined
  const text = `${hours.padStart(2, '0')}:${(minutes ?? '').padStart(2, '0')}`
  return timeOfText(text) === undefined ? undefined : text
}

const wrongTime = 'Ghi giờ và phút, ví dụ 17:00'

const time = z.string({ error: wrongTime }).transform((typed, context) => {
  const text = timeText(typed)
  if (text === undefined) {
    context.addIssue({ code: 'custom', message: wrongTime })
    return z.NEVER
  }
  return text
})

const chosen = (text: string | undefined) => (text ?? '').split(between).filter(Boolean)

const weekdays = z
  .string({ error: 'Chọn ít nhất một ngày trong tuần' })
  .transform(chosen)
  .pipe(
    z
      .array(z.coerce.number<string>().int().min(1).max(7))
      .min(1, 'Chọn ít nhất một ngày trong tuần'),
  )

const holidays = z.enum(holidayRules, 'Chọn trong danh sách').default('also')

const minutes = z.coerce
  .number('Ghi số phút')
  .int('Ghi số phút tròn')
  .min(1, 'Ít nhất 1 phút')
  .max(240, 'Nhiều nhất 240 phút')

export const SlotForm = z.object({
  name: z
    .string({ error: 'Ghi tên khung giờ' })
    .min(2, 'Ghi tên khung giờ')
    .max(80, 'Tối đa 80 chữ'),
  from: time,
  to: time,
  weekdays,
  holidays,
  mostMinutes: minutes,
  closed: z
    .string()
    .optional()
    .transform((text) => text === 'yes'),
})

const wrongSpans = 'Mỗi dòng một khoảng, ví dụ 21:00–05:30'

/** '21:00–05:30' line by line; without a line nothing is quiet. */
export const spansText = (typed: string): DaySpan[] | undefined => {
  const spans = typed
    .split('\n')
    .filter((line) => line.trim() !== '')
    .map((line) => line.split(/[–-]|\bđến\b/).map(timeText))
  const read = spans.flatMap(([from, to, more]) =>
    from !== undefined && to !== undefined && more === undefined && from !== to
      ? [{ from, to }]
      : [],
  )
  return read.length === spans.length ? read : undefined
}

export const HabitsForm = z.object({
  quiet: z.string({ error: wrongSpans }).transform((typed, context) => {
    const spans = spansText(typed)
    if (spans === undefined || spans.length > 6) {
      context.addIssue({ code: 'custom', message: wrongSpans })
      return z.NEVER
    }
    return spans
  }),
  mostMinutes: minutes,
  citation: z
    .string({ error: 'Ghi căn cứ: văn bản hoặc ý kiến của ai' })
    .min(2, 'Ghi căn cứ: văn bản hoặc ý kiến của ai')
    .max(300, 'Tối đa 300 chữ'),
})

const wrongTimes = 'Ghi các giờ cách nhau bằng dấu phẩy, ví dụ 06:00, 17:30'

const times = z
  .string()
  .default('')
  .transform((typed, context) => {
    const read = typed
      .split(/[,;\n]/)
      .filter((one) => one.trim() !== '')
      .map(timeText)
    const known = read.flatMap((one) => (one === undefined ? [] : [one]))
    if (known.length < read.length || known.length > 24) {
      context.addIssue({ code: 'custom', message: wrongTimes })
      return z.NEVER
    }
    return [...new Set(known)].toSorted()
  })

/** Every hour from one time to another, when the officer asks for it. */
const hourly = (from: string, to: string): string[] => {
  const [begin, end] = [Number(from.slice(0, 2)), Number(to.slice(0, 2))]
  const minute = from.slice(3)
  const hours = Array.from({ length: Math.max(0, end - begin + 1) }, (_, at) => begin + at)
  return hours
    .map((hour) => `${String(hour).padStart(2, '0')}:${minute}`)
    .filter((one) => one <= to)
}

const optionalTime = z.union([z.literal('').transform(() => undefined), time]).optional()

export const AiringForm = z
  .object({
    bulletin: z.uuid('Chọn bản tin'),
    targets,
    slots: z.string().optional().transform(chosen).pipe(z.array(idOf<'slot'>()).max(20)),
    times,
    hourFrom: optionalTime,
    hourTo: optionalTime,
    from: typedDay('Ghi ngày phát đầu tiên'),
    to: typedDay('Ghi ngày phát cuối cùng'),
    weekdays,
    holidays,
    rank: z
      .union([z.literal('').transform(() => 100), z.coerce.number<string>().int().min(1).max(999)])
      .default(100),
    note: z
      .string()
      .max(300, 'Tối đa 300 chữ')
      .default('')
      .transform((text) => text || null),
    anyway: z
      .string()
      .optional()
      .transform((text) => text === 'yes'),
    act: z.enum(['look', 'save']).default('look'),
  })
  .refine(({ hourFrom, hourTo }) => (hourFrom === undefined) === (hourTo === undefined), {
    path: ['hourTo'],
    message: 'Ghi cả giờ đầu và giờ cuối',
  })
  .refine(({ hourFrom = '', hourTo = '' }) => hourFrom <= hourTo, {
    path: ['hourTo'],
    message: 'Giờ cuối phải sau giờ đầu: mỗi giờ một lần chỉ trong một ngày',
  })
  .transform(({ hourFrom, hourTo, ...rest }) => ({
    ...rest,
    times:
      hourFrom !== undefined && hourTo !== undefined
        ? [...new Set([...rest.times, ...hourly(hourFrom, hourTo)])].toSorted()
        : rest.times,
  }))
  .refine(({ slots, times: at }) => slots.length + at.length > 0, {
    path: ['slots'],
    message: 'Chọn khung giờ, hoặc ghi giờ phát',
  })
  .refine(({ from, to }) => Temporal.PlainDate.compare(from, to) <= 0, {
    path: ['to'],
    message: 'Ngày cuối không thể trước ngày đầu',
  })

export const EndForm = z.object({
  reason: z.string({ error: 'Ghi lý do' }).min(2, 'Ghi lý do').max(300, 'Tối đa 300 chữ'),
})
