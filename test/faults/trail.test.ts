import { expect, test } from 'vitest'
import { z } from 'zod'

import { newId } from '#platform/id.ts'
import { sealNext } from '#platform/sealer.ts'
import { verifyUnit } from '#platform/verify.ts'

import { town, unit } from '../town.ts'
import { within } from './program.ts'

/** A commune of some years; with XASO_STRICT the million of the promise. */
const count = within(1_000_000, 40_000)
const { owner, seal } = await town('2026-11-23')
const Row = z.object({ id: z.string() })

const verify = async () => {
  const begun = performance.now()
  const verdict = await owner.read((q) => verifyUnit(q, unit, seal))
  return { ...verdict, seconds: (performance.now() - begun) / 1_000 }
}

/** Many events of many transactions, as officers and citizens leave them behind. */
async function happened() {
  const each = 20_000
  for (let done = 0; done < count; done += each)
    await owner.tx(
      (tx) => tx.run`
        insert into audit.event (unit_id, id, name, subject_kind, subject_id, actor, origin, data)
        select ${unit}, uuidv7(), 'test.happened', 'dossier', gen_random_uuid(), 'staff:' || (n % 40),
               '{"request": "x7Gh2kQpLm01", "address": "10.0.0.7"}', jsonb_build_object('n', n, 'note', repeat('việc ', 12))
        from generate_series(1, ${each}::int) n`,
    )
  await owner.tx((tx) => tx.run`delete from audit.event where name <> 'test.happened'`)
  for (let sealed = 0; sealed < count;) {
    const run = await sealNext(owner, seal)
    sealed += run
    if (run === 0) await new Promise((next) => setTimeout(next, 50))
  }
}

test('a long trail is verified within a minute, and one bad row in its middle is named', async () => {
  await happened()
  const whole = await verify()
  console.log(`${count} events verified in ${whole.seconds.toFixed(1)} s`)
  expect(whole).toMatchObject({ events: count, unsealed: 0, suspicious: [], fault: undefined })
  expect(whole.seconds).toBeLessThan(60)

  const { id } = await owner.read(
    (q) => q.one(Row)`
      select id from audit.event where unit_id = ${unit} order by tx, id offset ${Math.floor(count / 2)} limit 1`,
  )
  await owner.tx(
    (tx) => tx.run`
      update audit.event set data = data || '{"n": -1}' where unit_id = ${unit} and id = ${id}`,
  )
  expect((await verify()).fault).toMatchObject({ what: 'edited', event: id })
  await owner.tx((tx) => tx.run`delete from audit.event where unit_id = ${unit} and id = ${id}`)
  const removed = await verify()
  expect(removed.fault).toMatchObject({ what: 'removed', event: id })
  expect(removed.seconds).toBeLessThan(60)
}, 900_000)

test('a row put in among a long trail is named', async () => {
  const [fake, gone] = [newId(), await verify()]
  await owner.tx(
    (tx) => tx.run`
      insert into audit.event select unit_id, ${gone.fault?.event}, tx, at, name, subject_kind, subject_id, actor, origin, data
      from audit.event where unit_id = ${unit} limit 1`,
  )
  // What was removed and written anew is not what was sealed.
  expect((await verify()).fault).toMatchObject({ what: 'edited', event: gone.fault?.event })
  await owner.tx(
    (tx) => tx.run`
      insert into audit.event select unit_id, ${fake}, tx, at, name, subject_kind, subject_id, actor, origin, data
      from audit.event where unit_id = ${unit} limit 1`,
  )
  expect((await verify()).fault).toBeDefined()
}, 300_000)
