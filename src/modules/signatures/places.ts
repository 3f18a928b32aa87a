import { placesIn, type FoundPlace } from '#platform/scans/read.ts'
import type { Place } from '#platform/signing/pades/fields.ts'
import { PdfFile } from '#platform/signing/pdf/file.ts'
import { boxOf, pagesOf } from '#platform/signing/pdf/pages.ts'
import { PdfFault } from '#platform/signing/pdf/values.ts'

import type { Places } from './domain.ts'

const mm = 72 / 25.4

/** Dấu của UBND cấp xã: the width in millimetres; 36 is our reading of practice. */
const sealWide = 36 * mm
const hand = { width: 60 * mm, height: 24 * mm }

/** Where number, date, signature and seal go on this paper: by the words that stand there, else where the decree has them on A4. */
export async function placesOn(path: string, signerName: string): Promise<Places> {
  const { pages, places } = await placesIn(path, [signerName, 'Số:', 'ngày'])
  const name = places.findLast(({ word }) => word === signerName)
  const signature = name ? above(name) : { page: pages, x: 330, y: 130, ...hand }
  const top = (word: string) =>
    places.find((one) => one.word === word && one.page === 1 && one.y > 600)
  return {
    signature,
    seal: sealBeside(signature),
    number: after(top('Số:')) ?? { page: 1, x: 118, y: 752, width: 150, height: 18 },
    date: over(top('ngày')) ?? { page: 1, x: 330, y: 752, width: 190, height: 18 },
    code: { page: pages, x: 30 * mm, y: 8 * mm, width: 90 * mm, height: 14 * mm },
  }
}

/** Between title and name, in the middle. */
const above = ({ page, x, y, width, height }: FoundPlace): Place => ({
  page,
  x: Math.max(0, x + width / 2 - hand.width / 2),
  y: y + height + 4,
  ...hand,
})

/** A third of the seal covers the signature, on its left (GOV 5.4). */
const sealBeside = ({ page, x, y, width, height }: Place): Place => ({
  page,
  x: Math.max(0, x + width / 3 - sealWide),
  y: Math.max(0, y + height / 2 - sealWide / 2),
  width: sealWide,
  height: sealWide,
})

const after = (words: FoundPlace | undefined): Place | undefined =>
  words && {
    page: 1,
    x: words.x + words.width + 3,
    y: words.y - 1,
    width: 140,
    height: words.height + 3,
  }

/** The blanks between the words of a date are covered from its first word on. */
const over = (words: FoundPlace | undefined): Place | undefined =>
  words && { page: 1, x: words.x, y: words.y - 1, width: 175, height: words.height + 3 }

const block = { width: 78 * mm, height: 16 * mm }

/** Where an attachment or an electronic copy bears its words: at the upper right of the first page, whatever its size. */
export function topRight(pdf: Uint8Array): Place {
  const file = new PdfFile(pdf)
  const [page] = pagesOf(file)
  if (!page) throw new PdfFault('no page')
  const [left, bottom, right, top] = boxOf(file, file.dict(page))
  const [wide, high] = [right - left, top - bottom]
  const x = Math.max(0, wide - block.width - 8 * mm)
  const y = Math.max(0, high - block.height - 5 * mm)
  return { page: 1, x, y, ...block }
}
