import { createWriteStream } from 'node:fs'
import { Readable, Transform } from 'node:stream'
import { pipeline } from 'node:stream/promises'
import type { ReadableStream } from 'node:stream/web'

import { no, yes, type Outcome } from '#platform/outcome.ts'
import { saidToFile, type LocalVoice, type WhyNotSound } from '#platform/sound/index.ts'

import type { Voice } from './domain.ts'

/** What an engine is asked: text that is ready to be said, words and pauses only. */
export type Asked = { text: string; voice: Voice; speed: number }

/** Máy đọc: says a text into an audio file of any kind that ffmpeg reads. */
export type SpeechEngine = (asked: Asked, to: string) => Promise<Outcome<true, WhyNotSound>>

const localVoices: Record<Voice, LocalVoice> = {
  north: 'vi',
  central: 'vi-vn-x-central',
  south: 'vi-vn-x-south',
}

/** espeak-ng on this machine: it always answers, with no network and in a moment. */
export const localEngine: SpeechEngine = ({ text, voice, speed }, to) =>
  saidToFile(text, { voice: localVoices[voice], speed }, to)

export type OutsideEngine = { url: string; token: string | undefined }

const patience = 60_000
const mostBytes = 200 * 1024 * 1024

/**
 * A program of the installation's own choice (a neural voice): `POST` of
 * `{"text","voice":"north"|"central"|"south","language":"vi-VN","speed"}`, answered by 200 and audio. See decision 0013.
 */
export const outsideEngine =
  ({ url, token }: OutsideEngine): SpeechEngine =>
  async ({ text, voice, speed }, to) => {
    const answer = await fetch(url, {
      method: 'POST',
      headers: {
        'content-type': 'application/json',
        accept: 'audio/*',
        ...(token !== undefined && { authorization: `Bearer ${token}` }),
      },
      body: JSON.stringify({ text, voice, language: 'vi-VN', speed }),
      redirect: 'error',
      signal: AbortSignal.timeout(patience),
    })
    if (!answer.ok || !answer.body) {
      await answer.body?.cancel()
      return no('not-audio')
    }
    const body = Readable.fromWeb(answer.body as ReadableStream<Uint8Array>)
    await pipeline(body, atMost(mostBytes), createWriteStream(to))
    return yes(true)
  }

function atMost(most: number) {
  let bytes = 0
  return new Transform({
    transform(chunk: Buffer, _, done) {
      bytes += chunk.length
      if (bytes > most) done(new Error('The speech engine sends without end'))
      else done(null, chunk)
    },
  })
}

let outside: SpeechEngine | undefined

/** Set once at the start of a process, from its environment. */
export const speakThrough = (engine: OutsideEngine | undefined) => {
  outside = engine && outsideEngine(engine)
}

/** The engine that was set; while it fails, the voice of this machine. A bulletin is heard before it is approved either way. */
export const anyEngine: SpeechEngine = async (asked, to) => {
  if (outside === undefined) return localEngine(asked, to)
  const said = await outside(asked, to).catch((error: unknown) => {
    console.warn(`speech engine: ${error instanceof Error ? error.message : String(error)}`)
    return no('not-audio')
  })
  return said.ok ? said : localEngine(asked, to)
}
