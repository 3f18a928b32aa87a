import type { Id } from '#platform/id.ts'
import type { Who } from '#platform/who.ts'

export type NoticeId = Id<'notice'>

/** Thông báo: one thing that one officer or one citizen is told. */
export type Notice = {
  id: NoticeId
  at: Temporal.Instant
  kind: string
  vi: string
  en: string
  href: string
  readAt: Temporal.Instant | null
}

/** Who reads notices: an officer or a citizen. */
export type Reader = { staff: string } | { person: string }

export const readerOf = ({ kind, staff, person }: Who): Reader | undefined => {
  if (kind === 'staff' && staff) return { staff }
  return kind === 'citizen' && person ? { person } : undefined
}

/** Read notices are kept for half a year; what is unread stays until it is read. */
export const keptDays = 180

/** At most this many letters of what somebody typed are repeated in a notice; the page behind it has the rest. */
const quoted = 300

/** Ends at a word; a word longer than half of it is broken. */
export function quote(text: string, most = quoted): string {
  const letters = Array.from(text.replaceAll(/\s+/g, ' ').trim())
  if (letters.length <= most) return letters.join('')
  const end = letters.lastIndexOf(' ', most)
  return `${letters.slice(0, end > most / 2 ? end : most).join('')}…`
}
