import { dateText, localTime } from '#ui/format.ts'
import type { View } from '#ui/view.ts'

import type { PaperForm, StoredPaper } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const formWords: Record<PaperForm, Both> = {
  original: ['Bản chính', 'Original'],
  certified: ['Bản sao chứng thực', 'Certified copy'],
  copy: ['Bản sao', 'Copy'],
  electronic: ['Bản điện tử', 'Electronic'],
}

export const originWords: Record<StoredPaper['origin'], Both> = {
  component: ['Đã nộp', 'Handed in'],
  result: ['Kết quả', 'Result'],
  certified: ['Chứng thực', 'Certified'],
}

/** "từ hồ sơ H79…, ngày 12/03/2026" */
export function originText(
  { t, lang }: Pick<View, 't' | 'lang'>,
  { origin, dossierCode, givenAt }: Pick<StoredPaper, 'origin' | 'dossierCode' | 'givenAt'>,
): string {
  const day = dateText(lang, localTime(givenAt).date)
  if (origin === 'certified')
    return t(`chứng thực tại xã, ngày ${day}`, `certified by the commune, ${day}`)
  return origin === 'result'
    ? t(
        `kết quả của hồ sơ ${dossierCode}, ngày ${day}`,
        `result of application ${dossierCode}, ${day}`,
      )
    : t(`từ hồ sơ ${dossierCode}, ngày ${day}`, `from application ${dossierCode}, ${day}`)
}
