import type { BookKey, EntryKey, Register } from './domain.ts'

// The trail cannot be erased: it names books, numbers and dossiers, no person.
declare module '#platform/events.ts' {
  interface Events {
    'civil-status.registered': EntryKey & { code: string; overridden: string[] }
    'civil-status.annotated': EntryKey & { kind: string; paths: string[] }
    'civil-status.copied': {
      register: Register
      year: number
      number: number
      copies: number
      of: string
    }
    'civil-status.continued': BookKey & { byHand: number; reason: string }
    'civil-status.locked': BookKey & { totals: Totals }
    'civil-status.put-up': EntryKey & { code: string }
    'civil-status.month-printed': { register: string; month: string; parts: number }
    'civil-status.exported': { register: string; month: string }
    'civil-status.persons-merged': { gone: string; keep: string; entries: number }
  }
}

/** What a book held when it was locked. */
export type Totals = { entries: number; annotated: number; copies: number }

export const aboutEntry = (id: string) => ({ kind: 'civil-entry', id })
export const aboutBook = (id: string) => ({ kind: 'civil-book', id })
