import mqtt, { type IClientOptions } from 'mqtt'

import type { Town } from '#test/town.ts'

import type { givenDevice } from '../cluster.fixture.ts'
import type { OrderWhat } from '../orders/what.ts'

export type Device = Pick<Awaited<ReturnType<typeof givenDevice>>, 'device' | 'secret' | 'cluster'>

export const topicFor = ({ device }: Pick<Device, 'device'>, leaf: string) =>
  `xaso/1/${device}/${leaf}`

/** The device's end of the line; it notes the orders that it hears. */
export async function deviceOnline(
  { world, clock }: Pick<Town, 'world' | 'clock'>,
  device: Device,
  over: IClientOptions = {},
) {
  const { url = '', ca } = world.mqtt ?? {}
  const orders: { number: number; do: OrderWhat }[] = []
  const at = clock.now.toString()
  const client = mqtt.connect(url, {
    clientId: `xaso-${device.device}`,
    username: device.device,
    password: device.secret,
    clean: false,
    keepalive: 30,
    reconnectPeriod: 0,
    reconnectOnConnackError: true,
    ...(ca && { ca }),
    will: {
      topic: topicFor(device, 'status'),
      payload: Buffer.from(JSON.stringify({ state: 'offline', at })),
      qos: 1,
      retain: true,
    },
    ...over,
  })
  client.on('message', (_topic, payload) => {
    const { payload: text } = JSON.parse(payload.toString()) as { payload: string }
    orders.push(JSON.parse(Buffer.from(text, 'base64url').toString()) as (typeof orders)[number])
  })
  const come = async () => {
    await client.subscribeAsync(topicFor(device, 'order'), { qos: 1 })
    const status = JSON.stringify({ state: 'online', at })
    await client.publishAsync(topicFor(device, 'status'), status, { qos: 1, retain: true })
  }
  await new Promise<void>((done, fail) => {
    client.once('connect', () => done())
    client.once('error', fail)
    client.once('close', () => fail(new Error('closed')))
  }).catch((error: unknown) => {
    client.end(true)
    throw error
  })
  await come()
  client.on('error', () => {})
  client.on('connect', () => void come().catch(() => {}))
  return { client, orders }
}
