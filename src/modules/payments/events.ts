/** What happens to money, as the audit trail keeps it. */
declare module '#platform/events.ts' {
  interface Events {
    'payment.bill-made': { code: string; amount: number }
    'payment.account-opened': { bin: string; number: string; holder: string; isDemo: boolean }
    'payment.key-changed': { number: string }
    'payment.notice-taken': {
      ref: string
      amount: number
      outcome: string
      bill?: string | undefined
    }
    'payment.matched-by-hand': {
      ref: string
      amount: number
      outcome: string
      bill: string
      reason: string
    }
    'payment.refunded': { ref: string; amount: number; reason: string }
    'payment.statement-uploaded': { name: string }
    'payment.statement-taken': { name: string; rows: number; taken: number; faults: number }
  }
}

/** What an event of money is about. */
export const about = (
  kind: 'payment-account' | 'payment-notice' | 'payment-statement',
  id: string,
) => ({ kind, id })
