import { isFormPinned } from '#modules/dossiers/index.ts'
import { draftsByForm } from '#modules/drafts/index.ts'
import { publishedForm, removeForm, retireForm, type PublishedForm } from '#modules/forms/index.ts'
import type { Tx } from '#platform/db.ts'
import type { Doer } from '#platform/draft-life.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'

import { about } from './events.ts'
import { lockDesign } from './store.ts'
import type { Why } from './words.ts'

type Version = { code: string; version: number }

async function open(tx: Tx, { code, version }: Version) {
  const design = found(await lockDesign(tx, code), `biểu mẫu ${code}`)
  const form = found(await publishedForm(tx, code, version), `bản ${version} của ${code}`)
  return { design, form }
}

export type Retiring = Version & { from: Temporal.PlainDate; why: string }

/** Thôi dùng: from that day nothing begins with it; dossiers and drafts that have it go on. */
export async function retireVersion(
  tx: Tx,
  doer: Doer,
  { code, version, from, why }: Retiring,
): Promise<Outcome<true, Why>> {
  const { design } = await open(tx, { code, version })
  if (Temporal.PlainDate.compare(from, doer.today) < 0) return no('from-past')
  if (!(await retireForm(tx, doer.who, { code, version, from, why }))) return no('retired-already')
  const data = { code, version, from: from.toString(), why, by: doer.who.name }
  await record(tx, doer.who, 'form.retired', about(design), data)
  return yes(true)
}

/** Xóa một bản mà chưa hồ sơ, bản nháp nào theo. */
export async function deleteVersion(
  tx: Tx,
  doer: Doer,
  { code, version }: Version,
): Promise<Outcome<true, Why>> {
  const { design, form } = await open(tx, { code, version })
  if (await isUsed(tx, code, version)) return no('is-used')
  if (!isOutOfReach(form, doer.today)) return no('still-serves')
  await removeForm(tx, doer.who.unit, code, version)
  const data = { code, version, by: doer.who.name }
  await record(tx, doer.who, 'form.version-deleted', about(design), data)
  return yes(true)
}

const isUsed = async (tx: Tx, code: string, version: number) =>
  ((await draftsByForm(tx, code)).get(version) ?? 0) > 0 || isFormPinned(tx, code, version)

/**
 * Nobody may be beginning with it at this very moment: its first day is still to come, or its last one is over. So a
 * request that read it before it was deleted cannot pin it afterwards.
 */
export const isOutOfReach = (
  { effectiveFrom, retiredFrom }: Pick<PublishedForm, 'effectiveFrom' | 'retiredFrom'>,
  today: Temporal.PlainDate,
): boolean =>
  Temporal.PlainDate.compare(effectiveFrom, today) > 0 ||
  (retiredFrom !== null && Temporal.PlainDate.compare(retiredFrom, today) < 0)
