import type { BookKey, Kind, WhyNotMonth } from './domain.ts'
import type { WhyNotScan } from './electronic.ts'

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

export const whyNotScan: Record<WhyNotScan, Both> = {
  'other-pages': [
    'Bản chụp không đủ hoặc thừa trang so với số trang đã tính phí. Hãy quét lại bản chính.',
    'The scan has more or fewer pages than were paid for. Scan the original again.',
  ],
  'asked-already': [
    'Bản sao này đã trình ký rồi.',
    'This copy has been put up for signing already.',
  ],
}

export const whyNotMonth: Record<Exclude<WhyNotMonth, 'printed'>, Both> = {
  'not-over': ['Chỉ in được khi hết tháng.', 'A month is printed when it is over.'],
  empty: ['Tháng này không có dòng nào.', 'There is no line in this month.'],
}
