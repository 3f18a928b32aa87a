import { z } from 'zod'

import type { App } from '#platform/http.ts'
import { tidingsOf } from '#platform/tidings.ts'
import type { UnitId } from '#platform/who.ts'

import { standInDevices, standInSecret, type Manner } from './devices.ts'

/** Like the devices that they stand for. */
const beatEvery = 60_000
/** As if the order had travelled. */
const journey = 700

type StandIn = Awaited<ReturnType<typeof standInDevices>>[number]

const Told = z.object({ orders: z.array(z.object({ payload: z.string() })) })
const Order = z.object({
  number: z.number(),
  do: z.object({ what: z.string(), volume: z.number().optional() }),
})

/** What a made-up device says of itself; what would be measured is made up. */
const beatOf = (manner: Manner, volume: number, now: Temporal.Instant) => ({
  at: now.toString(),
  state: manner === 'full' ? 'fault' : 'online',
  revision: 1,
  volume,
  clockOffset: 0.2,
  storageFree: manner === 'full' ? 84_000_000 : 5_400_000_000,
  stored: 12,
  firmware: '1.0.0',
  uptime: 360_000,
  rssi: -71,
  mainsOk: manner !== 'no-mains',
  voltage: manner === 'no-mains' ? 11.4 : 12.6,
  temperature: 41,
  faults: manner === 'full' ? ['storage'] : [],
})

/**
 * In a demonstration made-up devices speak the protocol to the program itself, without any network: they say how they
 * are, answer orders, and send a log when they are asked. They play nothing.
 */
export function runStandIns(app: App): () => void {
  const { world } = app
  const volumes = new Map<string, number>()
  const send = (device: string, url: string, body?: object | string) =>
    app.inject({
      method: body === undefined ? 'GET' : 'POST',
      url,
      headers: {
        authorization: `Bearer ${standInSecret(world.sessionKey, device)}`,
        'content-type': typeof body === 'string' ? 'text/plain' : 'application/json',
      },
      ...(body !== undefined && {
        payload: typeof body === 'string' ? body : JSON.stringify(body),
      }),
    })
  const beat = ({ device, manner }: StandIn) =>
    send(device, '/device/v1/health', beatOf(manner, volumes.get(device) ?? 70, world.now()))

  async function obey(one: StandIn) {
    const { device, lastDone } = one
    const told = Told.safeParse((await send(device, `/device/v1/orders?after=${lastDone}`)).json())
    for (const { payload } of told.data?.orders ?? []) {
      const order = Order.parse(JSON.parse(Buffer.from(payload, 'base64url').toString('utf8')))
      const { what, volume } = order.do
      if (volume !== undefined) volumes.set(device, volume)
      if (what === 'send-logs') await send(device, '/device/v1/logs', logOf(one, world.now()))
      const answer = { number: order.number, at: world.now().toString(), done: true }
      await send(device, '/device/v1/answers', { answers: [answer] })
      if (volume !== undefined) await beat(one)
    }
  }

  async function forAll(units: readonly UnitId[], act: (one: StandIn) => Promise<unknown>) {
    for (const unit of units) {
      const all = await world.database.as({ unit }).read(standInDevices)
      for (const one of all) if (one.manner !== 'away') await act(one)
    }
  }
  const quietly = (work: Promise<unknown>) =>
    void work.catch((err: unknown) => app.log.warn({ err }, 'stand-ins of loudspeakers'))
  const turn = async () => {
    const units = await app.unitIds()
    await forAll(units, async (one) => {
      await beat(one)
      await obey(one)
    })
  }
  const beating = setInterval(() => quietly(turn()), beatEvery)
  quietly(turn())
  const stop = tidingsOf(world.database).listen((word) => {
    const [what, unit] = word.split(' ')
    if (what === 'clusters.orders')
      setTimeout(() => quietly(forAll([Number(unit)], obey)), journey).unref()
  })
  return () => {
    clearInterval(beating)
    stop()
  }
}

const logOf = ({ device, manner }: StandIn, now: Temporal.Instant) =>
  [
    `${now.toString()} Nhật ký của thiết bị giả lập ${device}`,
    `${now.subtract({ minutes: 40 }).toString()} mqtt: connected`,
    `${now.subtract({ minutes: 38 }).toString()} plan: revision 1 verified`,
    `${now.subtract({ minutes: 12 }).toString()} health: ${manner}`,
  ].join('\n')
