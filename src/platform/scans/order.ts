/** What the reading process is asked: codes on each page of a scan, some of its pages, or the codes on one picture. */
export type ScanOrder =
  | { kind: 'look'; path: string; mostPages: number }
  | { kind: 'count'; path: string }
  | { kind: 'cut'; path: string; ranges: readonly PageRange[] }
  | { kind: 'join'; path: string; after: string }
  | { kind: 'picture'; path: string }
  | { kind: 'find'; path: string; words: readonly string[] }

export type PageRange = { from: number; to: number }

/** One page: what its codes say, how many more codes were seen that could not be read, and whether nothing is on it. */
export type PageLook = {
  page: number
  of: number
  codes: string[]
  damaged: number
  blank: boolean
}

/** Where words stand on the first or the last page: points from the lower left corner. */
export type FoundPlace = {
  word: string
  page: number
  x: number
  y: number
  width: number
  height: number
}

export type ScanAnswer =
  | ({ kind: 'page' } & PageLook)
  | { kind: 'looked'; pages: number }
  | { kind: 'cut'; pdfs: Uint8Array[] }
  | { kind: 'picture'; codes: string[] }
  | { kind: 'found'; pages: number; places: FoundPlace[] }
  | { kind: 'fault'; why: 'encrypted' | 'broken' | 'too-many-pages' | 'no-pages' }
