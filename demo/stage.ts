import type { Places } from '#modules/forms/index.ts'
import type { Office } from '#modules/signatures/index.ts'
import type { Database } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'

import type { CommunePlan } from './communes.ts'
import type { Press } from './documents.ts'
import type { Ledger } from './ledger.ts'
import type { Moments } from './moments.ts'
import type { Random } from './random.ts'

/** Where one commune of the demonstration is played: its plan, its time, its officers. */
export type Stage = {
  plan: CommunePlan
  database: Database
  press: Press
  ledger: Ledger
  random: Random
  moments: Moments
  places: Places
  /** The present of the story: nothing is made up that would be later. */
  now: Temporal.Instant
  /** The first day of the history. */
  since: Temporal.PlainDate
  /** Hides in ratings which dossier they are about. */
  sessionKey: string
  officers: ReadonlyMap<string, Who>
  /** What signing needs of the program. */
  office: Office
  say: (vi: string, en: string) => void
}

/** The officer with this login. */
export function officer({ officers }: Pick<Stage, 'officers'>, login: string): Who {
  const who = officers.get(login)
  if (!who) throw new Error(`the demonstration has no officer ${login}`)
  return who
}

/** The same officer or citizen at a moment of the story: what they do is recorded with that time. */
export const at = (who: Who, moment: Temporal.Instant): Who => ({ ...who, at: moment })

type Answer<Value> = { ok: true; value: Value } | { ok: false; why: unknown }

/** In a made-up story nothing may be refused; a refusal is a fault of the story. */
export function done<Value>(answer: Answer<Value>, what: string): Value {
  if (!answer.ok) throw new Error(`${what}: ${String(answer.why)}`)
  return answer.value
}
