import { inflateSync } from 'node:zlib'

import { isDict, isList, nameOf, PdfFault, type Dict, type Stream, type Value } from './values.ts'

/** No stream that we read ourselves (cross references, object streams) is larger when unpacked. */
const mostBytes = 32 * 1024 * 1024

type Resolve = (value: Value | undefined) => Value

/** What a stream holds. Only what our own reading needs: no filter, or Flate with the usual predictors. */
export function contentOf({ dict, raw }: Stream, resolve: Resolve): Uint8Array {
  const filter = resolve(dict.get('Filter'))
  const filters = isList(filter)
    ? filter.map((one) => nameOf(resolve(one)))
    : [nameOf(filter)].filter(Boolean)
  if (filters.length === 0) return raw
  if (filters.length > 1 || filters[0] !== 'FlateDecode') throw new PdfFault('filter not read')
  const given = resolve(dict.get('DecodeParms'))
  const parms = isList(given) ? resolve(given[0]) : given
  return unpredicted(inflated(raw), isDict(parms) ? parms : new Map<string, Value>())
}

function inflated(raw: Uint8Array): Uint8Array {
  try {
    return inflateSync(raw, { maxOutputLength: mostBytes })
  } catch {
    throw new PdfFault('stream broken or too large')
  }
}

const numberOf = (dict: Dict, key: string, otherwise: number) => {
  const value = dict.get(key)
  return typeof value === 'number' ? value : otherwise
}

function unpredicted(data: Uint8Array, parms: Dict): Uint8Array {
  const predictor = numberOf(parms, 'Predictor', 1)
  if (predictor === 1) return data
  if (predictor < 10) throw new PdfFault('predictor not read')
  const bits = numberOf(parms, 'Colors', 1) * numberOf(parms, 'BitsPerComponent', 8)
  const width = Math.ceil((bits * numberOf(parms, 'Columns', 1)) / 8)
  const step = Math.max(1, bits >> 3)
  if (!(width > 0 && width < 100_000)) throw new PdfFault('predictor not read')
  const rows = Math.floor(data.length / (width + 1))
  const out = new Uint8Array(rows * width)
  for (let row = 0; row < rows; row += 1) unpredictRow(data, out, { row, width, step })
  return out
}

/** The five filters of PNG. */
function unpredictRow(
  data: Uint8Array,
  out: Uint8Array,
  { row, width, step }: { row: number; width: number; step: number },
) {
  const kind = data[row * (width + 1)] ?? 0
  const base = row * width
  for (let n = 0; n < width; n += 1) {
    const left = n >= step ? (out[base + n - step] ?? 0) : 0
    const up = row > 0 ? (out[base + n - width] ?? 0) : 0
    const corner = row > 0 && n >= step ? (out[base + n - width - step] ?? 0) : 0
    const guess = [0, left, up, (left + up) >> 1, paeth(left, up, corner)][kind]
    if (guess === undefined) throw new PdfFault('predictor not read')
    out[base + n] = (data[row * (width + 1) + 1 + n] ?? 0) + guess
  }
}

function paeth(left: number, up: number, corner: number): number {
  const guess = left + up - corner
  const [a, b, c] = [Math.abs(guess - left), Math.abs(guess - up), Math.abs(guess - corner)]
  if (a <= b && a <= c) return left
  return b <= c ? up : corner
}
