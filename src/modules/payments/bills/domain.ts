// Without I, L, O and U: nobody reads them for a digit or makes a word of them.
const signs = '0123456789ABCDEFGHJKMNPQRSTVWXYZ'
const prefix = 'XS'
const length = 10

/** The check sign of a code (Luhn's sum to the base of 32): one wrong sign and nearly every swap is seen. */
function checkOf(body: string): string {
  let sum = 0
  let factor = 2
  for (const sign of [...body].toReversed()) {
    const product = signs.indexOf(sign) * factor
    sum += Math.floor(product / signs.length) + (product % signs.length)
    factor = 3 - factor
  }
  return signs.charAt((signs.length - (sum % signs.length)) % signs.length)
}

/** Mã nộp tiền of seven signs made from chance, with the check sign: XS7K2M9QAD. */
export function billCode(chance: Uint8Array): string {
  const body = Array.from(chance.slice(0, 7), (byte) => signs.charAt(byte % signs.length)).join('')
  return prefix + body + checkOf(body)
}

/** Most texts on a commune's account name none. */
const begins = /x[^a-z0-9]*s/i

/** What people read for another sign. */
const misread: Readonly<Record<string, string>> = { O: '0', I: '1', L: '1', U: 'V' }

/**
 * The codes that may stand in a transfer's text. Bank apps put words before it, part it, write it small or drop its
 * punctuation; so only letters and digits count, and every place where it may begin is tried.
 */
export function codesIn(memo: string): string[] {
  if (!begins.test(memo)) return []
  const text = memo.toUpperCase().replaceAll(/[^A-Z0-9]/g, '')
  const codes = new Set<string>()
  for (let at = text.indexOf(prefix); at >= 0; at = text.indexOf(prefix, at + 1)) {
    const typed = text.slice(at + prefix.length, at + length)
    const body = [...typed].map((sign) => misread[sign] ?? sign).join('')
    if (body.length === 8 && checkOf(body.slice(0, 7)) === body.at(7)) codes.add(prefix + body)
  }
  return [...codes]
}

export const outcomes = ['matched', 'short', 'over', 'unknown', 'duplicate', 'refunded'] as const
export type Outcome = (typeof outcomes)[number]

/** What is asked, what has come for it before, and whether it is still open. */
export type Standing = { amount: number; paid: number; isOpen: boolean; wasPaid: boolean }

/** What money that names a bill comes to. Only an open bill can be paid; what comes for another one goes back. */
export function outcomeOf(
  bill: Standing,
  amount: number,
): 'matched' | 'short' | 'over' | 'duplicate' {
  if (!bill.isOpen) return bill.wasPaid ? 'duplicate' : 'over'
  const all = bill.paid + amount
  if (all < bill.amount) return 'short'
  return all === bill.amount ? 'matched' : 'over'
}

/** Whether money of this outcome may be given back; what paid for a bill may not. */
export const isRefundable = (outcome: Outcome) =>
  outcome === 'unknown' || outcome === 'duplicate' || outcome === 'over' || outcome === 'short'
