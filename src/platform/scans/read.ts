import { ScanError } from './error.ts'
import type { FoundPlace, PageLook, PageRange } from './order.ts'
import { readIn, usualLimits, type ScanLimits } from './process.ts'

export { ScanError, type WhyNotRead } from './error.ts'
export type { FoundPlace, PageLook } from './order.ts'

/** A bundle of more pages is scanned in two. */
export const mostPages = 600

let atWork = 0
let waiting: (() => void)[] = []
const mostAtOnce = 2
const mostWaiting = 20

/** Two files at once are read in one process of ours; some more may wait. */
async function inTurn<Value>(work: () => Promise<Value>): Promise<Value> {
  if (waiting.length >= mostWaiting) throw new ScanError('busy')
  if (atWork >= mostAtOnce) await new Promise<void>((resolve) => waiting.push(resolve))
  else atWork += 1
  try {
    return await work()
  } finally {
    const [next, ...rest] = waiting
    waiting = rest
    if (next) next()
    else atWork -= 1
  }
}

/** Looks at every page of a scan, in order; `onPage` hears of each. Returns the number of pages. */
export const lookThrough = (
  path: string,
  onPage: (page: PageLook) => void,
  limits: ScanLimits & { pages: number } = { ...usualLimits, pages: mostPages },
): Promise<number> =>
  inTurn(async () => {
    const order = { kind: 'look', path, mostPages: limits.pages } as const
    const answer = await readIn(order, onPage, limits)
    if (answer.kind !== 'looked') throw new ScanError('crashed')
    return answer.pages
  })

/** How many pages a file has; one that cannot be opened says why. */
export const countPages = (
  path: string,
  limits: ScanLimits = { ...usualLimits, whole: 30_000 },
): Promise<number> =>
  inTurn(async () => {
    const answer = await readIn({ kind: 'count', path }, () => {}, limits)
    if (answer.kind !== 'looked') throw new ScanError('crashed')
    return answer.pages
  })

/** Each range of pages as a file of its own. */
export const cutPages = (
  path: string,
  ranges: readonly PageRange[],
  limits: ScanLimits = { ...usualLimits, page: 60_000 },
): Promise<Uint8Array[]> =>
  inTurn(async () => {
    const answer = await readIn({ kind: 'cut', path, ranges }, () => {}, limits)
    if (answer.kind !== 'cut') throw new ScanError('crashed')
    return answer.pdfs
  })

/** One file with the pages of both. */
export const joinPdfs = (
  path: string,
  after: string,
  limits: ScanLimits = { ...usualLimits, page: 60_000 },
): Promise<Uint8Array> =>
  inTurn(async () => {
    const answer = await readIn({ kind: 'join', path, after }, () => {}, limits)
    if (answer.kind !== 'cut' || !answer.pdfs[0]) throw new ScanError('crashed')
    return answer.pdfs[0]
  })

/** What the QR codes on a picture say. */
export const codesOnPicture = (path: string, limits: ScanLimits = usualLimits): Promise<string[]> =>
  inTurn(async () => {
    const answer = await readIn({ kind: 'picture', path }, () => {}, limits)
    if (answer.kind !== 'picture') throw new ScanError('crashed')
    return answer.codes
  })

/** Where words stand on the first and the last page of a PDF, and how many pages it has. */
export const placesIn = (
  path: string,
  words: readonly string[],
  limits: ScanLimits = usualLimits,
): Promise<{ pages: number; places: FoundPlace[] }> =>
  inTurn(async () => {
    const answer = await readIn({ kind: 'find', path, words }, () => {}, limits)
    if (answer.kind !== 'found') throw new ScanError('crashed')
    return answer
  })
