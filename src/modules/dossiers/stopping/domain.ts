import { no, yes } from '#platform/outcome.ts'

import { inProcess, withoutDuty, type Decided, type Dossier } from '../domain.ts'

/** Whether it waits for the applicant: for papers or for money. */
const isWaiting = ({ state }: Dossier) =>
  state === 'awaiting-supplement' || state === 'awaiting-payment'

/** Dừng giải quyết (form 05): only before a decision exists (NĐ 118 Đ21). A pause that has begun goes on. */
export function stop(dossier: Dossier, now: Temporal.Instant): Decided {
  if (!inProcess(dossier) && !isWaiting(dossier)) return no('not-stoppable')
  if (dossier.decidedAt) return no('already-decided')
  return yes({ ...dossier, state: 'stopped', pausedAt: dossier.pausedAt ?? now })
}

/** Hết hạn bổ sung: the applicant's time to supply is over, so it is stopped (GOV 1.5 rule 10). */
export function lapse(
  dossier: Dossier,
  answerBy: Temporal.Instant | null,
  now: Temporal.Instant,
): Decided {
  if (dossier.state !== 'awaiting-supplement') return no('not-awaiting-supplement')
  if (!answerBy || Temporal.Instant.compare(now, answerBy) <= 0) return no('not-expired')
  return stop(dossier, now)
}

/** Tiếp tục giải quyết: the clock goes on, moved by the length of the pause. */
export function resume(dossier: Dossier, dueAt: Temporal.Instant | null): Decided {
  if (dossier.state !== 'stopped') return no('not-stopped')
  return yes({ ...dossier, state: 'processing', pausedAt: null, dueAt })
}

/** Kết thúc hồ sơ đã dừng: a negative result (GOV 1.4, 8 → 9). */
export function closeStopped(dossier: Dossier, dueAt: Temporal.Instant | null): Decided {
  if (dossier.state !== 'stopped') return no('not-stopped')
  return yes({
    ...dossier,
    state: 'done',
    verdict: 'refuse',
    step: null,
    assignee: null,
    pausedAt: null,
    dueAt,
    payment: withoutDuty(dossier),
  })
}

/** Hết hạn không trả lời được coi là đồng ý, where the procedure says so (GOV 1.5 rule 13). */
export function consentBySilence(
  dossier: Dossier & { silenceConsents: boolean },
  now: Temporal.Instant,
): Decided {
  if (!dossier.silenceConsents) return no('silence-means-nothing')
  if (!inProcess(dossier)) return no('not-in-process')
  if (dossier.decidedAt) return no('already-decided')
  if (!dossier.dueAt || Temporal.Instant.compare(now, dossier.dueAt) <= 0) return no('not-expired')
  return yes({ ...dossier, state: 'done', verdict: 'grant', step: null, assignee: null })
}
