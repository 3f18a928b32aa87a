import { rm } from 'node:fs/promises'

import { soundOfText, type Pronunciation } from '#modules/speech/index.ts'
import type { JobContext } from '#platform/module.ts'
import { no } from '#platform/outcome.ts'
import { joinedSound, soundOfFile, type MadeSound } from '#platform/sound/index.ts'
import { fileById } from '#platform/stored-files.ts'

import { mostSeconds, type Bulletin, type SpokenIn } from './domain.ts'

type Making = Pick<JobContext, 'db' | 'files'>
type Asked = { unit: number; to: string; words: readonly Pronunciation[] }

/** The one sound of a bulletin, and what came of each of its languages. */
export type Spoken = MadeSound & { spokenIn: readonly SpokenIn[] }

/** Each language is checked and brought to its loudness alone; then they stand in one sound with a breath between them. */
export async function spokenSound(
  context: Making,
  bulletin: Bulletin,
  asked: Asked,
): Promise<Spoken> {
  const { spokenIn } = bulletin
  if (spokenIn.length === 0) return { ...(await ownSound(context, bulletin, asked)), spokenIn }
  const { to } = asked
  const paths = spokenIn.map((_, at) => `${to}.${at}`)
  const told: SpokenIn[] = []
  try {
    for (const [at, one] of spokenIn.entries()) {
      const part = { ...asked, to: paths[at]! }
      // oxlint-disable-next-line no-await-in-loop -- two sounds at once are all that a server makes
      const made = await partOf(context, bulletin, one, part)
      told.push({
        ...one,
        seconds: made.ok ? made.value.seconds : null,
        why: made.ok ? null : made.why,
      })
      if (!made.ok) return { ...made, spokenIn: [...told, ...spokenIn.slice(at + 1)] }
    }
    return { ...(await joinedSound(paths, to, { mostSeconds })), spokenIn: told }
  } finally {
    await Promise.all(paths.map((path) => rm(path, { force: true })))
  }
}

const partOf = (context: Making, bulletin: Bulletin, one: SpokenIn, asked: Asked) =>
  one.uploadId === null
    ? ownSound(context, bulletin, asked)
    : uploadedSound(context, one.uploadId, asked)

function ownSound(context: Making, bulletin: Bulletin, asked: Asked): Promise<MadeSound> {
  const { kind, text, voice, speed, uploadId } = bulletin
  if (kind !== 'speech') return uploadedSound(context, uploadId, asked)
  const saying = {
    text: text ?? '',
    voice: voice ?? 'south',
    speed: speed ?? 150,
    words: asked.words,
  }
  return soundOfText(saying, asked.to, { mostSeconds })
}

async function uploadedSound(
  context: Making,
  uploadId: string | null,
  { unit, to }: Asked,
): Promise<MadeSound> {
  if (uploadId === null) return no('empty')
  const upload = await context.db(unit).read((q) => fileById(q, unit, uploadId))
  return upload ? soundOfFile(context.files.path(upload.sha256), to, { mostSeconds }) : no('empty')
}
