import { z } from 'zod'

import type { Read } from '#platform/db.ts'

import type { DeviceId } from '../domain.ts'
import { faultWords } from '../watch/beat.ts'

const number = z.number().nullish().catch(undefined)

/** What a device last said of itself, as it is kept. */
const Kept = z.object({
  playing: z.string().nullish().catch(undefined),
  revision: number,
  volume: number,
  clockOffset: number,
  storageFree: number,
  stored: number,
  uptime: number,
  rssi: number,
  mainsOk: z.boolean().nullish().catch(undefined),
  voltage: number,
  temperature: number,
  faults: z.array(z.enum(faultWords)).catch([]),
})
export type LastBeat = z.output<typeof Kept>

const Row = z.object({ beat: Kept.nullable() })

export const lastBeat = async (q: Read, device: DeviceId): Promise<LastBeat | undefined> =>
  (
    await q.maybe(Row)`
      select beat from clusters.device where unit_id = platform.unit() and id = ${device}
    `
  )?.beat ?? undefined
