import { fileURLToPath } from 'node:url'

import { qrSvg } from '#modules/papers/index.ts'
import { renderPdf } from '#platform/pdf/render.ts'
import type { Place } from '#platform/signing/pades/fields.ts'

import { handSvg, sealSvg } from './drawings.ts'

const template = fileURLToPath(new URL('./look.typ', import.meta.url))

export const testNote = 'CHỮ KÝ THỬ NGHIỆM'

type Size = Pick<Place, 'width' | 'height'>
const press = (size: Size, data: object, at: Temporal.Instant) =>
  renderPdf(template, { width: size.width, height: size.height, ...data }, at)

/** Whose mark it is; `picture` is her own as SVG, where there is one. */
type Mark = { name: string; picture: string | undefined; isTest: boolean }

/** Chữ ký của người ký: a blue picture on nothing (GOV 5.4). */
export const signatureLook = (place: Size, { name, picture, isTest }: Mark, at: Temporal.Instant) =>
  press(
    place,
    {
      kind: 'picture',
      title: `Chữ ký của ${name}`,
      svg: picture ?? handSvg(name),
      colour: '#1f3fa8',
      note: isTest ? testNote : '',
    },
    at,
  )

/** Dấu của cơ quan: red, at its real size. A picture of the agency's own says beside it that it is a test; the drawn one says so itself. */
export const sealLook = (place: Size, { name, picture, isTest }: Mark, at: Temporal.Instant) =>
  press(
    place,
    {
      kind: 'picture',
      title: `Dấu của ${name}`,
      svg: picture ?? sealSvg(name, isTest),
      colour: '#d0021b',
      note: isTest && picture !== undefined ? testNote : '',
    },
    at,
  )

export const lineLook = (
  place: Size,
  words: string,
  style: { slanted?: boolean; covers?: boolean },
  at: Temporal.Instant,
) =>
  press(
    place,
    {
      kind: 'line',
      title: words,
      lines: [words],
      size: 13,
      slanted: false,
      covers: false,
      ...style,
    },
    at,
  )

/** Phụ lục đi kèm thành tệp riêng, bản sao điện tử: words at the upper right, no picture, time with its zone (GOV 5.4). */
export const blockLook = (place: Size, lines: readonly string[], at: Temporal.Instant) =>
  press(
    place,
    {
      kind: 'block',
      title: lines.join(', '),
      lines: [
        ...lines,
        at.toZonedDateTimeISO('+07:00').toString({ smallestUnit: 'second', timeZoneName: 'never' }),
      ],
    },
    at,
  )

export const codeLook = (
  place: Size,
  { address, code }: { address: string; code: string },
  at: Temporal.Instant,
) =>
  press(
    place,
    {
      kind: 'code',
      title: `Mã xác minh ${code}`,
      svg: qrSvg(address),
      lines: [`Mã xác minh: ${code}`, address],
    },
    at,
  )
