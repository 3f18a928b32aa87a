import { fileURLToPath } from 'node:url'

import { renderPdf } from '#platform/pdf/render.ts'

/** What a result says; number and date come from the clerk. */
export type ResultText = {
  agency: string
  place: string
  title: string
  lines: readonly string[]
  copies: readonly string[]
  position: string
  signer: string
  demo: boolean
}

const template = fileURLToPath(new URL('./result.typ', import.meta.url))

/** Soạn văn bản trả kết quả: a page in the layout of the decree, ready to be signed. */
export const resultPdf = (text: ResultText, at: Temporal.Instant): Promise<Uint8Array> =>
  renderPdf(template, { ...text, position: titleLines(text.position) }, at)

/** Quyền hạn, chức vụ của người ký: a deputy signs in the chairman’s place, KT. (NĐ 30/2020, Phụ lục I). */
export function titleLines(position: string): string[] {
  const plain = position.replace(/ (UBND|Ủy ban nhân dân).*$/u, '')
  return plain.startsWith('Phó Chủ tịch') ? ['KT. Chủ tịch', 'Phó Chủ tịch'] : [plain]
}
