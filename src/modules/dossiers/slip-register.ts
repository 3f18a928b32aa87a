import { z } from 'zod'

import { linesPerVolume, slipNumber, type Frame } from '#modules/papers/index.ts'
import { peopleById, type Person } from '#modules/people/index.ts'
import { shortened } from '#modules/procedures/index.ts'
import { unitById } from '#modules/units/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { zone } from '#platform/http.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { Who } from '#platform/who.ts'

import { agencyOf } from './slip-head.ts'
import { sheetOn } from './slip-issue.ts'
import { bytesOf } from './slip-press.ts'
import {
  addRegister,
  countLines,
  linesAfter,
  lockRegister,
  saveProgress,
  type LineRecord,
  type Register,
} from './slip-register-store.ts'
import { addSlip, takeNumber, type Slip } from './slip-store.ts'

/** A register of more lines is asked for in shorter periods. */
export const mostLines = 50_000
export const mostDays = 366

export type Period = { from: Temporal.PlainDate; to: Temporal.PlainDate }
export type WhyNoRegister =
  | 'too-long'
  | 'in-future'
  | 'backwards'
  | 'empty'
  | 'too-many'
  | 'no-form'

/** A period that a register can be made of: in order, not to come, a year at most. */
export function checkPeriod(
  { from, to }: Period,
  today: Temporal.PlainDate,
): Outcome<Period, WhyNoRegister> {
  if (Temporal.PlainDate.compare(from, to) > 0) return no('backwards')
  if (Temporal.PlainDate.compare(to, today) > 0) return no('in-future')
  if (from.until(to).days >= mostDays) return no('too-long')
  return yes({ from, to })
}

type Ask = Period & { now: Temporal.Instant; frame: Frame }

/** Lập sổ: takes the next number. A short register is made at once, a long one volume by volume in the background. */
export async function askForRegister(
  tx: Tx,
  who: Who,
  { now, frame, ...period }: Ask,
): Promise<Outcome<Register, WhyNoRegister>> {
  const checked = checkPeriod(period, now.toZonedDateTimeISO(zone).toPlainDate())
  if (!checked.ok) return checked
  const lines = await countLines(tx, who.unit, { ...period, most: mostLines })
  if (lines === 0) return no('empty')
  if (lines > mostLines) return no('too-many')
  const sheet = sheetOn('register', now)
  const number = sheet && (await takeNumber(tx, who.unit, sheet))
  if (!sheet || !number) return no('no-form')
  const register = await addRegister(tx, who.unit, {
    ...period,
    year: sheet.year,
    number,
    lines,
    frame,
    at: now,
    by: who.actor,
  })
  await record(tx, who, 'register.asked', about(register), {
    number: slipNumber('register', number),
    from: period.from.toString(),
    to: period.to.toString(),
    lines,
  })
  if (lines <= linesPerVolume) await makeVolume(tx, who, register, now)
  else await plan(tx, 'dossiers.register', { unit: who.unit, register: register.id })
  return yes(register)
}

const about = ({ id }: Register) => ({ kind: 'register', id })

/** The next volume of a register, from the line after the last one; the last volume ends it. */
async function makeVolume(
  tx: Tx,
  who: Who,
  register: Register,
  now: Temporal.Instant,
): Promise<Slip | undefined> {
  const found = await linesAfter(tx, who.unit, register, mostIn(register))
  const slip = found.length > 0 ? await addVolume(tx, who, register, found) : undefined
  const made = register.made + found.length
  const volumes = register.volumes + (slip ? 1 : 0)
  const isDone = made >= register.lines || found.length === 0
  await saveProgress(tx, who.unit, register.id, {
    made,
    volumes,
    after: found.at(-1),
    finishedAt: isDone ? now : null,
  })
  if (isDone)
    await record(tx, who, 'register.made', about(register), {
      number: slipNumber('register', register.number),
      lines: made,
      volumes,
    })
  else await plan(tx, 'dossiers.register', { unit: who.unit, register: register.id })
  return slip
}

const mostIn = ({ lines, made }: Register) => Math.min(lines - made, linesPerVolume)

async function addVolume(tx: Tx, who: Who, register: Register, found: readonly LineRecord[]) {
  const { id, year, number, volumes, askedAt, askedBy, frame } = register
  const sheet = sheetOn('register', askedAt)
  if (!sheet) return undefined
  return addSlip(tx, who.unit, {
    ...sheet,
    about: { register: id },
    eventId: null,
    year,
    number,
    part: volumes + 1,
    at: askedAt,
    by: askedBy,
    data: await volumeData(tx, who, register, found),
    frame,
  })
}

async function volumeData(q: Read, who: Who, register: Register, found: readonly LineRecord[]) {
  const unit = await unitById(q, who.unit)
  const people = await peopleById(q, [...new Set(found.map(({ applicantId }) => applicantId))])
  const byId = new Map<string, Person>(people.map((person) => [person.id, person]))
  return {
    agency: agencyOf(unit),
    lead: unit.name,
    from: register.fromDay,
    to: register.toDay,
    volume: register.volumes + 1,
    first: register.made + 1,
    lines: found.map(({ code, applicantName, applicantId, ...line }) => ({
      code,
      matter: matterOf(line),
      applicant: applicantName,
      contact: contactOf(byId.get(applicantId)),
      receivedAt: line.receivedAt,
      dueAt: line.dueAt,
      returnedAt: line.returnedAt,
      how: line.how,
    })),
  }
}

/** Some names fill half a page of the register; shortened they go with the code that says which they are. */
const matterOf = ({
  procedureName,
  procedureCode,
}: Pick<LineRecord, 'procedureName' | 'procedureCode'>) => {
  const short = shortened(procedureName, 100)
  return short === procedureName ? short : `${short}; mã ${procedureCode}`
}

const contactOf = (person: Person | undefined) =>
  [person?.addressDetail, person?.phone].filter(Boolean).join('; ')

const Work = z.object({ unit: z.number(), register: z.uuid() })

/** One volume, and a job for the next: after a crash the register goes on where it stood. */
export async function registerJob(context: JobContext, payload: unknown): Promise<void> {
  const { unit, register: id } = Work.parse(payload)
  const { files, log } = context
  const who = context.who(unit)
  const db = context.db(unit)
  const made = await db.tx(async (tx) => {
    const register = await lockRegister(tx, unit, id)
    if (!register || register.finishedAt !== null) return undefined
    const slip = await makeVolume(tx, who, register, context.now())
    return slip && { slip, frame: register.frame }
  })
  if (!made) return
  // Pressed ahead of whoever opens it; should that fail now, it is pressed when it is opened.
  const bytes = await bytesOf({ db, files, who, frame: made.frame }, made.slip).catch(
    (error: unknown) =>
      log.warn({ error: String(error), register: id }, 'a volume was not pressed ahead'),
  )
  bytes?.destroy()
}
