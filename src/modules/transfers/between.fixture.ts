import { z } from 'zod'

import {
  attachResult,
  dossierByCode,
  finishDossier,
  forwardDossier,
  type Intake,
} from '#modules/dossiers/index.ts'
import { addUnit } from '#modules/units/index.ts'
import { intakeOf } from '#test/given.ts'
import { officerWho, town } from '#test/town.ts'
import { background } from '#test/work.ts'

import { send } from './send.ts'
import { transferById } from './store.ts'

const Event = z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })

/** Two communes of one province on one installation, a third one beside them, and what their desks do. */
export async function twoCommunes() {
  const place = await town('2026-11-23')
  await addUnit({ everything: place.owner }, { id: 2, code: '28087', isDefault: false })
  await addUnit({ everything: place.owner }, { id: 3, code: '28108', isDefault: false })
  const { db: here, database, clock, visit } = place
  const there = database.as({ unit: 2 })
  const { work, redeliver } = background(place)
  const desk = officerWho({ name: 'Trần Thị Một Cửa' })
  const theirs = officerWho({ unit: 2, name: 'Ngô Văn Bên Kia' })

  const given = (over: Partial<Intake> = {}) =>
    here.tx((tx) => send(tx, desk, { intake: intakeOf(over), to: 2, now: clock.now }))
  const transfer = async (id: string) => (await here.read((q) => transferById(q, id)))!
  const act = async (id: string) => ({ id, seen: (await transfer(id)).version, now: clock.now })
  const url = (id: string, rest = '') => `/can-bo/chuyen-ho-so/${id}${rest}`
  const form = async (id: string, more: Record<string, string> = {}) => ({
    _key: crypto.randomUUID(),
    version: String((await transfer(id)).version),
    ...more,
  })
  const trail = async (unit: number, id: string) =>
    (
      await database.as({ unit }).read(
        (q) => q.many(Event)`
          select name, data from audit.event where subject_id = ${id}::uuid order by id`,
      )
    ).map(({ name, data }) => (name === 'transfer.heard' ? `heard ${String(data['what'])}` : name))
  const dossierThere = async (code: string) => (await there.read((q) => dossierByCode(q, 2, code)))!

  /** The other commune settles its dossier, from the first step to the last. */
  async function settle(code: string) {
    const now = clock.now
    for (let n = 0; n < 12; n += 1) {
      const dossier = await dossierThere(code)
      if (dossier.step === dossier.stepCount - 1) break
      await there.tx((tx) => forwardDossier(tx, theirs, { code, now, verdict: 'grant' }))
    }
    await there.tx(async (tx) => {
      await attachResult(tx, theirs, {
        code,
        now,
        title: 'Giấy xác nhận',
        documentNumber: `${code}/XN`,
      })
      const done = await finishDossier(tx, theirs, { code, now, verdict: 'grant' })
      if (!done.ok) throw new Error(done.why)
    })
    await work()
  }

  return {
    ...{ place, here, there, clock, visit, work, redeliver, desk, theirs },
    ours: visit(desk),
    other: visit(theirs),
    stranger: visit(officerWho({ unit: 3 })),
    ...{ given, transfer, act, url, form, trail, dossierThere, settle },
  }
}
