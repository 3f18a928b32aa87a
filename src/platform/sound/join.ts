import { rm } from 'node:fs/promises'

import { no } from '../outcome.ts'
import { soundOfFile } from './master.ts'
import { opening } from './probe.ts'
import type { MadeSound, SoundLimits } from './sound.ts'
import { runTool } from './tools.ts'
import { inTurn } from './turns.ts'

/** Between two parts one takes a breath, in seconds. */
const breath = 0.8

/** Several sounds, one after the other, as one that is ready for a horn. */
export async function joinedSound(
  paths: readonly string[],
  to: string,
  limits: SoundLimits,
): Promise<MadeSound> {
  const raw = `${to}.raw`
  const parts = paths.map((_, at) => `[${at}:a:0]aresample=48000,apad=pad_dur=${breath}[p${at}]`)
  const all = paths.map((_, at) => `[p${at}]`).join('')
  const joined = `${parts.join(';')};${all}concat=n=${paths.length}:v=0:a=1[all]`
  try {
    const ran = await inTurn(() =>
      runTool(
        'ffmpeg',
        [
          ...['-nostdin', '-v', 'error', '-threads', '1', '-y', ...paths.flatMap(opening)],
          ...['-filter_complex', joined, '-map', '[all]', '-t', `${limits.mostSeconds + 31}`],
          ...['-c:a', 'flac', '-ac', '1', '-f', 'flac', `file:${raw}`],
        ],
        { most: 60_000 + limits.mostSeconds * 200 },
      ),
    )
    if (ran === 'no-tool') return no('no-tool')
    return ran.ok ? await soundOfFile(raw, to, limits) : no('not-audio')
  } finally {
    await rm(raw, { force: true })
  }
}
