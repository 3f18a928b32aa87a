import { z } from 'zod'

import { no, yes, type Outcome } from '../outcome.ts'
import type { WhyNotSound } from './sound.ts'
import { runTool } from './tools.ts'

/**
 * Containers of one sound. A playlist, which makes its reader open other files, is none of them; nor is anything that
 * would be fetched from a network.
 */
const containers = 'wav,mp3,ogg,flac,aac,amr,aiff,w64,caf,asf,matroska,webm,mov,mp4,m4a,3gp,3g2,mj2'

/** How ffmpeg and ffprobe open a file that somebody sent: this file, as a sound, and nothing else. */
export const opening = (path: string) => [
  ...['-protocol_whitelist', 'file', '-format_whitelist', containers],
  ...['-i', `file:${path}`],
]

const Stream = z.object({
  channels: z.int().min(1).max(64),
  sample_rate: z.coerce.number().min(4_000).max(400_000),
})

const Probed = z.object({
  streams: z.array(Stream).default([]),
  format: z.object({
    duration: z.coerce.number().optional(),
    probe_score: z.number().default(0),
  }),
})

/** What the file says of itself; not believed further than for refusing it early. */
export type Probe = { channels: number; rate: number; seconds: number | undefined }

/** Below this ffprobe is guessing: some programs and pictures hold what looks like a frame of MP3. */
const leastSure = 25

export async function probe(path: string): Promise<Outcome<Probe, WhyNotSound>> {
  const asked = [
    ...['-v', 'error', '-select_streams', 'a:0', '-of', 'json'],
    ...['-show_entries', 'stream=channels,sample_rate:format=duration,probe_score'],
  ]
  const ran = await runTool('ffprobe', [...asked, ...opening(path)], { most: 15_000 })
  if (ran === 'no-tool') return no('no-tool')
  const told = ran.ok ? Probed.safeParse(jsonOf(ran.output)) : undefined
  const stream = told?.data?.streams[0]
  if (!told?.success || !stream) return no('not-audio')
  const { duration, probe_score: sure } = told.data.format
  return sure < leastSure
    ? no('not-audio')
    : yes({ channels: stream.channels, rate: stream.sample_rate, seconds: duration })
}

function jsonOf(text: string): unknown {
  try {
    return JSON.parse(text)
  } catch {
    return undefined
  }
}
