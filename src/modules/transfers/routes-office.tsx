import type { FastifyRequest } from 'fastify'

import { allUnits } from '#modules/units/index.ts'
import type { App } from '#platform/http.ts'

import { MineElsewhere } from './pages/mine.tsx'
import { Tracked } from './pages/tracked.tsx'
import { authorities } from './rules.ts'
import { send } from './send.ts'
import { transferByCode, transfersOfPerson } from './store.ts'

/** What the counter, the search, tracking and the citizen's list know of dossiers that another commune settles. */
export function officeRoutes(app: App) {
  app.decorate('intakeElsewhere', { authorities, send })
  app.decorate('pageElsewhere', pageElsewhere)
  app.decorate('mineElsewhere', mineElsewhere)
  const { trackElsewhere } = app
  const track = async (req: FastifyRequest, asked: string) =>
    (await trackTransfer(req, asked)) ?? trackElsewhere?.(req, asked)
  if (trackElsewhere) app.trackElsewhere = track
  else app.decorate('trackElsewhere', track)
}

async function pageElsewhere({ db, who }: FastifyRequest, code: string) {
  if (!who.can.has('transfer.view')) return undefined
  const transfer = await db.read((q) => transferByCode(q, who.unit, code))
  return transfer && `/can-bo/chuyen-ho-so/${transfer.id}`
}

async function trackTransfer({ db, who, now }: FastifyRequest, code: string) {
  const shown = await db.read(async (q) => {
    const transfer = await transferByCode(q, who.unit, code)
    return transfer && { transfer, units: await allUnits(q) }
  })
  if (!shown) return undefined
  const { transfer, units } = shown
  const settledBy = units.find(({ unitId }) => unitId === transfer.toUnit)
  return <Tracked {...{ transfer, settledBy, now }} />
}

async function mineElsewhere({ db, who }: FastifyRequest) {
  const { person } = who
  if (person === undefined) return undefined
  const { rows, units } = await db.read(async (q) => ({
    rows: await transfersOfPerson(q, who.unit, person),
    units: await allUnits(q),
  }))
  if (rows.length === 0) return undefined
  const names = new Map(units.map(({ unitId, name }) => [unitId, name]))
  return <MineElsewhere {...{ rows, names }} />
}
