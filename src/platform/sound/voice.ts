import { no, yes, type Outcome } from '../outcome.ts'
import type { WhyNotSound } from './sound.ts'
import { runTool } from './tools.ts'
import { inTurn } from './turns.ts'

/** Voices of espeak-ng for Vietnamese. */
export type LocalVoice = 'vi' | 'vi-vn-x-central' | 'vi-vn-x-south'

/**
 * Says a text into a WAV file. The text goes in by the standard input and is text only: neither SSML (`-m` is not given) nor
 * phonemes, whose brackets do not come here.
 */
export async function saidToFile(
  text: string,
  { voice, speed }: { voice: LocalVoice; speed: number },
  to: string,
): Promise<Outcome<true, WhyNotSound>> {
  const plain = text.replaceAll(/[[\]<>]/g, ' ')
  const args = ['-b', '1', '-v', voice, '-s', String(Math.round(speed)), '-w', to, '--stdin']
  const ran = await inTurn(() => runTool('espeak-ng', args, { text: `${plain}\n`, most: 60_000 }))
  if (ran === 'no-tool') return no('no-tool')
  return ran.ok ? yes(true) : no('not-audio')
}
