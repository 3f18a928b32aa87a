import type { MqttClient } from 'mqtt'
import { z } from 'zod'

import { leaves, topicOf, type Newcomer, type Peer } from './link.ts'

const asked = '$CONTROL/dynamic-security/v1'
const answered = `${asked}/response`
const patience = 5_000
const cutOffWithin = 500

const Response = z.object({
  responses: z.array(
    z.object({
      command: z.string(),
      error: z.string().optional(),
      data: z
        .object({ client: z.object({ roles: z.array(z.object({ rolename: z.string() })) }) })
        .optional()
        .catch(undefined),
      correlationData: z.string().optional(),
    }),
  ),
})

type Told = z.output<typeof Response>['responses'][number]
type Command = { command: string } & Record<string, unknown>

/**
 * Mosquitto's dynamic-security plugin: each device is a client with a role of its own that lets it publish its own three
 * topics and subscribe to its own orders. Our own login must be an administrator of the plugin.
 */
export function dynamicSecurity(client: MqttClient) {
  let last = 0
  const waiting = new Map<string, (told: Told) => void>()
  client.on('message', (topic, payload) => {
    if (topic !== answered) return
    const read = Response.safeParse(jsonOf(payload))
    for (const told of read.data?.responses ?? []) waiting.get(told.correlationData ?? '')?.(told)
  })
  async function ask(command: Command): Promise<Told> {
    const correlationData = `xaso-${process.pid}-${++last}`
    const answer = new Promise<Told>((done, fail) => {
      const timer = setTimeout(() => fail(new Error(`${command.command}: no answer`)), patience)
      waiting.set(correlationData, (told) => {
        clearTimeout(timer)
        waiting.delete(correlationData)
        done(told)
      })
    })
    answer.catch(() => waiting.delete(correlationData))
    await client.subscribeAsync(answered, { qos: 1 })
    await client.publishAsync(
      asked,
      JSON.stringify({ commands: [{ ...command, correlationData }] }),
      { qos: 1 },
    )
    return answer
  }
  const remove = async (device: string) => {
    await ask({ command: 'deleteClient', username: device })
    await ask({ command: 'deleteRole', rolename: roleOf(device) })
  }
  const add = async ({ secret, ...peer }: Newcomer) => {
    await remove(peer.device)
    const rolename = roleOf(peer.device)
    const steps: Command[] = [
      { command: 'createRole', rolename, acls: aclsOf(peer) },
      {
        command: 'createClient',
        username: peer.device,
        clientid: `xaso-${peer.device}`,
        password: secret,
        roles: [{ rolename }],
      },
    ]
    for (const step of steps) {
      const { error } = await ask(step)
      if (error) throw new Error(`${step.command}: ${error}`)
    }
  }
  /** Our own login may publish and hear for all devices. Mosquitto cuts it off once when that is new, and it comes back. */
  const prepare = async (username: string) => {
    const { data } = await ask({ command: 'getClient', username })
    if (data?.client.roles.some(({ rolename }) => rolename === ownRole)) return
    await ask({ command: 'createRole', rolename: ownRole, acls: ownAcls })
    await ask({ command: 'addClientRole', username, rolename: ownRole })
    await new Promise((done) => setTimeout(done, cutOffWithin))
  }
  return { add, remove, prepare }
}

const ownRole = 'xaso-server'
const ownAcls = [
  { acltype: 'publishClientSend', topic: 'xaso/#', allow: true },
  { acltype: 'publishClientReceive', topic: 'xaso/#', allow: true },
  { acltype: 'subscribePattern', topic: 'xaso/#', allow: true },
  { acltype: 'subscribePattern', topic: '$share/xaso/xaso/#', allow: true },
]

function jsonOf(payload: Buffer): unknown {
  try {
    return JSON.parse(payload.toString('utf8'))
  } catch {
    return undefined
  }
}

const roleOf = (device: string) => `xaso-${device}`

const aclsOf = (peer: Peer) => [
  ...leaves.map((leaf) => ({
    acltype: 'publishClientSend',
    topic: topicOf(peer, leaf),
    allow: true,
  })),
  { acltype: 'publishClientReceive', topic: topicOf(peer, 'order'), allow: true },
  { acltype: 'subscribeLiteral', topic: topicOf(peer, 'order'), allow: true },
  { acltype: 'unsubscribeLiteral', topic: topicOf(peer, 'order'), allow: true },
]
