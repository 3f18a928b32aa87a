import type { Readable } from 'node:stream'

import { SaxesParser } from 'saxes'

import { BrokenSheet } from './broken.ts'

export type Attributes = Readonly<Record<string, string>>

export type Listener = {
  open?(name: string, attributes: Attributes): void
  text?(text: string): void
  close?(name: string): void
}

/** No text or tag of a real workbook is longer; a longer one is a trap for memory. */
const mostSilent = 512 * 1024

/**
 * Reads XML as it comes and tells of each tag by its name without prefix; gives way after each piece and says how long
 * it was, so that what was gathered can be handed on. Declared entities are not resolved.
 */
export async function* xmlOf(source: Readable, listener: Listener): AsyncGenerator<number> {
  const parser = new SaxesParser()
  const decoder = new TextDecoder('utf-8', { fatal: true })
  let silent = 0
  parser.on('error', (error) => {
    throw error
  })
  parser.on('opentag', ({ name, attributes }) => {
    silent = 0
    listener.open?.(local(name), attributes)
  })
  parser.on('closetag', ({ name }) => {
    silent = 0
    listener.close?.(local(name))
  })
  const onText = (text: string) => listener.text?.(text)
  parser.on('text', onText)
  parser.on('cdata', onText)
  try {
    for await (const piece of source as AsyncIterable<Buffer>) {
      silent += piece.length
      if (silent > mostSilent + piece.length) throw new BrokenSheet('broken')
      parser.write(decoder.decode(piece, { stream: true }))
      yield piece.length
    }
    parser.write(decoder.decode()).close()
    yield 0
  } catch (error) {
    throw error instanceof BrokenSheet ? error : new BrokenSheet('broken')
  } finally {
    source.destroy()
  }
}

const local = (name: string) => name.slice(name.indexOf(':') + 1)

/** Reads a small part to its end. */
export async function wholeXml(source: Readable, listener: Listener): Promise<void> {
  for await (const _ of xmlOf(source, listener));
}
