import type { Outcome } from '../outcome.ts'

/** A sound that is ready for a horn: Ogg Opus, mono, 48 kHz, −23 LUFS, silence cut off at both ends. */
export type Sound = {
  path: string
  seconds: number
  /** Lower-case hexadecimal. */
  sha256: string
  bytes: number
  /** Integrated loudness as measured afterwards, LUFS (EBU R128). */
  loudness: number
  /** The original was cut at its peaks here and there: it may sound harsh. */
  clipped: boolean
}

export type WhyNotSound =
  | 'empty'
  | 'not-audio'
  | 'silent'
  | 'clipped'
  | 'too-long'
  | 'too-short'
  | 'no-tool'

export type SoundLimits = { mostSeconds: number }

export type MadeSound = Outcome<Sound, WhyNotSound>
