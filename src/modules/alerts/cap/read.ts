import { SaxesParser } from 'saxes'

import { no, yes, type Outcome } from '#platform/outcome.ts'

import { CapAlert, capNamespace } from './shape.ts'

export type WhyNotRead = 'too-large' | 'not-xml' | 'hostile' | 'not-cap' | 'wrong-cap'

export const mostBytes = 512 * 1024
const mostElements = 5_000
const mostDepth = 12

/** An element: its text, and what stands in it by name. */
export type Node = {
  name: string
  uri: string
  attributes: Readonly<Record<string, string>>
  text: string
  children: Node[]
}

/** Thrown within the parser; never leaves this file. */
class Unread extends Error {
  readonly why: WhyNotRead
  constructor(why: WhyNotRead) {
    super(why)
    this.why = why
  }
}

/** Reads XML as a tree. What declares a document type or is built to be large is refused, whatever else it says. */
export function treeOf(xml: string): Outcome<Node, WhyNotRead> {
  if (Buffer.byteLength(xml) > mostBytes) return no('too-large')
  const parser = new SaxesParser({ xmlns: true })
  const root: Node = { name: '', uri: '', attributes: {}, text: '', children: [] }
  const open = [root]
  let elements = 0
  parser.on('doctype', () => {
    throw new Unread('hostile')
  })
  parser.on('error', () => {
    throw new Unread('not-xml')
  })
  parser.on('opentag', ({ local, uri, attributes }) => {
    elements += 1
    if (elements > mostElements || open.length > mostDepth) throw new Unread('hostile')
    const told = Object.values(attributes).map((one) => [one.local, one.value] as const)
    const node = { name: local, uri, attributes: Object.fromEntries(told), text: '', children: [] }
    open.at(-1)?.children.push(node)
    open.push(node)
  })
  const say = (text: string) => {
    const node = open.at(-1)
    if (node) node.text += text
  }
  parser.on('text', say)
  parser.on('cdata', say)
  parser.on('closetag', () => void open.pop())
  try {
    parser.write(xml.replace(/^\uFEFF/, '')).close()
  } catch (error) {
    return no(error instanceof Unread ? error.why : 'not-xml')
  }
  const [only] = root.children
  return only ? yes(only) : no('not-xml')
}

/** Bytes as UTF-8, or undefined when they are none. */
export function textOf(bytes: Buffer): string | undefined {
  try {
    return new TextDecoder('utf-8', { fatal: true }).decode(bytes)
  } catch {
    return undefined
  }
}

const many = new Set(['info', 'category', 'area', 'polygon', 'circle', 'geocode'])

/** Reads one message of CAP 1.2. */
export function readCap(xml: string): Outcome<CapAlert, WhyNotRead> {
  const tree = treeOf(xml)
  return tree.ok ? alertIn(tree.value) : tree
}

export function alertIn(root: Node): Outcome<CapAlert, WhyNotRead> {
  if (root.name !== 'alert' || root.uri !== capNamespace) return no('not-cap')
  const parsed = CapAlert.safeParse(plainOf(root))
  return parsed.success ? yes(parsed.data) : no('wrong-cap')
}

const signatures = 'http://www.w3.org/2000/09/xmldsig#'

/** Whether a message carries a signature (XML-DSig). We do not check it, and say so. */
export function hasSignature(xml: string): boolean {
  const tree = treeOf(xml)
  return tree.ok && tree.value.children.some(({ uri }) => uri === signatures)
}

/** Names and texts, as the schema expects them; elements of other namespaces (a signature) are left alone. */
function plainOf(node: Node): unknown {
  const own = node.children.filter(({ uri }) => uri === capNamespace)
  if (own.length === 0) return node.text.normalize('NFC').trim()
  const fields: Record<string, unknown> = Object.create(null) as Record<string, unknown>
  for (const child of own) {
    const { name } = child
    const value = plainOf(child)
    if (many.has(name)) fields[name] = [...((fields[name] as unknown[] | undefined) ?? []), value]
    // Of what may stand once a second is a fault, and not a way to say two things.
    else if (name in fields && once.has(name)) fields[name] = null
    else fields[name] ??= value
  }
  return { ...fields }
}

const once = new Set([
  ...['identifier', 'sender', 'sent', 'status', 'msgType', 'scope', 'references'],
  ...['event', 'urgency', 'severity', 'certainty', 'expires', 'areaDesc'],
])
