import { z } from 'zod'

import { dueAt } from '#platform/clock/due.ts'
import { refusalTexts } from '#platform/clock/refusals.ts'
import { most } from '#platform/clock/rule.ts'
import type { Step } from '#platform/clock/step.ts'
import { epochDay, timeZone } from '#platform/clock/time.ts'
import { whyText, type Say } from '#platform/clock/words.ts'
import { allow, type App } from '#platform/http.ts'
import { invalid } from '#platform/problem.ts'
import { translator } from '#ui/view.ts'

import { calendarFor } from './calendar-for.ts'

const notAMoment =
  'Thời điểm phải có thật, theo ISO 8601 và có múi giờ, ví dụ 2026-11-23T09:00:00+07:00'

// Seconds may be left out, as ISO 8601 allows.
const moment =
  /^\d{4}-\d\d-\d\dT\d\d:\d\d(:(?<second>\d\d)(\.\d{1,9})?)?(Z|[+-](?<offset>\d\d:\d\d))$/

const instant = z
  .string(notAMoment)
  .regex(moment, notAMoment)
  .superRefine((text, context) => {
    const message = faultOf(text)
    if (message !== undefined) context.addIssue({ code: 'custom', message })
  })
  .meta({ format: 'date-time' })

/** Wider than any clock on earth shows. */
const widestOffset = '14:00'

function faultOf(text: string): string | undefined {
  const parts = moment.exec(text)?.groups
  // The pattern has said so already.
  if (!parts) return undefined
  const { second = '00', offset = '00:00' } = parts
  if (second > '59') return 'Giây phải từ 00 đến 59'
  if (offset > widestOffset) return `Múi giờ phải từ -${widestOffset} đến +${widestOffset}`
  return momentOf(text) === undefined ? notAMoment : undefined
}

function momentOf(text: string): Temporal.Instant | undefined {
  try {
    return Temporal.Instant.from(text)
  } catch {
    return undefined
  }
}

function isForward(pause: { from: string; to: string }): boolean {
  const [from, to] = [momentOf(pause.from), momentOf(pause.to)]
  return !from || !to || Temporal.Instant.compare(from, to) <= 0
}

const Pause = z
  .object({ from: instant, to: instant })
  .refine(isForward, { path: ['to'], error: refusalTexts['pause-reversed'].vi })

const Rule = z.object({
  amount: z
    .number('Thời hạn phải là số')
    .nonnegative(refusalTexts['amount-not-positive'].vi)
    .max(most.hour, refusalTexts['amount-too-large'].vi)
    .optional()
    .describe('Không cần khi `unit` là `same-day`'),
  unit: z.enum(
    ['working-day', 'day', 'working-hour', 'hour', 'same-day'],
    'Đơn vị tính là working-day, day, working-hour, hour hoặc same-day',
  ),
  cutoff: z
    .string('Giờ chốt phải là chữ')
    .regex(/^([01]\d|2[0-3]):[0-5]\d$/, refusalTexts['cutoff-not-a-time'].vi)
    .optional()
    .describe('HH:MM; nhận sau giờ này tính là nhận vào ngày làm việc tiếp theo'),
})

const Question = z.object({
  receivedAt: instant,
  rule: Rule,
  pauses: z.array(Pause).max(100, 'Tối đa 100 lần tạm dừng').optional(),
})

const Answer = z.object({
  dueAt: z.iso.datetime({ offset: true }),
  steps: z.array(
    z.object({
      date: z.iso.date(),
      counted: z.boolean(),
      why: z.string().describe('Lý do, một câu'),
      code: z.string().describe('Lý do, cho máy đọc'),
      minutes: z.number().optional().describe('Số phút tính trong ngày, với thời hạn theo giờ'),
    }),
  ),
  provisional: z.boolean().describe('Dựa trên ngày nghỉ chưa được xác nhận'),
})

const contract = {
  tags: ['clock'],
  summary: 'Tính hạn giải quyết và giải thích từng ngày',
  description:
    'Theo lịch làm việc của đơn vị mặc định. Thời hạn theo ngày hết vào cuối giờ làm việc của ngày hẹn; ngày nhận không tính.',
  body: Question,
  response: { 200: Answer },
}

export function api(app: App) {
  app.post('/api/v1/clock/due', allow('public', contract), async (req, reply) => {
    const { receivedAt, rule, pauses = [] } = req.body
    const { defaultUnit } = app.world
    const calendar = await app.world.database
      .as({ unit: defaultUnit })
      .read((q) => calendarFor(q, defaultUnit))
    const stops = pauses.map(({ from, to }) => ({
      from: Temporal.Instant.from(from),
      to: Temporal.Instant.from(to),
    }))
    const outcome = dueAt(Temporal.Instant.from(receivedAt), rule, calendar, stops)
    const t = translator(req.lang)
    if (!outcome.ok) {
      const { field, vi, en } = refusalTexts[outcome.why]
      throw invalid({ [field]: t(vi, en) })
    }
    const { dueAt: due, steps, provisional } = outcome.value
    return reply.send({
      dueAt: isoOf(due),
      steps: steps.map((step) => stepOf(step, t, calendar.knownThrough)),
      provisional,
    })
  })
}

const unsure = (t: Say) =>
  t('tạm tính, lịch nghỉ chưa xác nhận', 'provisional, days off not confirmed')

const isoOf = (at: Temporal.Instant) =>
  at.toZonedDateTimeISO(timeZone).toString({ timeZoneName: 'never' })

const stepOf = (step: Step, t: Say, knownThrough: number) => ({
  date: step.date.toString(),
  counted: step.counted,
  why:
    step.toConfirm || epochDay(step.date) > knownThrough
      ? `${whyText(step, t)} (${unsure(t)})`
      : whyText(step, t),
  code: step.why.code,
  ...(step.minutes !== undefined && { minutes: step.minutes }),
})
