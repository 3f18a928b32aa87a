import { refusalReason } from '../history.ts'
import type { DossierFile } from '../read.ts'
import { openSupplement } from '../store-supplements.ts'
import { itemsIn } from './domain.ts'

/** What to bring next time, and why it is asked. */
export type ToBring = {
  why: 'asked' | 'rejected' | 'refused'
  items: string[]
  answerBy: Temporal.Instant | null
}

type File = Pick<DossierFile, 'dossier' | 'supplements' | 'past'>

/** After a request for papers, or when the application was not taken in or was refused; else nothing. */
export function toBringNext({ dossier, supplements, past }: File): ToBring | undefined {
  const asked = openSupplement(supplements)
  if (asked && dossier.state === 'awaiting-supplement')
    return { why: 'asked', items: itemsIn(asked.missing), answerBy: asked.answerBy }
  const reason = past.find(({ name }) => name === 'dossier.rejected')?.data['reason']
  if (dossier.state === 'rejected' && typeof reason === 'string')
    return { why: 'rejected', items: itemsIn(reason), answerBy: null }
  const refusal = dossier.verdict === 'refuse' ? refusalReason(past) : undefined
  return refusal === undefined || dossier.finishedAt === null
    ? undefined
    : { why: 'refused', items: itemsIn(refusal), answerBy: null }
}
