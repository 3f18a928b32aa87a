import type { Readable } from 'node:stream'

/** What is heard in a run of samples: 16 bit, one channel. */
export type Wave = {
  samples: number
  /** 0 to 32767. */
  peak: number
  /** The samples between which something sounds; the same when nothing does. */
  from: number
  to: number
  /** Part of the sounding samples that lie flat at the peaks. */
  flat: number
}

/** A thousandth of full scale, −60 dB. */
const silence = 33
/** What is 44 dB under the highest peak, at the ends, is the noise of the room. */
const roomBelowPeak = 150
/** Nearer than this to the highest peak, a sample that equals the two before was cut off. */
const nearPeak = 0.98
/** Samples that are judged together: a hundredth of a second. */
const block = 480

/** Listens to samples as they come, in pieces of any length. */
export function listener() {
  const flats = new Uint32Array(32_769)
  const peaks: number[] = []
  let samples = 0
  let sounding = 0
  let before = 0
  let earlier = 0
  let loudest = 0
  let odd: Buffer = Buffer.alloc(0)

  function hear(chunk: Buffer) {
    const bytes = odd.length > 0 ? Buffer.concat([odd, chunk]) : chunk
    const whole = bytes.length - (bytes.length % 2)
    odd = bytes.subarray(whole)
    for (let at = 0; at < whole; at += 2) hearSample(bytes.readInt16LE(at))
  }

  function hearSample(sample: number) {
    const size = Math.abs(sample)
    if (size > silence) {
      sounding += 1
      if (size > loudest) loudest = size
      if (sample === before && sample === earlier) flats[size]! += 1
    }
    earlier = before
    before = sample
    samples += 1
    if (samples % block === 0) endBlock()
  }

  function endBlock() {
    peaks.push(loudest)
    loudest = 0
  }

  function told(): Wave {
    endBlock()
    const peak = peaks.reduce((most, one) => Math.max(most, one), 0)
    const least = Math.max(silence, peak / roomBelowPeak)
    const sounds = (one: number) => one > least
    const last = peaks.findLastIndex(sounds)
    let flat = 0
    for (let size = Math.ceil(peak * nearPeak); size < flats.length; size += 1) flat += flats[size]!
    return {
      samples,
      peak,
      from: last < 0 ? 0 : peaks.findIndex(sounds) * block,
      to: Math.min(samples, (last + 1) * block),
      flat: sounding > 0 ? flat / sounding : 0,
    }
  }

  return {
    told,
    listen: async (output: Readable) => {
      for await (const chunk of output as AsyncIterable<Buffer>) hear(chunk)
    },
  }
}
