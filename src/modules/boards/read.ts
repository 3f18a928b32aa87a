import { staffNames, staffWithPermission } from '#modules/accounts/index.ts'
import { calendarFor } from '#modules/calendars/index.ts'
import {
  apologyCount,
  dossierList,
  loadCounts,
  mostLines,
  type Filter,
  type Load,
} from '#modules/dossiers/index.ts'
import { procedureFields } from '#modules/procedures/index.ts'
import type { Read } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'

import { byField, horizonOf, rowsOf, spanOf, type Band, type Grouping } from './domain.ts'

/** Procedures that left the catalogue since. */
export const otherField = 'Khác'

const of = (loads: readonly Load[], by: Load['by']) => loads.filter((load) => load.by === by)

type At = { unit: UnitId; today: Temporal.PlainDate }

async function foundation(q: Read, { unit, today }: At) {
  const horizon = horizonOf(await calendarFor(q, unit), today)
  const loads = await loadCounts(q, unit, horizon)
  const fields = await procedureFields(q, today)
  return { horizon, loads, fieldOf: (code: string) => fields.get(code) ?? otherField }
}

/** The whole board. */
export async function boardOf(q: Read, at: At) {
  const { loads, fieldOf } = await foundation(q, at)
  const officers = rowsOf(of(loads, 'officer'))
  return {
    all: rowsOf(of(loads, 'all'))[0],
    apologies: await apologyCount(q, at.unit),
    officers,
    steps: rowsOf(of(loads, 'step')),
    fields: byField(of(loads, 'procedure'), fieldOf),
    names: await staffNames(
      q,
      officers.flatMap(({ key }) => key || []),
    ),
  }
}

export type Picked = { by: Grouping; key: string; band: Band }

/** The dossiers behind one number of the board, the soonest due first. */
export async function listBehind(q: Read, at: At, { by, key, band }: Picked, cursor?: string) {
  const { horizon, loads, fieldOf } = await foundation(q, at)
  const codes = of(loads, 'procedure').flatMap((load) =>
    fieldOf(load.key) === key ? load.key : [],
  )
  const who: Record<Grouping, Filter> = {
    officer: key === '' ? { unassigned: true } : { assignee: key },
    step: { roles: [key] },
    field: { procedures: codes },
    apology: { apology: true },
    all: {},
  }
  const filter = { running: true, ...spanOf(band, horizon), ...who[by] }
  const list = await dossierList(q, at.unit, { filter, cursor, limit: mostLines })
  const officers = await staffWithPermission(q, 'dossier.process')
  const ids = list.items.flatMap(({ assignee }) => assignee ?? [])
  return {
    ...list,
    officers,
    names: await staffNames(q, key && by === 'officer' ? [...ids, key] : ids),
  }
}
