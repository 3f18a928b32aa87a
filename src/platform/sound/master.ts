import { createHash } from 'node:crypto'
import { createReadStream } from 'node:fs'
import { rm, stat } from 'node:fs/promises'
import { pipeline } from 'node:stream/promises'

import { no, yes, type Outcome } from '../outcome.ts'
import { loudnessIn, measuring, type Loudness } from './loudness.ts'
import { opening, probe, type Probe } from './probe.ts'
import type { MadeSound, SoundLimits, WhyNotSound } from './sound.ts'
import { runTool } from './tools.ts'
import { inTurn } from './turns.ts'
import { listener, type Wave } from './wave.ts'

/** Silence at the ends that may make a file longer than what is kept of it, in seconds. */
const mostSilence = 30
const leastSeconds = 0.5
/** LUFS: quieter than any speech somebody could have meant. */
const leastLoud = -60
/** Of the sounding samples: so many lie flat when a recording is spoilt, or harsh. */
const spoilt = 0.02
const harsh = 0.002
/** A little air around what sounds, in seconds. */
const air = { before: 0.05, after: 0.2 }

/** Makes any audio file ready for a horn: −23 LUFS (EBU R128), no silence at the ends, Ogg Opus. */
export function soundOfFile(path: string, to: string, limits: SoundLimits): Promise<MadeSound> {
  return inTurn(async () => {
    const made = await master(path, to, limits)
    if (!made.ok) await rm(to, { force: true })
    return made
  })
}

async function master(path: string, to: string, limits: SoundLimits): Promise<MadeSound> {
  if ((await stat(path)).size === 0) return no('empty')
  const probed = await probe(path)
  if (!probed.ok) return probed
  if ((probed.value.seconds ?? 0) > limits.mostSeconds + mostSilence) return no('too-long')
  const heard = await hear(path, probed.value, limits)
  if (!heard.ok) return heard
  const cut = cutOf(heard.value, probed.value, limits)
  if (!cut.ok) return cut
  const written = await write(path, to, { probe: probed.value, cut: cut.value, ...heard.value })
  return written ? result(to, heard.value.wave.flat > harsh) : no('not-audio')
}

type Heard = { wave: Wave; loudness: Loudness }
type Cut = { from: number; to: number }

/** The first pass: how loud it is, where it begins and ends, whether it is spoilt. A header is not believed: reading ends at the limit. */
async function hear(
  path: string,
  { channels }: Probe,
  { mostSeconds }: SoundLimits,
): Promise<Outcome<Heard, WhyNotSound>> {
  const { listen, told } = listener()
  const ran = await runTool(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'info', '-nostats', '-threads', '1'],
      ...['-t', `${mostSeconds + mostSilence + 1}`, ...opening(path)],
      ...['-map', '0:a:0', '-af', `${oneChannel(channels)},${measuring}`],
      ...['-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1'],
    ],
    { most: patience(mostSeconds), reads: listen },
  )
  if (ran === 'no-tool') return no('no-tool')
  const wave = told()
  if (!ran.ok || wave.samples === 0) return no('not-audio')
  return yes({ wave, loudness: loudnessIn(ran.said) })
}

/** Milliseconds for one pass over so many seconds, on a slow and busy machine. */
const patience = (seconds: number) => 30_000 + Math.ceil(seconds) * 200

/** All channels count the same; those of a recording with one silent side too. */
const oneChannel = (channels: number) => {
  const many = Math.min(channels, 8)
  const parts = Array.from({ length: many }, (_, at) => `${(1 / many).toFixed(4)}*c${at}`)
  return `pan=mono|c0=${parts.join('+')}`
}

/** Where the sound is cut, in seconds, or why it is refused. */
function cutOf(
  { wave, loudness }: Heard,
  { rate }: Probe,
  { mostSeconds }: SoundLimits,
): Outcome<Cut, WhyNotSound> {
  if (wave.from === wave.to) return no('silent')
  const cut = {
    from: Math.max(0, wave.from / rate - air.before),
    to: Math.min(wave.samples, wave.to + air.after * rate) / rate,
  }
  if (cut.to - cut.from > mostSeconds + air.before + air.after) return no('too-long')
  if (wave.samples / rate > mostSeconds + mostSilence) return no('too-long')
  if ((wave.to - wave.from) / rate < leastSeconds) return no('too-short')
  if (loudness.integrated < leastLoud) return no('silent')
  return wave.flat > spoilt ? no('clipped') : yes(cut)
}

/** The second pass: cut, brought to its loudness by what the first has measured, and written. */
async function write(path: string, to: string, told: Heard & { probe: Probe; cut: Cut }) {
  const { cut, probe: of } = told
  const filters = [
    oneChannel(of.channels),
    `atrim=start=${cut.from.toFixed(3)}:end=${cut.to.toFixed(3)}`,
    'asetpts=PTS-STARTPTS',
    loudnorm(told),
    'aresample=48000',
  ]
  const ran = await runTool(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'error', '-threads', '1', '-y'],
      ...['-t', (cut.to + 1).toFixed(3), ...opening(path)],
      ...['-map', '0:a:0', '-map_metadata', '-1', '-af', filters.join(',')],
      ...['-c:a', 'libopus', '-b:a', '40k', '-ac', '1', '-ar', '48000'],
      // A third of the time that the usual setting takes, and one hears no difference through a horn.
      ...['-vbr', 'constrained', '-compression_level', '5'],
      // The same sound gives the same file, and so the same hash.
      ...['-flags', '+bitexact', '-fflags', '+bitexact', '-f', 'ogg', `file:${to}`],
    ],
    { most: patience(cut.to - cut.from) },
  )
  return ran !== 'no-tool' && ran.ok
}

/** A true peak of −2 dB: the codec adds a little, and −1.5 dBTP must hold afterwards. */
const loudnorm = ({ wave, loudness: { integrated, threshold, range } }: Heard) =>
  [
    'loudnorm=I=-23:TP=-2:LRA=20:linear=true',
    `measured_I=${integrated}:measured_TP=${truePeak(wave).toFixed(2)}`,
    `measured_LRA=${Math.max(0.1, range)}:measured_thresh=${threshold}`,
  ].join(':')

/** dB; between two samples the wave may rise a little higher than both. */
const truePeak = ({ peak }: Wave) => 20 * Math.log10(peak / 32_768) + 0.5

/** What came out, measured again: the file itself is asked, not what was meant. */
async function result(path: string, clipped: boolean): Promise<MadeSound> {
  const { listen, told } = listener()
  const ran = await runTool(
    'ffmpeg',
    [
      ...['-nostdin', '-v', 'info', '-nostats', '-threads', '1', ...opening(path)],
      ...['-af', measuring, '-f', 's16le', '-c:a', 'pcm_s16le', 'pipe:1'],
    ],
    { most: 120_000, reads: listen },
  )
  if (ran === 'no-tool' || !ran.ok) return no('not-audio')
  const hash = createHash('sha256')
  await pipeline(createReadStream(path), hash)
  return yes({
    path,
    seconds: told().samples / 48_000,
    sha256: hash.digest('hex'),
    bytes: (await stat(path)).size,
    loudness: loudnessIn(ran.said).integrated,
    clipped,
  })
}
