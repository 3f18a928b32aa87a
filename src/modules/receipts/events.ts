/** What happens to receipts and cash, as the audit trail keeps it. */
declare module '#platform/events.ts' {
  interface Events {
    'receipt.issued': { code: string; receipt: string; amount: number; how: 'cash' | 'transfer' }
    'receipt.voided': { code: string; receipt: string; amount: number; reason: string }
    'receipt.setting-changed': { letters: string; isOfficial: boolean }
    'cash-day.closed': {
      day: string
      expected: number
      counted: number
      reason?: string | undefined
    }
  }
}
