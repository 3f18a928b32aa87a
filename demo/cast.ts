import type { KindName } from './kinds.ts'
import type { Fate, Turn } from './matters.ts'
import { dueToday, inTime, minutesAgo, overdue, worked, type When } from './when.ts'

/** A part that every showing has, so that each page and list has something true to show. */
export type Part = {
  kinds: readonly KindName[]
  when: readonly When[]
  fate: Fate
  channel?: 'counter' | 'online'
  hasFile?: boolean
}

const soon = { tempo: 'at-once' } as const
const six: readonly KindName[] = ['pension', 'pavement', 'building', 'planning', 'business']
const hour = 60

/** A dossier on which something happens that is not ordinary, and that then lies where it lies. */
const turned = (turn: Turn, kind: KindName, when: When, waitsAt?: string): Part[] => [
  { kinds: [kind], when: [when], fate: { ...soon, turn, ...(waitsAt && { waitsAt }) } },
]

/** Whatever the weekday and the hour at which the demonstration is built. */
export const cast: readonly Part[] = [
  // New: filed online today and yesterday, nobody has looked yet.
  {
    kinds: ['extract', 'birth', 'maritalStatus', 'business', 'pavement', 'marriage', 'planning'],
    when: [9, 41, 96, 3 * hour, 17 * hour, 22 * hour, 26 * hour].map(minutesAgo),
    fate: { ...soon, isUntouched: true },
    channel: 'online',
  },
  {
    kinds: ['extract', 'business', 'maritalStatus'],
    when: [900, 3100, 9000].map(worked),
    fate: { ...soon, isRejected: true },
    channel: 'online',
  },
  // Accepted: still at the desk.
  { kinds: six, when: [12, 47, 130, 220].map(worked), fate: { ...soon, waitsAt: 'receive' } },
  // In time, at each step.
  ...(['assign', 'appraise', 'review', 'approve', 'issue'] as const).map((waitsAt): Part => ({
    kinds: six,
    when: [0.2, 0.45, 0.7].map(inTime),
    fate: { ...soon, waitsAt },
  })),
  {
    kinds: ['certifiedCopy', 'extract', 'signature'],
    when: [0.02, 0.1, 0.2].map(inTime),
    fate: { ...soon, waitsAt: 'appraise' },
  },
  { kinds: ['certifiedCopy'], when: [0.3, 0.4].map(inTime), fate: { ...soon, waitsAt: 'approve' } },
  {
    kinds: ['pension', 'pavement', 'planning', 'business', 'maritalStatus'],
    when: [dueToday, dueToday, dueToday, dueToday, dueToday],
    fate: { ...soon, waitsAt: 'review' },
  },
  // Overdue, and still with somebody.
  {
    kinds: ['building', 'business', 'maritalStatus'],
    when: [1, 3, 8].map(overdue),
    fate: { ...soon, waitsAt: 'appraise' },
  },
  {
    kinds: ['planning', 'pavement'],
    when: [2, 5].map(overdue),
    fate: { ...soon, waitsAt: 'approve' },
  },
  {
    kinds: ['pension', 'extract'],
    when: [4, 1].map(overdue),
    fate: { ...soon, waitsAt: 'assign' },
  },
  // The clock stands still: papers asked for lately, and long ago.
  {
    kinds: ['building', 'pension', 'planning'],
    when: [500, 1300, 2300].map(worked),
    fate: { ...soon, supplement: 'unanswered' },
  },
  {
    kinds: ['business', 'building'],
    when: [14_000, 21_000].map(worked),
    fate: { ...soon, supplement: 'unanswered' },
  },
  // Papers came, the work goes on.
  {
    kinds: ['pension', 'building', 'planning'],
    when: [3100, 3600, 3300].map(worked),
    fate: { ...soon, supplement: 'answered', waitsAt: 'review' },
  },
  {
    kinds: ['pavement', 'maritalStatus', 'business'],
    when: [2500, 9000, 17_000].map(worked),
    fate: { ...soon, isWithdrawn: true },
  },
  // Off the ordinary way, one of each.
  ...turned('refused-at-desk', 'planning', worked(260)),
  ...turned('proxy', 'business', inTime(0.3), 'assign'),
  ...turned('visit', 'linkedBirth', inTime(0.1), 'appraise'),
  ...turned('owes', 'building', worked(1500)),
  ...turned('waived', 'pension', inTime(0.5), 'review'),
  ...turned('stopped', 'planning', worked(2600)),
  ...turned('resumed', 'building', inTime(0.5), 'review'),
  ...turned('lapsed', 'tree', worked(6000)),
  ...turned('extension-drafted', 'planning', inTime(0.6), 'appraise'),
  ...turned('extended', 'building', inTime(0.6), 'appraise'),
  ...turned('verification', 'pavement', inTime(0.4), 'appraise'),
  ...turned('tracks', 'linkedBirth', inTime(0.4), 'approve'),
  ...turned('silence', 'consultation', overdue(3)),
  // The result waits for whoever asked for it.
  {
    kinds: ['certifiedCopy', 'business', 'extract', 'maritalStatus', 'pavement'],
    when: [700, 1900, 1100, 2600, 3900].map(worked),
    fate: { ...soon, isUncollected: true },
    hasFile: true,
  },
  {
    kinds: ['business', 'pension', 'building', 'poverty'],
    when: [5000, 12_000, 18_000, 24_000].map(worked),
    fate: { tempo: 'early', isRefused: true },
    hasFile: true,
  },
  {
    kinds: ['planning', 'pavement', 'maritalStatus', 'certifiedCopy'],
    when: [16_000, 11_000, 6000, 4000].map(worked),
    fate: { tempo: 'late' },
  },
  {
    kinds: ['business', 'pavement', 'planning'],
    when: [8000, 13_000, 20_000].map(worked),
    fate: { tempo: 'on-due-day', isSentBack: true },
  },
]
