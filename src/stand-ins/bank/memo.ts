/** What a bank app makes of the text of a transfer on its way. */
export const manners = ['as-is', 'wrapped', 'spaced', 'dotted', 'cut'] as const
export type Manner = (typeof manners)[number]

const mostPassed = 500

const changed: Record<Manner, (memo: string, ref: string) => string> = {
  'as-is': (memo) => memo,
  wrapped: (memo, ref) => `MBVCB.${ref}.${memo.toLowerCase()}.CT tu 0011 KHACH HANG toi 0012`,
  spaced: (memo) => (memo.match(/.{1,3}/gu) ?? []).join(' ').toLowerCase(),
  dotted: (memo) => [...memo].join('.'),
  cut: (memo) => memo.slice(0, -2),
}

export const passedOn = (memo: string, manner: Manner, ref: string): string =>
  changed[manner](memo, ref).slice(0, mostPassed)
