import type { BookKey, Kind, WhyNotElectronic } from './domain.ts'
import type { Ground } from './grounds.ts'

// The trail cannot be erased: it names books and numbers, no person and no paper.
declare module '#platform/events.ts' {
  interface Events {
    'certification.done': {
      kind: Kind
      year: number
      numbers: number[]
      electronic: number
      fee: number
    }
    'certification.electronic-asked': { name: string }
    'certification.electronic-numbered': BookKey & { number: number }
    'certification.electronic-refused': { why: WhyNotElectronic }
    'certification.refused': { kind: Kind; ground: Ground }
    'certification.annotated': BookKey & { number: number; voids: boolean; reason: string }
    'certification.continued': BookKey & { byHand: number; reason: string }
    'certification.volume-opened': BookKey & { volume: number; after: number }
    'certification.month-printed': BookKey & { month: number; lines: number; parts: number }
    'certification.locked': BookKey & { totals: Totals }
    'certification.persons-merged': { gone: string; keep: string; visits: number }
  }
}

/** What a book held when it was locked. */
export type Totals = { lines: number; voided: number; copies: number; fee: number }

export const aboutVisit = (id: string) => ({ kind: 'certification', id })
