import type { Id } from '#platform/id.ts'
import type { PageLook } from '#platform/scans/read.ts'

export type BatchId = Id<'scan-batch'>
export type BatchState = 'reading' | 'ready' | 'filing' | 'filed' | 'failed' | 'cancelled'

/** Where a separator sheet says that the pages behind it belong. */
export type Target = { code: string; position: number }

export type Separator = 'none' | 'read' | 'unreadable' | 'by-hand'
export type Doubt = 'no-separator' | 'unreadable' | 'two-codes' | 'no-dossier' | 'no-paper'

/** A run of pages of one paper; `lastPage` below `firstPage` where nothing lay behind the separator. */
export type FoundPart = {
  startPage: number
  separator: Separator
  firstPage: number
  lastPage: number
  target?: Target | undefined
  doubt?: Doubt | undefined
}

const mark = 'XS1'

/** What the code of a separator sheet says: short, so that its squares are large. */
export const separatorText = ({ code, position }: Target): string => `${mark}/${code}/${position}`

export function readSeparator(text: string): Target | undefined {
  const [, code, position] = /^XS1\/([\w.-]{4,80})\/([1-9]\d{0,2})$/.exec(text) ?? []
  return code ? { code, position: Number(position) } : undefined
}

/** A sheet has five codes: where two or more are seen and none can be read, it probably is a sheet that was torn or smeared. */
const isTorn = ({ codes, damaged }: PageLook) => codes.length === 0 && damaged >= 2

/**
 * Splits a scan at its separator sheets. The back of a sheet that is blank goes with it; all other pages stay, also blank ones, so
 * that the number of pictures is the number of pages.
 */
export function partsOf(pages: readonly PageLook[]): FoundPart[] {
  const parts: FoundPart[] = []
  for (const look of pages) {
    const begun = beginning(look)
    const last = parts.at(-1)
    if (begun) parts.push(begun)
    else if (!last) parts.push(withoutSeparator(look.page))
    else if (isBack(last, look)) last.firstPage = look.page + 1
    else last.lastPage = look.page
  }
  return parts
}

const withoutSeparator = (page: number): FoundPart => ({
  startPage: page,
  separator: 'none',
  firstPage: page,
  lastPage: page,
  doubt: 'no-separator',
})

function beginning(look: PageLook): FoundPart | undefined {
  const targets = look.codes.flatMap((text) => readSeparator(text) ?? [])
  const [target, other] = targets
  const empty = { startPage: look.page, firstPage: look.page + 1, lastPage: look.page }
  if (target && other) return { ...empty, separator: 'read', doubt: 'two-codes' }
  if (target) return { ...empty, separator: 'read', target }
  return isTorn(look) ? { ...empty, separator: 'unreadable', doubt: 'unreadable' } : undefined
}

const isBack = ({ separator, startPage, firstPage }: FoundPart, { page, blank }: PageLook) =>
  separator !== 'none' && blank && page === startPage + 1 && page === firstPage

/** How many pictures a part has. */
export const pagesIn = ({ firstPage, lastPage }: Pick<FoundPart, 'firstPage' | 'lastPage'>) =>
  Math.max(0, lastPage - firstPage + 1)
