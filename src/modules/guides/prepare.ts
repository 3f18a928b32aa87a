import { dueAt } from '#modules/calendars/index.ts'
import { componentsFor, type FormDefinition, type NeededComponent } from '#modules/forms/index.ts'
import {
  feeOf,
  timeOf,
  type Channel,
  type Fee,
  type Procedure,
  type Rule,
} from '#modules/procedures/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'
import { dayOf, localOf, plainDateOf, textOfTime } from '#platform/clock/time.ts'

/** One way to file, with what it costs and when the result would be there, if it were filed now. */
export type WayToFile = {
  channel: Channel
  fee: Fee
  feeSure: boolean
  rule: Rule | undefined
  timeSure: boolean
  dueAt: Temporal.Instant | undefined
}

type Asked = { caseCode: string | undefined; now: Temporal.Instant; on: Temporal.PlainDate }

/** For each channel: cost, time and the date by the clock that dossiers run on. */
export function waysToFile(
  procedure: Procedure,
  calendar: Calendar,
  { caseCode, now, on }: Asked,
): WayToFile[] {
  const channels: readonly Channel[] =
    procedure.channels.length > 0 ? procedure.channels : ['counter']
  return channels.map((channel) => {
    const asked = { channel, on, ...(caseCode !== undefined && { caseCode }) }
    const fee = feeOf(procedure, asked)
    const time = timeOf(procedure, asked)
    const due = time && dueAt(now, time.value, calendar)
    return {
      channel,
      fee: fee.value,
      feeSure: fee.sure || fee.value.kind === 'unknown',
      rule: time?.value,
      timeSure: time?.sure ?? false,
      dueAt: due?.ok ? due.value.dueAt : undefined,
    }
  })
}

export type OpenDay = { on: Temporal.PlainDate; spans: readonly string[]; name: string | undefined }

/** When the desk is open today and on the next days, holidays told by their names. */
export function openDays(calendar: Calendar, now: Temporal.Instant, days = 7): OpenDay[] {
  const first = dayOf(localOf(now))
  return Array.from({ length: days }, (_, n) => {
    const { open, name } = calendar.day(first + n)
    return {
      on: plainDateOf(first + n),
      spans: open.map(([from, to]) => `${textOfTime(from)}–${textOfTime(to)}`),
      name,
    }
  })
}

export type ToBring = { needed: NeededComponent[]; perhaps: NeededComponent[] }

/** What to bring in this case; undefined while the procedure has no form of its own that says it. */
export function toBring(
  definition: FormDefinition,
  procedure: string,
  {
    values,
    caseCode,
    on,
  }: { values: object; caseCode: string | undefined; on: Temporal.PlainDate },
): ToBring | undefined {
  if (!definition.procedures.includes(procedure)) return undefined
  const circumstances = { today: on, channel: 'counter' as const, caseCode }
  const papers = componentsFor(definition, values, circumstances)
  return {
    needed: papers.filter(({ isNeeded }) => isNeeded),
    perhaps: papers.filter(({ isNeeded }) => !isNeeded),
  }
}
