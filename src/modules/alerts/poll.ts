import { z } from 'zod'

import { relayAddress } from '#modules/bulletins/index.ts'
import { plan } from '#platform/jobs.ts'
import type { JobContext } from '#platform/module.ts'
import { InsideNetwork } from '#platform/public-network.ts'

import { alertIn, mostBytes, textOf, treeOf, type Node } from './cap/read.ts'
import type { CapAlert } from './cap/shape.ts'
import { feeds, knownAddresses, noteAsked, type Feed } from './feeds.ts'
import { habitOf } from './store.ts'
import { takeAlert } from './take.ts'

const Unit = z.object({ unit: z.int() })

const patience = 10_000
/** New messages that one look takes; the rest comes with the next. */
const mostNew = 20

/** Plans a look at the sources of each commune that has some. */
export async function pollAll(context: JobContext): Promise<void> {
  for (const unit of await context.units()) {
    const db = context.db(unit)
    if ((await db.read(feeds)).length === 0) continue
    const key = `alerts.poll ${unit}`
    await db.tx((tx) => plan(tx, 'alerts.poll', { unit }, { key, attempts: 1 }))
  }
}

/** Hỏi các nguồn cảnh báo của một xã; one that does not answer keeps no other waiting. */
export async function poll(context: JobContext, payload: unknown): Promise<void> {
  const { unit } = Unit.parse(payload)
  const db = context.db(unit)
  const habit = await db.read(habitOf)
  for (const feed of await db.read(feeds)) {
    if (habit?.onlySources && !isSecure(feed.address)) {
      await db.tx((tx) => noteAsked(tx, feed.id, context.now(), 'not-secure'))
      continue
    }
    const fault = await look(context, unit, feed).then(
      () => null,
      (error: unknown) => (error instanceof Unheard ? error.message : 'no-answer'),
    )
    await db.tx((tx) => noteAsked(tx, feed.id, context.now(), fault))
  }
}

/** Why a source told us nothing. */
class Unheard extends Error {}

type Heard = { xml: string; root: Node }

const isSecure = (address: string) => new URL(address).protocol === 'https:'

async function look(context: JobContext, unit: number, { address }: Feed): Promise<void> {
  const { root, xml } = await ask(context, address)
  if (root.name === 'alert') return take(context, unit, [{ root, xml, address }])
  const links = linksIn(root, address)
  const known = await context.db(unit).read((q) => knownAddresses(q, links))
  const messages: (Heard & { address: string })[] = []
  for (const link of links.filter((one) => !known.has(one)).slice(0, mostNew)) {
    // One message that cannot be had does not hide the others.
    const heard = await ask(context, link).catch(() => undefined)
    if (heard) messages.push({ ...heard, address: link })
  }
  return take(context, unit, messages)
}

type Message = Heard & { address: string | null }

/** The oldest first: what calls off comes after what it calls off. */
async function take(context: JobContext, unit: number, messages: readonly Message[]) {
  const read = messages.flatMap(
    ({ root, ...rest }): (Omit<Message, 'root'> & { alert: CapAlert })[] => {
      const alert = alertIn(root)
      return alert.ok ? [{ ...rest, alert: alert.value }] : []
    },
  )
  const sorted = read.toSorted((a, b) => Temporal.Instant.compare(a.alert.sent, b.alert.sent))
  for (const { alert, xml, address } of sorted)
    await context
      .db(unit)
      .tx((tx) => takeAlert(tx, context.who(unit), alert, { xml, address, now: context.now() }))
}

/** Asks an address of the public network: no journey on to another, not for long, not for much. */
async function ask({ fetchPublic }: JobContext, address: string): Promise<Heard> {
  const allowed = relayAddress(address)
  if (!allowed.ok) throw new Unheard('not-allowed')
  const signal = AbortSignal.timeout(patience)
  const headers = { accept: 'application/cap+xml, application/atom+xml, application/xml' }
  const answer = await fetchPublic(allowed.value, { signal, headers }).catch((error: unknown) => {
    throw error instanceof InsideNetwork ? new Unheard('not-allowed') : error
  })
  if (!answer.ok) throw new Unheard(`http-${answer.status}`)
  const xml = textOf(await bytesOf(answer))
  const tree = xml === undefined ? undefined : treeOf(xml)
  if (xml === undefined || !tree?.ok) throw new Unheard('not-xml')
  return { xml, root: tree.value }
}

async function bytesOf(answer: Response): Promise<Buffer> {
  const pieces: Uint8Array[] = []
  let size = 0
  for await (const piece of answer.body ?? []) {
    size += piece.length
    if (size > mostBytes) throw new Unheard('too-large')
    pieces.push(piece)
  }
  return Buffer.concat(pieces)
}

/** Where the messages of an Atom or RSS feed are; on the feed's own host only. */
export function linksIn(root: Node, address: string): string[] {
  const entries = everyNode(root).filter(({ name }) => name === 'entry' || name === 'item')
  const links = entries.flatMap(({ children }) => {
    const own = children.filter(({ name }) => name === 'link')
    const cap = own.find(({ attributes }) => attributes['type'] === 'application/cap+xml')
    const chosen = cap ?? own[0]
    return chosen ? [chosen.attributes['href'] ?? chosen.text.trim()] : []
  })
  const { host } = new URL(address)
  const whole = links.flatMap((link) =>
    URL.canParse(link, address) ? [new URL(link, address)] : [],
  )
  // A source that is asked over HTTPS does not lead us onto an open line.
  const own = whole.filter((url) => url.host === host && (isSecure(url.href) || !isSecure(address)))
  return [...new Set(own.map(({ href }) => href))]
}

const everyNode = (node: Node): Node[] => [node, ...node.children.flatMap(everyNode)]
