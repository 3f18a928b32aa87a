import { usualLimits } from './limits.ts'
import { pressPool } from './pool.ts'

export { PdfError } from './error.ts'

const presses = pressPool(usualLimits)

/**
 * Lays out a document as a tagged PDF (PDF/UA-1).
 * `template` is the path of a `.typ` file, which reads the data by `json(bytes(sys.inputs.data))`;
 * `data` is anything JSON can hold, and what people typed in it is printed, never run.
 * The same template, data and `madeAt` (the creation date written into the file) give the same bytes.
 */
export const renderPdf = (
  template: string,
  data: object,
  madeAt: Temporal.Instant,
): Promise<Uint8Array> =>
  presses.print({
    template,
    json: JSON.stringify(data),
    madeAt: Math.floor(madeAt.epochMilliseconds / 1000),
  })
