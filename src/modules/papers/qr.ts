import { create } from 'qrcode'

/** Quiet zone around a QR code, in modules (ISO/IEC 18004 asks for four). */
const quiet = 4

/** A QR code as a drawing: no pixels, sharp at any size; on white for whoever puts it on an unknown ground. */
export function qrSvg(text: string, { onWhite = false } = {}): string {
  const { modules } = create(text, { errorCorrectionLevel: 'M' })
  const { size } = modules
  const dark = Array.from({ length: size * size }, (_, n) => n).filter((n) => modules.data[n])
  const path = dark.map((n) => `M${n % size} ${Math.floor(n / size)}h1v1h-1z`).join('')
  const side = size + quiet * 2
  const ground = onWhite
    ? `<path fill="#fff" d="M${-quiet} ${-quiet}h${side}v${side}h${-side}z"/>`
    : ''
  return `<svg xmlns="http://www.w3.org/2000/svg" viewBox="${-quiet} ${-quiet} ${side} ${side}">${ground}<path d="${path}"/></svg>`
}
