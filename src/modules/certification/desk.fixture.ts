import { officer } from '#test/actors.ts'
import type { Town } from '#test/town.ts'

import type { Item } from './domain.ts'

/** A leader who signs. */
export async function givenSigner(place: Town) {
  const { id } = await officer(place, ['leader'])
  return { id, name: 'Trần Thị Lan', title: 'Chủ tịch' }
}

export const copyOf = (name: string, over: Partial<Item> = {}): Item => ({
  name,
  pages: 1,
  copies: 1,
  electronic: false,
  parties: '',
  fee: null,
  ...over,
})

/** The form of the counter, for papers of [name, pages, copies]. */
export const counterForm = (
  signer: string,
  papers: readonly (readonly [name: string, pages: number, copies: number])[],
) => ({
  loai: 'ban-sao',
  ky: signer,
  _xong: '1',
  ...Object.fromEntries(
    papers.flatMap(([name, pages, copies], at) => [
      [`giay.${at}.ten`, name],
      [`giay.${at}.trang`, String(pages)],
      [`giay.${at}.ban`, String(copies)],
    ]),
  ),
})
