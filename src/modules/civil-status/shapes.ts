import { z } from 'zod'

import type { BookKey, EntryKey, Register } from './domain.ts'
import { forms } from './registers.ts'
import { bookSlugs } from './words.ts'

const year = z.coerce.number().int().min(1950).max(2200)
const slugs = forms.map(({ slug }) => slug)

export const OneBook = z.object({ book: z.enum(bookSlugs), year })
export const OneEntry = z.object({
  book: z.enum(slugs),
  year,
  number: z.coerce.number().int().min(1).max(9_999_999),
})
export const OneCopy = z.object({ year, number: z.coerce.number().int().min(1).max(9_999_999) })
export const OneDossier = z.object({ code: z.string().max(80) })

const registerOf = (slug: string): Register | undefined =>
  forms.find((form) => form.slug === slug)?.register

export const bookKeyOf = ({ book, year: of }: z.output<typeof OneBook>): BookKey => ({
  register: registerOf(book) ?? 'copy',
  year: of,
})

export const entryKeyOf = ({ book, year: of, number }: z.output<typeof OneEntry>): EntryKey => ({
  register: registerOf(book) ?? 'birth',
  year: of,
  number,
})

export const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

export const HandForm = z.object({
  book: z.enum(bookSlugs, 'Chọn sổ'),
  upTo: z
    .string({ error: 'Ghi số cuối cùng trong sổ trước' })
    .regex(/^\d{1,6}$/, 'Ghi bằng chữ số')
    .transform(Number)
    .pipe(z.number().min(1, 'Ghi số từ 1')),
  reason: line(300, 'Ghi lý do'),
})

export const OneMonth = z.object({
  book: z.enum(slugs),
  year,
  month: z.coerce.number().int().min(1).max(12),
})
