import { constraintOf, type Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { fold } from '#platform/fold.ts'
import { newId } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import type { Who } from '#platform/who.ts'

import { mayStandUnder, slugOf, type Department, type DepartmentId } from './domain.ts'
import {
  agencyCodeHistory,
  everyDepartment,
  ownUnit,
  saveAgencyCode,
  saveDepartment,
  saveUnit,
  type UnitChange,
} from './store.ts'

declare module '#platform/events.ts' {
  interface Events {
    'unit.changed': { by: string; name: string }
    'unit.agency-code-changed': { by: string; from: string; to: string; ground: string }
    'department.added': { by: string; name: string }
    'department.changed': { by: string; from: string; to: string }
    'department.closed': { by: string; name: string }
  }
}

export async function changeUnit(tx: Tx, who: Who, change: UnitChange) {
  const unit = await ownUnit(tx)
  await saveUnit(tx, change)
  await record(
    tx,
    who,
    'unit.changed',
    { kind: 'unit', id: unit.id },
    { by: who.name, name: change.name },
  )
}

type CodeChange = { agencyCode: string; from: Temporal.PlainDate; ground: string }
type WhyNotCode = 'before-last' | 'code-taken'

/** A new agency code by a decision of the province; from now on new dossier codes begin with it. */
export async function changeAgencyCode(
  tx: Tx,
  who: Who,
  { agencyCode, from, ground }: CodeChange,
): Promise<Outcome<true, WhyNotCode>> {
  const unit = await ownUnit(tx)
  const [last] = await agencyCodeHistory(tx)
  // A decision may be older than the installation, but not than the decision before it.
  const isLater = !last || Temporal.PlainDate.compare(from, last.usedFrom) >= 0
  if (unit.agencyCodeConfirmed && !isLater) return no('before-last')
  await saveAgencyCode(tx, { id: newId(), unit: who.unit, agencyCode, from, ground })
  const change = { by: who.name, from: unit.agencyCode, to: agencyCode, ground }
  await record(tx, who, 'unit.agency-code-changed', { kind: 'unit', id: unit.id }, change)
  return yes(true)
}

/** Another commune's code is known to the database only: nobody here may read that commune's row. */
export function whyNotCode(error: unknown): Outcome<never, WhyNotCode> {
  if (constraintOf(error) !== 'unit_agency_code') throw error
  return no('code-taken')
}

export type DepartmentDraft = { name: string; parentId: DepartmentId | null }
type WhyNotDepartment = 'name-taken' | 'no-parent' | 'inside-itself'

export async function addDepartment(
  tx: Tx,
  who: Who,
  { name, parentId }: DepartmentDraft,
): Promise<Outcome<DepartmentId, WhyNotDepartment>> {
  const all = await everyDepartment(tx)
  const refusal = whyNot(all, { name, parentId })
  if (refusal) return no(refusal)
  const id = newId<'department'>()
  const code = freeCode(all, slugOf(fold(name)))
  await saveDepartment(tx, who.unit, {
    id,
    code,
    name,
    parentId,
    closedOn: null,
  })
  await record(tx, who, 'department.added', { kind: 'department', id }, { by: who.name, name })
  return yes(id)
}

export async function changeDepartment(
  tx: Tx,
  who: Who,
  { id, name, parentId }: DepartmentDraft & { id: string },
): Promise<Outcome<true, WhyNotDepartment>> {
  const all = await everyDepartment(tx)
  const department = found(
    all.find((one) => one.id === id),
    'phòng ban',
  )
  const refusal = whyNot(all, { name, parentId }, id)
  if (refusal) return no(refusal)
  await saveDepartment(tx, who.unit, { ...department, name, parentId })
  const change = { by: who.name, from: department.name, to: name }
  await record(tx, who, 'department.changed', { kind: 'department', id }, change)
  return yes(true)
}

type Closing = { id: string; on: Temporal.PlainDate }

/** Closes a department that has no open part; its past work keeps naming it. */
export async function closeDepartment(
  tx: Tx,
  who: Who,
  { id, on }: Closing,
): Promise<Outcome<true, 'has-parts' | 'closed'>> {
  const all = await everyDepartment(tx)
  const department = found(
    all.find((one) => one.id === id),
    'phòng ban',
  )
  if (department.closedOn !== null) return no('closed')
  if (all.some(({ parentId, closedOn }) => parentId === id && closedOn === null))
    return no('has-parts')
  await saveDepartment(tx, who.unit, { ...department, closedOn: on })
  const { name } = department
  await record(tx, who, 'department.closed', { kind: 'department', id }, { by: who.name, name })
  return yes(true)
}

function whyNot(all: readonly Department[], { name, parentId }: DepartmentDraft, id = '') {
  const open = all.filter(({ closedOn }) => closedOn === null)
  if (parentId !== null && !open.some((one) => one.id === parentId)) return 'no-parent'
  if (open.some((one) => one.id !== id && fold(one.name) === fold(name))) return 'name-taken'
  return mayStandUnder(all, id, parentId) ? undefined : 'inside-itself'
}

function freeCode(all: readonly Department[], wanted: string): string {
  const taken = new Set(all.map(({ code }) => code))
  for (let number = 1; ; number += 1) {
    const code = number === 1 ? wanted : `${wanted.slice(0, 36)}-${number}`
    if (!taken.has(code)) return code
  }
}
