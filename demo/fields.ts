import { fieldsSeen, giveFields } from '#modules/dossiers/index.ts'
import { procedureFields } from '#modules/procedures/index.ts'
import { departmentByCode } from '#modules/units/index.ts'

import { kindNames, kinds } from './kinds.ts'
import { dayOf } from './moments.ts'
import { at, done, officer, type Stage } from './stage.ts'

/** Each field goes to the department of whoever appraises it, where the commune has such an officer. */
export async function giveFieldsOut(stage: Stage) {
  const { plan, ledger, moments, since } = stage
  const moment = moments.before(moments.on(since, 1), 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))
  const who = at(officer(stage, admin?.login ?? ''), moment)
  await ledger.once(`${plan.unit}/fields`, { unit: plan.unit }, async (tx) => {
    const fieldOf = await procedureFields(tx, dayOf(moment))
    const given = new Map<string, string>()
    for (const { procedure, specialist } of kindNames.map((kind) => kinds[kind])) {
      const field = fieldOf.get(procedure)
      const code = plan.officers.find(({ login }) => login === specialist)?.department
      const department = code && (await departmentByCode(tx, code))
      if (field && department) given.set(field, department.id)
    }
    done(await giveFields(tx, who, { fields: given, seen: fieldsSeen(new Map()) }), 'fields')
  })
}
