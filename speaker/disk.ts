import { closeSync, fsyncSync, openSync, readFileSync, renameSync, writeFileSync } from 'node:fs'
import { dirname } from 'node:path'

/** Whole or not at all, also when the power goes in the middle: written beside, flushed, then put in its place. */
export function writeWhole(path: string, content: string | Buffer, mode = 0o644): void {
  const draft = `${path}.new`
  const file = openSync(draft, 'w', mode)
  try {
    writeFileSync(file, content)
    fsyncSync(file)
  } finally {
    closeSync(file)
  }
  renameSync(draft, path)
  flushFolder(dirname(path))
}

function flushFolder(path: string): void {
  const folder = openSync(path, 'r')
  try {
    fsyncSync(folder)
  } catch {
    // Some file systems do not flush folders; they keep the order by themselves.
  } finally {
    closeSync(folder)
  }
}

/** What is in a file of ours; undefined when it is not there or the disk has spoilt it. */
export function readWhole<T>(path: string, read: (value: unknown) => T): T | undefined {
  try {
    return read(JSON.parse(readFileSync(path, 'utf8')))
  } catch {
    return undefined
  }
}
