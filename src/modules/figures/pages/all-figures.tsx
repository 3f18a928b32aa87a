import { numberText } from '#ui/format.ts'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { isOfNow, measureCodes } from '../measures.ts'
import type { Summary } from '../summary.ts'
import { paidWords, publishedWords, satisfactionWords } from '../terms.ts'
import { shareText } from '../words.ts'
import { OpenNumber, Share } from './number.tsx'

type Props = { around: Around; summary: Summary }

/** Every figure with its numerator, denominator and formula. */
export function AllFigures({ around, summary }: Props) {
  const view = useView()
  const { t, lang } = view
  const { wanted } = around
  const counted = measureCodes.map((code) => {
    const figure = summary.figures[code]
    return {
      name: figure.measure.name,
      formula: figure.measure.formula,
      part: <OpenNumber {...{ figure, wanted }} />,
      whole: figure.whole === null ? '–' : <OpenNumber {...{ figure, wanted }} side="mau" />,
      share: figure.whole === null ? '–' : <Share ratio={figure.ratio} />,
      when: isOfNow(code) ? t('Lúc này', 'Now') : t('Trong kỳ', 'Period'),
    }
  })
  const { published, satisfaction, paid } = summary
  const others = [
    {
      ...paidWords,
      part: paid ? numberText(lang, paid.part) : '–',
      whole: paid ? numberText(lang, paid.whole) : '–',
      share: paid ? <Share ratio={paid.ratio} /> : '–',
      when: t('Trong kỳ', 'Period'),
    },
    {
      ...publishedWords,
      part: numberText(lang, published.part),
      whole: numberText(lang, published.whole),
      share: <Share ratio={published.ratio} />,
      when: t('Hôm nay', 'Today'),
    },
    {
      ...satisfactionWords,
      part: satisfaction.shown ? numberText(lang, satisfaction.part) : '–',
      whole: satisfaction.shown ? numberText(lang, satisfaction.whole) : '–',
      share: satisfaction.shown ? shareText(view, satisfaction.ratio) : '–',
      when: t('Tháng trọn', 'Whole months'),
    },
  ]
  return (
    <details class="fold">
      <summary>
        {t(
          'Tử số, mẫu số và công thức của từng chỉ số',
          'Numerator, denominator and formula of each figure',
        )}
      </summary>
      <Table
        caption={t('Cách tính từng chỉ số', 'How each figure is computed')}
        hideCaption
        rows={[...counted, ...others]}
        columns={[
          { key: 'name', head: t('Chỉ số', 'Figure'), cell: ({ name }) => t(name[0], name[1]) },
          { key: 'part', head: t('Tử số', 'Numerator'), num: true, cell: ({ part }) => part },
          { key: 'whole', head: t('Mẫu số', 'Denominator'), num: true, cell: ({ whole }) => whole },
          { key: 'share', head: t('Tỷ lệ', 'Share'), num: true, cell: ({ share }) => share },
          { key: 'when', head: t('Tính', 'Counted'), cell: ({ when }) => when },
          {
            key: 'formula',
            head: t('Công thức', 'Formula'),
            long: true,
            cell: ({ formula }) => t(formula[0], formula[1]),
          },
        ]}
      />
    </details>
  )
}
