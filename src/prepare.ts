import { importProcedures } from '#modules/procedures/index.ts'
import { addUnit, importAdminUnits } from '#modules/units/index.ts'
import { connect } from '#platform/db.ts'
import { migrate, migrationsOf } from '#platform/migrate.ts'

import { modules } from './modules.ts'

/** The commune of the demonstration: xã Tân Trụ, tỉnh Tây Ninh. */
export const demoUnit = 1

type Prepare = { owner: string; appPassword: string | undefined }

/** Schema, reference data and the first unit; does nothing where all is there. Returns the migrations it applied. */
export async function prepareDatabase({ owner, appPassword }: Prepare): Promise<string[]> {
  const applied = await migrate({ owner, appPassword, migrations: migrationsOf(modules) })
  const database = connect(owner, { max: 2, application: 'xaso-setup' })
  try {
    await importAdminUnits(database)
    await importProcedures(database)
    await addUnit(database, { id: demoUnit, code: '28075', isDefault: true })
  } finally {
    await database.close()
  }
  return applied
}
