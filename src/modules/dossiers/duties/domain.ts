import { no, yes } from '#platform/outcome.ts'

import { inProcess, type Decided, type Dossier } from '../domain.ts'

/** Yêu cầu thực hiện nghĩa vụ tài chính: the clock stands still until it is paid or waived. */
export function askForPayment(dossier: Dossier, now: Temporal.Instant): Decided {
  if (!inProcess(dossier)) return no('not-in-process')
  if (dossier.payment === 'due') return no('payment-due')
  return yes({ ...dossier, state: 'awaiting-payment', payment: 'due', pausedAt: now })
}

/**
 * Đã nộp, hoặc được miễn. The clock goes on if the dossier waited for this; one that was stopped stays stopped.
 */
export function settlePayment(
  dossier: Dossier,
  how: 'paid' | 'waived',
  dueAt: Temporal.Instant | null,
): Decided {
  if (dossier.payment !== 'due') return no('no-payment-due')
  if (dossier.state !== 'awaiting-payment') return yes({ ...dossier, payment: how })
  return yes({ ...dossier, state: 'processing', payment: how, pausedAt: null, dueAt })
}
