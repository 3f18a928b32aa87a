import { expect } from 'vitest'
import { z } from 'zod'

import { givenDossier } from '#test/given.ts'
import { officerWho, town, unit } from '#test/town.ts'
import { jobContext } from '#test/work.ts'

import { setHandling } from './handling/actions.ts'
import { ordinary, type Handling } from './handling/domain.ts'
import { dossierByCode } from './store.ts'

const Named = z.object({ name: z.string(), data: z.record(z.string(), z.unknown()) })

/** A commune on a Monday, with what the tests of a dossier's paths do again and again. */
export async function mondayDesk() {
  const commune = await town('2026-11-23')
  const { db, visit, clock } = commune
  const today = clock.now
  const path = (code: string) => `/can-bo/ho-so/${code}`
  const dossier = async (code: string) => (await db.read((q) => dossierByCode(q, unit, code)))!
  const context = jobContext(commune)
  /** What the commune sets for a procedure, from the first day of the year. */
  const allow = async (procedure: string, allowed: Partial<Handling>) => {
    const entry = {
      procedure,
      seen: 0,
      effectiveFrom: Temporal.PlainDate.from('2026-01-01'),
      citation: `Quyết định về thủ tục ${procedure}`,
      allowed: { ...ordinary, ...allowed },
    }
    const done = await db.tx((tx) => setHandling(tx, officerWho(), today, entry))
    expect(done.ok).toBe(true)
  }
  return {
    db,
    visit,
    context,
    path,
    dossier,
    allow,
    goTo: (text: string) => {
      clock.now = Temporal.Instant.from(`${text}:00+07:00`)
    },
    /** A new dossier, on that Monday. */
    given: (over = {}) => {
      clock.now = today
      return givenDossier({ db, now: today, over })
    },
    act: (code: string, name: string, form: Record<string, string> = {}) =>
      visit().post(`${path(code)}/${name}`, form),
    body: async (code: string) => (await visit().get(path(code))).body,
    dueDay: async (code: string) =>
      (await dossier(code)).dueAt?.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate().toString(),
    events: (id: string, name: string) =>
      db.read(
        (q) =>
          q.many(Named)`
            select name, data from audit.event
            where unit_id = ${unit} and subject_id = ${id} and name = ${name} order by id`,
      ),
  }
}
