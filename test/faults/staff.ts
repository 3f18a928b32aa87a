import { addStaff, openSession } from '#modules/accounts/index.ts'
import type { Database } from '#platform/db.ts'
import { system } from '#platform/who.ts'

import { sessionKeyOf, unit, type Program } from './program.ts'

/** The headers of an officer, of the desk unless told otherwise, who is signed in. */
export async function officerOf(program: Program, owner: Database, roles = ['desk']) {
  const db = owner.as({ unit })
  const now = Temporal.Now.instant()
  const staff = {
    login: 'motcua',
    fullName: 'Trần Thị Lan',
    roles,
    password: 'con mèo nằm trên mái nhà',
    secondFactorWaived: true,
  }
  const token = await db.tx(async (tx) => {
    const added = await addStaff(tx, system(unit), now, staff)
    if (!added.ok) throw new Error(added.why)
    const opening = { unit, now, how: 'password', staff: added.value.id }
    return (await openSession(tx, sessionKeyOf(program), opening)).token
  })
  return { cookie: `xaso=${token}`, 'sec-fetch-site': 'same-origin' }
}
