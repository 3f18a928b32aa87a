import { rm } from 'node:fs/promises'

import { no } from '#platform/outcome.ts'
import { soundOfFile, type MadeSound, type SoundLimits } from '#platform/sound/index.ts'

import { dialectOf, leastSeconds, type Saying } from './domain.ts'
import { anyEngine } from './engines.ts'
import { spoken } from './reading/spoken.ts'

/** Says a text: an audio file that is ready for a horn. */
export async function soundOfText(
  { text, voice, speed, words }: Saying,
  to: string,
  limits: SoundLimits,
): Promise<MadeSound> {
  const said = spoken(text, words, dialectOf(voice))
  if (said === '') return no('empty')
  if (leastSeconds(said, speed) > limits.mostSeconds) return no('too-long')
  const raw = `${to}.raw`
  try {
    const heard = await anyEngine({ text: said, voice, speed }, raw)
    return heard.ok ? await soundOfFile(raw, to, limits) : heard
  } finally {
    await rm(raw, { force: true })
  }
}
