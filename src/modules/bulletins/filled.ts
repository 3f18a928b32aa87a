import type { Filled } from '#platform/form.ts'

import type { Bulletin } from './domain.ts'
import { filledOfSpokenIn } from './shapes-languages.ts'

const two = (n: number) => String(n).padStart(2, '0')
const dayText = (day: Temporal.PlainDate | null) =>
  day === null ? '' : `${two(day.day)}/${two(day.month)}/${day.year}`

/** A bulletin as its form is filled in. */
export const filledOf = (one: Bulletin): Filled => ({
  title: one.title,
  priority: one.priority,
  genre: one.genre,
  language: one.language,
  kind: one.kind,
  [one.kind === 'speech' ? 'text' : 'words']: one.text ?? '',
  voice: one.voice ?? 'south',
  speed: String(one.speed ?? 150),
  relayUrl: one.relayUrl ?? '',
  [one.kind === 'live' ? 'liveMinutes' : 'plannedMinutes']:
    one.plannedSeconds === null ? '' : String(one.plannedSeconds / 60),
  parts: one.parts.join('\n'),
  expiresOn: dayText(one.expiresOn),
  version: String(one.version),
  ...filledOfSpokenIn(one.spokenIn),
})
