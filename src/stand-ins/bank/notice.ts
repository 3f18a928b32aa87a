import { createHmac } from 'node:crypto'

import type { InjectOptions } from 'fastify'

import type { App } from '#platform/http.ts'

import type { Answer, Transfer } from './memory.ts'
import { standInKey } from './where.ts'

type Sending = { host: string; ip: string; now: Temporal.Instant; isForged: boolean }

/** Báo có: one signed notice to the address that the commune gave its bank; resolves to what it answered. */
export async function sendNotice(
  app: App,
  { ref, at, amount, memo, account }: Transfer,
  { host, ip, now, isForged }: Sending,
): Promise<Answer> {
  const said = { transactionId: ref, at: at.toString(), amount, memo, payer: 'KHACH HANG MINH HOA' }
  const timestamp = String(Math.floor(now.epochMilliseconds / 1000))
  const lines = [timestamp, said.transactionId, said.at, String(said.amount), said.memo]
  const key = isForged ? `${standInKey} gia mao` : standInKey
  const sent = await app.inject({
    method: 'POST',
    url: `/api/v1/bank-notices/${account}`,
    remoteAddress: ip,
    headers: {
      host,
      'content-type': 'application/json',
      'x-bank-timestamp': timestamp,
      'x-bank-signature': createHmac('sha256', key).update(lines.join('\n')).digest('hex'),
    },
    payload: JSON.stringify(said),
  } as InjectOptions)
  return { at: now, isForged, status: sent.statusCode, text: sent.payload.slice(0, 300) }
}
