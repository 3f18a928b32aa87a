import { closeSync, openSync, readSync, rmSync, writeSync } from 'node:fs'
import type { Readable } from 'node:stream'

import { BrokenSheet } from './broken.ts'
import { xmlOf } from './xml.ts'

/** A sheet of a million rows has no more cells that we read. */
const mostStrings = 16_000_000
const mostBytes = 2 ** 32 - 2 ** 20
/** What comes first comes often: names of columns, states, procedures. */
const atHand = 5_000
const block = 1024 * 1024

/**
 * The texts of a workbook stand apart from its rows and come before them. They are kept on disk, four bytes of memory each, so a
 * million names cost no memory worth naming.
 */
export type Strings = { at(index: number): string; close(): void }

export async function stringsOf(source: Readable, scratch: string): Promise<Strings> {
  const file = openSync(scratch, 'wx+', 0o600)
  // Without a name it goes when the process goes, however that ends.
  rmSync(scratch)
  const shelf = shelfOn(file)
  try {
    let text = ''
    // How Japanese text is read aloud stands inside and is no part of it.
    let isAside = false
    let isText = false
    const reading = xmlOf(source, {
      open: (name) => {
        if (name === 'si') text = ''
        if (name === 'rPh') isAside = true
        isText = name === 't' && !isAside
      },
      text: (piece) => {
        if (isText) text += piece
      },
      close: (name) => {
        if (name === 't') isText = false
        if (name === 'rPh') isAside = false
        if (name === 'si') shelf.add(text)
      },
    })
    for await (const _ of reading);
    return shelf.done()
  } catch (error) {
    closeSync(file)
    throw error
  }
}

function shelfOn(file: number) {
  let ends = new Uint32Array(65_536)
  let count = 0
  let size = 0
  let waiting: Buffer[] = []
  let waitingBytes = 0
  const first: string[] = []
  const flush = () => {
    if (waitingBytes > 0) writeSync(file, Buffer.concat(waiting))
    waiting = []
    waitingBytes = 0
  }
  const read = (index: number) => {
    const from = index === 0 ? 0 : (ends[index - 1] ?? 0)
    const bytes = Buffer.allocUnsafe((ends[index] ?? 0) - from)
    readSync(file, bytes, 0, bytes.length, from)
    return bytes.toString()
  }
  return {
    add(text: string) {
      const bytes = Buffer.from(text)
      size += bytes.length
      if (count >= mostStrings || size > mostBytes) throw new BrokenSheet('too-large')
      if (count === ends.length) ends = grown(ends)
      ends[count] = size
      if (count < atHand && text.length < 300) first[count] = text
      count += 1
      waiting.push(bytes)
      waitingBytes += bytes.length
      if (waitingBytes > block) flush()
    },
    done(): Strings {
      flush()
      return {
        at: (index) => {
          if (!(index >= 0 && index < count)) throw new BrokenSheet('broken')
          return first[index] ?? read(index)
        },
        close: () => closeSync(file),
      }
    },
  }
}

function grown(ends: Uint32Array<ArrayBuffer>) {
  const larger = new Uint32Array(ends.length * 2)
  larger.set(ends)
  return larger
}

export const noStrings: Strings = {
  at: () => {
    throw new BrokenSheet('broken')
  },
  close: () => {},
}
