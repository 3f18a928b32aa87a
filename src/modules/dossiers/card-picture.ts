import type { FastifyRequest } from 'fastify'

import { personFromCardQr } from '#modules/people/index.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { codesOnPicture, ScanError } from '#platform/scans/read.ts'
import { fileById } from '#platform/stored-files.ts'
import { dropUploads, type Upload } from '#platform/uploads.ts'

/** Where a picture of the card is chosen, and the button that has it read. */
export const pictureField = '_the-anh'
export const pictureButton = '_doc-the'

export type WhyNoCard = 'no-picture' | 'not-read' | 'not-a-card' | 'busy'

export const noCardMessages: Record<WhyNoCard, string> = {
  'no-picture': 'Chọn hoặc chụp ảnh mã QR trên thẻ căn cước',
  'not-read': 'Không đọc được mã QR trong ảnh. Chụp lại gần hơn, đủ sáng, không lóa',
  'not-a-card': 'Mã QR trong ảnh không phải của thẻ căn cước',
  busy: 'Máy chủ đang bận đọc ảnh khác. Thử lại sau vài giây, hoặc dùng máy quét',
}

/** The text of the card's QR on a picture that was sent. The picture is read and not kept. */
export async function cardOnPicture(
  { db, who, today, server: { world } }: FastifyRequest,
  files: readonly Upload[],
): Promise<Outcome<string, WhyNoCard>> {
  const pictures = files.filter(({ field }) => field === pictureField)
  const [picture] = pictures
  if (!picture) return no('no-picture')
  const file = await db.read((q) => fileById(q, who.unit, picture.id))
  try {
    const codes = file ? await codesOnPicture(world.files.path(file.sha256)) : []
    const card = codes.find((text) => personFromCardQr(text, today).ok)
    return card ? yes(card) : no(codes.length > 0 ? 'not-a-card' : 'not-read')
  } catch (error) {
    if (!(error instanceof ScanError)) throw error
    return no(error.why === 'busy' ? 'busy' : 'not-read')
  } finally {
    const ids = pictures.map(({ id }) => id)
    await db.tx((tx) => dropUploads(tx, who, ids))
  }
}
