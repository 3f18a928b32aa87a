import { addHamlet, changeUnit, hamlets, mergeHamlets } from '#modules/units/index.ts'

import { at, done, officer, type Stage } from './stage.ts'

/** The commune's hamlets, one of them merged from two, and its contact details, plainly made up. */
export async function foundCommune(stage: Stage): Promise<ReadonlyMap<string, string>> {
  const { plan, ledger, moments, since } = stage
  const moment = moments.before(moments.on(since, 1), 4 * 480)
  const admin = plan.officers.find(({ roles }) => roles.includes('administrator'))
  const who = at(officer(stage, admin?.login ?? ''), moment)
  const scope = { unit: plan.unit }
  await ledger.once(`${plan.unit}/contact`, scope, async (tx) => {
    await changeUnit(tx, who, { name: plan.name, contact: plan.contact })
  })
  await ledger.once(`${plan.unit}/hamlets`, scope, async (tx) => {
    const { from, into } = plan.merged
    const startedOn = Temporal.PlainDate.from('2025-07-01')
    const ground = 'Nghị quyết giả định của bản trình diễn'
    const old: string[] = []
    for (const [place, name] of plan.hamlets.filter((hamlet) => hamlet !== into).entries())
      done(await addHamlet(tx, who, { kind: 'ap', name, code: `A${place + 1}`, startedOn }), name)
    for (const name of from)
      old.push(done(await addHamlet(tx, who, { kind: 'ap', name, startedOn, ground }), name))
    const code = `A${plan.hamlets.length}`
    const on = Temporal.PlainDate.from('2026-01-01')
    const merger = {
      from: old,
      into: { kind: 'ap', name: into, code },
      on,
      ground,
      today: on,
    } as const
    done(await mergeHamlets(tx, who, merger), into)
  })
  const living = await stage.database.as(scope).read(hamlets)
  return new Map(living.map(({ name, id }) => [name, id as string]))
}
