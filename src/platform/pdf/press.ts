// The program of a press: a process of its own that lays out one document after the other.
// A process, not a thread: native layout cannot be interrupted in a thread, and its crash would be ours.
import { readFileSync } from 'node:fs'
import { createRequire } from 'node:module'
import { dirname, join } from 'node:path'

import { NodeCompiler, type NodeError } from '@myriaddreamin/typst-ts-node-compiler'

import { withoutQuotes } from './error.ts'
import { codePointsOf } from './glyphs.ts'
import { printableWith } from './printable.ts'

/** One document to print: `json` is the data, `madeAt` the creation time in seconds since 1970. */
export type Order = { template: string; json: string; madeAt: number }

export type Printed = { pdf: Uint8Array; memory: number } | { fault: string; memory: number }

const fontFolder = dirname(
  createRequire(import.meta.url).resolve('@expo-google-fonts/tinos/package.json'),
)
const fonts = ['400Regular', '400Regular_Italic', '700Bold', '700Bold_Italic'].map((style) =>
  readFileSync(join(fontFolder, style, `Tinos_${style}.ttf`)),
)
const letters = fonts.map(codePointsOf).reduce((common, drawn) => common.intersection(drawn))
const printable = printableWith(letters)

const compilers = new Map<string, NodeCompiler>()

/** A template may read files of its own folder only. */
function compilerFor(folder: string): NodeCompiler {
  const known = compilers.get(folder)
  if (known) return known
  const made = NodeCompiler.create({ workspace: folder, fontArgs: [{ fontBlobs: fonts }] })
  compilers.set(folder, made)
  return made
}

function print({ template, json, madeAt }: Order): Uint8Array {
  const compiler = compilerFor(dirname(template))
  const laidOut = compiler.compile({
    mainFilePath: template,
    inputs: { data: JSON.stringify(JSON.parse(json, printed)) },
  })
  if (!laidOut.result) throw new Error(faultsOf(compiler, laidOut.takeDiagnostics()))
  const pdf = compiler.pdf(laidOut.result, { pdfStandard: 'ua-1', creationTimestamp: madeAt })
  // Every document differs in its data, so what the compiler remembers of the last ones is of little use.
  compiler.evictCache(keptDocuments)
  return pdf
}

const keptDocuments = 5

const printed = (_: string, value: unknown) =>
  typeof value === 'string' ? printable(value) : value

type Diagnostic = { path?: string; message?: string }

function faultsOf(compiler: NodeCompiler, error: NodeError | null): string {
  if (!error) return 'no document came out'
  const faults: Diagnostic[] = compiler.fetchDiagnostics(error)
  return faults.map(({ path, message }) => `${path}: ${message}`).join('; ')
}

function attempt(order: Order): Printed {
  try {
    return { pdf: print(order), memory: process.memoryUsage.rss() }
  } catch (error) {
    return { fault: withoutQuotes(String(error)), memory: process.memoryUsage.rss() }
  }
}

// A stop reaches the whole group: the document in hand is finished, and we end when our owner does.
for (const signal of ['SIGINT', 'SIGTERM']) process.on(signal, () => {})
process.on('disconnect', () => process.exit())
process.on('message', (order: Order) => process.send?.(attempt(order)))
