import { staffWithPermission } from '#modules/accounts/index.ts'
import { calendarFor } from '#modules/calendars/index.ts'
import { askedFields, formFor, type FormContent } from '#modules/forms/index.ts'
import { procedureByCode, specialCases, timeOf, type Procedure } from '#modules/procedures/index.ts'
import { departments } from '#modules/units/index.ts'
import type { Calendar } from '#platform/clock/calendar.ts'
import { dueAt } from '#platform/clock/due.ts'
import { workingMinutesBetween } from '#platform/clock/measure.ts'
import type { Rule } from '#platform/clock/rule.ts'
import type { Read } from '#platform/db.ts'
import { zone } from '#platform/http.ts'
import type { UnitId } from '#platform/who.ts'

import { minutesOfDay } from './budget.ts'
import { choicesOf, wholeUnit } from './chosen.ts'
import { permissionOf, roles, type StepRole } from './domain.ts'
import type { Around, Askable, Asked, Served } from './findings.ts'

export type Where = { unit: UnitId; on: Temporal.PlainDate }

/** What a workflow is proofread against: the procedures it serves, who holds its roles, the departments. */
export async function aroundOf(q: Read, where: Where, codes: readonly string[]): Promise<Around> {
  const served: Served[] = []
  for (const code of new Set(codes)) {
    const one = await servedBy(q, where, code)
    if (one) served.push(one)
  }
  const held = new Set<StepRole>()
  for (const role of roles)
    if ((await staffWithPermission(q, permissionOf(role))).length > 0) held.add(role)
  const open = await departments(q)
  return { served, held, departments: new Set(open.map(({ code }) => code)) }
}

/** The procedures that take a workflow, and the one whose form its conditions ask. */
export async function servedCodes(
  q: Read,
  workflowCode: string | undefined,
  procedure: string | undefined,
): Promise<string[]> {
  const chosen = (await choicesOf(q)).filter((one) => one.workflowCode === workflowCode)
  const codes = chosen.map(({ procedureCode }) => procedureCode)
  return [...(procedure ? [procedure] : []), ...codes.filter((code) => code !== wholeUnit)]
}

/** What a workflow needs to know of a procedure; undefined when there is none of this code. */
export async function servedBy(
  q: Read,
  { unit, on }: Where,
  code: string,
): Promise<Served | undefined> {
  const procedure = await procedureByCode(q, code, on)
  if (!procedure) return undefined
  const limit = shortestLimit(procedure, on, await calendarFor(q, unit))
  return { ...askableIn(procedure, await formFor(q, code, on)), limit }
}

/** What conditions can ask of a procedure that is declared by this form. */
export function askableIn(procedure: Procedure, form: FormContent): Askable {
  const asked = askedFields(form).map(({ name, label, kind, choices }): Asked => ({
    name,
    label: [label.vi, label.en],
    kind,
    choices: choices.map((choice) => ({
      value: choice.value,
      label: [choice.label.vi, choice.label.en],
    })),
  }))
  const cases = new Map(
    specialCases(procedure).map(({ caseCode, label, labelEn }) => [
      caseCode,
      [label, labelEn || label] as const,
    ]),
  )
  for (const one of form.cases) cases.set(one.code, [one.label.vi, one.label.en])
  return {
    procedure: procedure.code,
    name: procedure.name,
    asked,
    cases: [...cases].map(([value, label]) => ({ value, label })),
  }
}

/** The shortest limit among the cases of a procedure, in working minutes. */
function shortestLimit(procedure: Procedure, on: Temporal.PlainDate, calendar: Calendar) {
  const codes = ['', ...specialCases(procedure).map(({ caseCode }) => caseCode)]
  const limits = codes.flatMap((caseCode) => {
    const rule = timeOf(procedure, { on, ...(caseCode && { caseCode }) })?.value
    return (rule && minutesOf(rule, on, calendar)) ?? []
  })
  return limits.length > 0 ? Math.min(...limits) : undefined
}

/** A limit in working minutes; calendar days as they would run from the morning of this day. */
function minutesOf(rule: Rule, on: Temporal.PlainDate, calendar: Calendar): number | undefined {
  const { unit, amount = 1 } = rule
  if (unit === 'working-day') return amount * minutesOfDay
  if (unit === 'working-hour') return amount * 60
  if (unit === 'same-day') return minutesOfDay
  if (unit === 'none' || unit === 'fixed-date') return undefined
  const from = on.toZonedDateTime({ timeZone: zone, plainTime: '07:00' }).toInstant()
  const due = dueAt(from, rule, calendar)
  return due.ok ? workingMinutesBetween(from, due.value.dueAt, calendar) : undefined
}
