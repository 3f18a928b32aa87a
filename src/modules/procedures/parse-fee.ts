import { fold } from '#platform/fold.ts'

import type { Fee, Rule } from './domain.ts'
import { timesIn } from './parse-time.ts'

/** What the portal's fee cell says: the fee, who is exempt, time limits mentioned beside it, and what speaks against the fee. */
export type FeeReading = {
  fee: Fee
  exempt: string[]
  times: Rule[]
  doubt: 'set-by-council' | 'note-contradicts' | 'amount-doubtful' | undefined
}

type Head =
  | { kind: 'free' | 'unknown' }
  | { kind: 'amount'; amount: number; currency: 'VND' | 'USD'; per: string }

const amountHead = /^([\d,]+) (Việt Nam Đồng|VNĐ|USD)(?:\(\/([^)]+)\))?/

/** Reads the portal's fee cell; a cell may hold several fees, parted by `||`. */
export function parseFee(raw: string): FeeReading {
  const texts = raw
    .normalize('NFC')
    .split('||')
    .map((text) => text.trim())
  const parts = texts.map(headAndNote)
  // A fee in dollars is that of a mission abroad, never of a commune.
  const home = parts.find(({ head }) => head.kind === 'amount' && head.currency === 'VND')
  const { head, note } = home ?? parts[0] ?? { head: { kind: 'unknown' } as const, note: '' }
  const fee = feeFrom(head, note)
  return {
    fee,
    exempt: exemptIn(raw),
    times: texts.flatMap((text) => timesIn(uncut(text))),
    doubt: doubtOf(head, note),
  }
}

// The crawl cut each note at 260 characters: what stands at the cut may be half a word ("02 ngày l").
const uncut = (text: string) => (text.length < 255 ? text : text.slice(0, -15))

function headAndNote(text: string): { head: Head; note: string } {
  const amount = amountHead.exec(text)
  if (amount) {
    const [whole, digits = '', currency, per = ''] = amount
    const head = {
      kind: 'amount' as const,
      amount: Number(digits.replaceAll(',', '')),
      currency: currency === 'USD' ? ('USD' as const) : ('VND' as const),
      per,
    }
    return { head, note: text.slice(whole.length).trim() }
  }
  if (text.startsWith('Miễn phí')) return { head: { kind: 'free' }, note: text.slice(8).trim() }
  return { head: { kind: 'unknown' }, note: text.replace(/^Không có thông tin/, '').trim() }
}

const council = /hoi dong nhan dan/
const perPage =
  /([\d.]+) dong\/trang; tu trang thu (\d+) tro len thu ([\d.]+) dong\/trang, toi da thu khong qua ([\d.]+) dong\/ban/

function feeFrom(head: Head, note: string): Fee {
  const folded = fold(note)
  if (head.kind !== 'amount') {
    if (council.test(folded)) return { kind: 'by-council' }
    return { kind: head.kind }
  }
  const pages = perPage.exec(folded)
  if (pages) return pageFee(pages)
  if (head.currency !== 'VND') return { kind: 'unknown' }
  if (council.test(folded)) return { kind: 'by-council', amount: head.amount }
  const { amount, per } = head
  return per === '' ? { kind: 'fixed', amount } : { kind: 'per-case', amount, per }
}

const dong = (text = '') => Number(text.replaceAll('.', ''))

function pageFee([, first, from, further, cap]: RegExpExecArray): Fee {
  return {
    kind: 'per-page',
    first: dong(first),
    firstPages: Number(from) - 1,
    further: dong(further),
    cap: dong(cap),
  }
}

// "Free" beside words that speak of an amount, or of groups that need not pay it, cannot be the whole truth.
const payable =
  /luat phi va le phi|ap dung muc thu|muc phi quy dinh|ap dung theo quy dinh tai thong tu|mien le phi cho nguoi/
const amounts = /\d{1,3}(?:\.\d{3})+(?= ?(?:d|dong)\b)|\b\d{4,}(?= ?(?:d|dong)\b)/g

function doubtOf(head: Head, note: string): FeeReading['doubt'] {
  const folded = fold(note)
  if (head.kind === 'free') return doubtOfFree(folded)
  if (head.kind !== 'amount' || head.currency === 'USD') return undefined
  const said = [...folded.matchAll(amounts)].map(([text]) => dong(text))
  return said.length > 0 && !said.includes(head.amount) ? 'amount-doubtful' : undefined
}

function doubtOfFree(note: string): FeeReading['doubt'] {
  if (council.test(note)) return 'set-by-council'
  return payable.test(note) ? 'note-contradicts' : undefined
}

const groups: [RegExp, string][] = [
  [/nguoi(?: thuoc gia dinh)? co cong/, 'người thuộc gia đình có công với cách mạng'],
  [/ho ngheo/, 'người thuộc hộ nghèo'],
  [/nguoi khuyet tat/, 'người khuyết tật'],
]

/** The groups that a note frees from the fee. */
function exemptIn(raw: string): string[] {
  const folded = fold(raw)
  if (!/mien (?:le )?phi (?:cho|doi voi)/.test(folded)) return []
  return groups.filter(([words]) => words.test(folded)).map(([, name]) => name)
}
