/** Where a number stands: the book (sổ) of a year. */
export type Place = { book: string; year: number; number: string }

/**
 * Reads a number as it is written on papers: “12/GP-UBND”, “012/2026/GP-UBND”, “12/2026”, “12”. The book is the symbol;
 * a number without one stands in the book of its procedure. Any other wording is a number of its own.
 */
export function placeOf(written: string, { procedure, year }: Given): Place {
  const plain = written.replaceAll(/\s/g, '').toUpperCase()
  const [, number, own, symbol] = /^0*(\d+)(?:\/(\d{4}))?(?:\/(.+))?$/.exec(plain) ?? []
  return {
    book: symbol ?? procedure,
    year: own === undefined ? year : Number(own),
    number: number ?? plain,
  }
}

type Given = { procedure: string; year: number }
