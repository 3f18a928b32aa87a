import sharp from 'sharp'

import { quota } from '#platform/quota.ts'

import { longestSide } from './domain.ts'

// Photos are the largest things people send; two at once are enough for a commune and spare the memory.
sharp.concurrency(1)
sharp.cache(false)
const atOnce = quota({ most: 2, waiting: 100, patience: 60_000 })

/** A phone of today makes 200 million pixels at most; what claims more is made to choke its reader. */
const mostPixels = 210_000_000

export type Photo = { jpeg: Buffer; width: number; height: number }

/**
 * A photo as it is to be read: upright as its camera says, no larger than needed, without what the camera noted of place and
 * time. Undefined when it cannot be read.
 */
export const shrink = (path: string): Promise<Photo | undefined> =>
  atOnce(async () => {
    try {
      const { data, info } = await sharp(path, { limitInputPixels: mostPixels, failOn: 'error' })
        .autoOrient()
        .flatten({ background: '#ffffff' })
        .resize({
          width: longestSide,
          height: longestSide,
          fit: 'inside',
          withoutEnlargement: true,
        })
        .toColourspace('srgb')
        .jpeg({ quality: 78 })
        .timeout({ seconds: 30 })
        .toBuffer({ resolveWithObject: true })
      return { jpeg: data, width: info.width, height: info.height }
    } catch {
      return undefined
    }
  })
