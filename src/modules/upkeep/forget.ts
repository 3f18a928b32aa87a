import type { Tx } from '#platform/db.ts'
import type { JobContext, JobHandler } from '#platform/module.ts'
import type { UnitId } from '#platform/who.ts'

/** A program that sends a request again does so within days; after this its key may be used for something new. */
const answersKeptDays = 30
/** The longest window of a limit is shorter. */
const windowsKeptHours = 24

export type Forgotten = { answers: number; windows: number }

/** Removes what only served to recognise a repetition: answers to doubled requests, and windows of limits that are over. */
export async function forgetOld({
  units,
  db,
  now,
  log,
}: Pick<JobContext, 'units' | 'db' | 'now' | 'log'>): Promise<Forgotten> {
  const all = await units()
  let answers = 0
  for (const unit of all) answers += await db(unit).tx((tx) => removeAnswers(tx, unit))
  const [any] = all
  const ended = now().subtract({ hours: windowsKeptHours })
  const windows = any === undefined ? 0 : await db(any).tx((tx) => removeWindows(tx, ended))
  log.info({ answers, windows }, 'old answers and windows removed')
  return { answers, windows }
}

export const forgetJob: JobHandler = async (context) => {
  await forgetOld(context)
}

const removeAnswers = (tx: Tx, unit: UnitId) => tx.run`
  delete from platform.answered
  where unit_id = ${unit} and at < now() - make_interval(days => ${answersKeptDays}::int)
`

const removeWindows = (tx: Tx, ended: Temporal.Instant) =>
  tx.run`delete from platform.rate where window_start < ${ended.toString()}::timestamptz`
