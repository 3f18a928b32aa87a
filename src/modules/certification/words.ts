import type { BookKey, Kind } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const kindWords: Record<Kind, Both> = {
  copy: ['Bản sao từ bản chính', 'Copies of originals'],
  signature: ['Chữ ký, điểm chỉ', 'Signatures, fingerprints'],
  translator: ['Chữ ký người dịch', 'Translators’ signatures'],
  transaction: ['Hợp đồng, giao dịch', 'Contracts, transactions'],
}

/** How a kind stands in an address. */
export const kindSlugs: Record<Kind, string> = {
  copy: 'ban-sao',
  signature: 'chu-ky',
  translator: 'nguoi-dich',
  transaction: 'giao-dich',
}

/** The five books: copies have one on paper and an electronic one. */
export const books: readonly (Pick<BookKey, 'kind' | 'series'> & { slug: string; words: Both })[] =
  [
    { kind: 'copy', series: 'paper', slug: 'ban-sao', words: kindWords.copy },
    {
      kind: 'copy',
      series: 'electronic',
      slug: 'ban-sao-dien-tu',
      words: ['Bản sao điện tử', 'Electronic copies'],
    },
    { kind: 'signature', series: 'paper', slug: 'chu-ky', words: kindWords.signature },
    { kind: 'translator', series: 'paper', slug: 'nguoi-dich', words: kindWords.translator },
    { kind: 'transaction', series: 'paper', slug: 'giao-dich', words: kindWords.transaction },
  ]

export const bookSlugs = books.map(({ slug }) => slug)

/** What a paper is called in the column of each book. */
export const itemWords: Record<Kind, Both> = {
  copy: ['Tên bản chính', 'Original'],
  signature: ['Tên giấy tờ, văn bản', 'Paper'],
  translator: ['Bản dịch', 'Translation'],
  transaction: ['Tên, tóm tắt giao dịch', 'Transaction'],
}

export const noSigning: Both = [
  'Bản điện tử chưa được cấp số: số chỉ cấp khi mọi chữ ký số trên bản sao đều hợp lệ, mà phần ký số chưa nối với việc này.',
  'The electronic copy has no number yet: it gets one when every signature on it verifies, and signing is not connected to this work.',
]
