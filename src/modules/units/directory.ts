import type { Database } from '#platform/db.ts'
import type { UnitId } from '#platform/who.ts'
import type { World } from '#platform/world.ts'

import type { Unit, UnitFace } from './domain.ts'
import { allUnits } from './store.ts'

/** The units of the installation, known without asking the database in each request. */
export type UnitDirectory = {
  face: (unit: UnitId) => UnitFace
  units: () => UnitId[]
  /** The unit whose pages this host name shows; the default unit when no host decides. */
  unitOfHost: (host: string) => UnitId
  refresh: () => Promise<void>
}

/** A change made by another process shows within this time. */
const freshFor = 5_000

const directories = new WeakMap<Database, UnitDirectory>()

type Parts = Pick<World, 'database' | 'defaultUnit'>

export async function unitDirectory({ database, defaultUnit }: Parts): Promise<UnitDirectory> {
  let units: readonly Unit[] = []
  let readAt = 0
  async function refresh() {
    units = await database.everything.read(allUnits)
    readAt = performance.now()
  }
  // Who asks is answered from memory; at most one reader every few seconds looks again, behind the answer.
  function known(): readonly Unit[] {
    if (performance.now() - readAt > freshFor) {
      readAt = performance.now()
      void refresh().catch(() => {})
    }
    return units
  }
  const directory: UnitDirectory = {
    face: (id) => known().find(({ unitId }) => unitId === id) ?? nobody,
    units: () => known().map(({ unitId }) => unitId),
    unitOfHost: (host) => byHost(known(), host) ?? defaultUnit,
    refresh,
  }
  await refresh()
  directories.set(database, directory)
  return directory
}

// Also error pages need a face, and one may be asked for before a new unit is known here.
const nobody: UnitFace = { name: 'Xã Số', provinceName: '', agencyCode: '' }

function byHost(units: readonly Unit[], host: string): UnitId | undefined {
  const name = host.toLowerCase().replace(/:\d+$/, '')
  const named = units.find(({ hosts }) => hosts.includes(name))
  return (named ?? units.find(({ isDefault }) => isDefault))?.unitId
}

/** Shows a change at once in this process; the others follow within seconds. */
export const refreshDirectory = async (database: Database) => directories.get(database)?.refresh()
