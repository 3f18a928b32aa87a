import { z } from 'zod'

import type { BookKey } from './domain.ts'
import { bookSlugs, books } from './words.ts'

const year = z.coerce.number().int().min(2015).max(2200)

export const OneBook = z.object({ book: z.enum(bookSlugs), year })
export const OneLine = OneBook.extend({ number: z.coerce.number().int().min(1).max(9_999_999) })
export const OneMonth = OneBook.extend({ month: z.coerce.number().int().min(1).max(12) })
export const OnePart = OneMonth.extend({ part: z.coerce.number().int().min(1).max(1_000) })

export const keyOf = ({ book, year: of }: z.output<typeof OneBook>): BookKey => {
  const { kind, series } = books.find(({ slug }) => slug === book) ?? {
    kind: 'copy',
    series: 'paper',
  }
  return { kind, series, year: of }
}

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

export const NoteForm = z.object({
  text: line(500, 'Ghi nội dung đúng'),
  reason: line(500, 'Ghi lý do'),
  voids: z
    .string()
    .default('')
    .transform((text) => text === '1'),
})

export const VolumeForm = z.object({ from: z.coerce.number().int().min(1).max(1_000) })

export const HandForm = z.object({
  book: z.enum(bookSlugs, 'Chọn sổ'),
  upTo: z
    .string({ error: 'Ghi số cuối cùng trong sổ giấy' })
    .regex(/^\d{1,6}$/, 'Ghi bằng chữ số')
    .transform(Number)
    .pipe(z.number().min(1, 'Ghi số từ 1')),
  reason: line(300, 'Ghi lý do'),
})
