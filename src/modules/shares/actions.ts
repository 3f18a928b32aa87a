import { dossierByCode, resultsOf } from '#modules/dossiers/index.ts'
import type { Read, Tx } from '#platform/db.ts'
import { record } from '#platform/events.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { found } from '#platform/problem.ts'
import { visitor, type Who } from '#platform/who.ts'

import { endOf, isLive, isShareable, mostLive, mostWrongCodes, type Span } from './domain.ts'
import type { Device } from './events.ts'
import {
  countOpening,
  countWrongCode,
  insertShare,
  liveOf,
  lockedByToken,
  lockShare,
  revoke,
  sharesOf,
  type Share,
} from './store.ts'
import { codeHashOf, hashOf, isSame, newAccessCode, newToken } from './tokens.ts'

const about = (dossier: string) => ({ kind: 'dossier', id: dossier })

/** A dossier of this applicant with the results that may be shared. */
export async function shareable(q: Read, who: Who, code: string) {
  const dossier = found(await dossierByCode(q, who.unit, code), `hồ sơ ${code.slice(0, 60)}`)
  const results = await resultsOf(q, who.unit, dossier.id)
  return { dossier, results: results.filter((result) => isShareable(dossier, result)) }
}

export type Create = {
  /** Made with the form: sending it twice makes one link. */
  id: string
  code: string
  result: number
  span: Span
  withCode: boolean
  namesProcedure: boolean
  note: string
  now: Temporal.Instant
  key: string
}

/** A new link; token and code are shown once and kept nowhere. */
export type Made = { token: string; accessCode: string | undefined; until: Temporal.Instant }
export type WhyNotMade = 'not-shareable' | 'too-many' | 'made-before'

/** Chia sẻ kết quả: by the applicant only, never by an officer. */
export async function createShare(
  tx: Tx,
  who: Who,
  create: Create,
): Promise<Outcome<Made, WhyNotMade>> {
  const { id, code, result, span, now } = create
  const { dossier, results } = await shareable(tx, who, code)
  if (!results.some(({ number }) => number === result)) return no('not-shareable')
  if ((await liveOf(tx, who.unit, dossier.id, now)) >= mostLive) return no('too-many')
  const token = newToken()
  const accessCode = create.withCode ? newAccessCode() : undefined
  const until = endOf(now, span)
  const inserted = await insertShare(tx, who.unit, {
    id,
    person: who.person ?? '',
    dossier: dossier.id,
    result,
    tokenHash: hashOf(token),
    codeHash: accessCode === undefined ? null : codeHashOf(create.key, id, accessCode),
    note: create.note,
    namesProcedure: create.namesProcedure,
    createdAt: now,
    expiresAt: until,
  })
  if (inserted === 0) return no('made-before')
  await record(tx, who, 'share.created', about(dossier.id), {
    code,
    share: id,
    until: until.toString(),
    withCode: create.withCode,
  })
  return yes({ token, accessCode, until })
}

/** Thu hồi: from this moment the link opens nothing. Revoking twice changes nothing more. */
export async function revokeShare(
  tx: Tx,
  who: Who,
  { code, id, now }: { code: string; id: string; now: Temporal.Instant },
): Promise<void> {
  const { dossier } = await shareable(tx, who, code)
  const shares = await sharesOf(tx, who.unit, dossier.id)
  found(
    shares.find((share) => share.id === id),
    'đường dẫn này',
  )
  if ((await revoke(tx, who.unit, id, now)) === 0) return
  await record(tx, who, 'share.revoked', about(dossier.id), { code, share: id })
}

export type Open = {
  token: string
  accessCode: string
  key: string
  now: Temporal.Instant
  device: Device
  origin?: Who['origin']
  /** For history that is made up: when it happened. */
  at?: Temporal.Instant
}
export type WhyShut = 'unknown' | 'expired' | 'revoked' | 'locked' | 'code-missing' | 'code-wrong'

/** Somebody who holds the link opens it. Who it is stays unknown, even when signed in: she is not told names. */
export async function openShare(
  tx: Tx,
  unit: number,
  open: Open,
): Promise<Outcome<Share, WhyShut>> {
  const { now, origin } = open
  const share = await lockedByToken(tx, unit, hashOf(open.token))
  if (!share) return no('unknown')
  const live = isLive(share, now)
  if (!live.ok) return live
  const { at } = open
  const somebody: Who = { ...visitor(unit), ...(origin && { origin }), ...(at && { at }) }
  const shared = { code: share.code, share: share.id }
  if (share.codeHash) {
    if (open.accessCode === '') return no('code-missing')
    if (!isSame(share.codeHash, codeHashOf(open.key, share.id, open.accessCode))) {
      const { wrongCodes } = await countWrongCode(tx, unit, share.id)
      if (wrongCodes < mostWrongCodes) return no('code-wrong')
      await lockShare(tx, unit, share.id, now)
      await record(tx, somebody, 'share.locked', about(share.dossierId), shared)
      return no('locked')
    }
  }
  await countOpening(tx, unit, share.id, now)
  await record(tx, somebody, 'share.opened', about(share.dossierId), {
    ...shared,
    device: open.device,
  })
  return yes(share)
}
