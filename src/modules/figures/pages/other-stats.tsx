import { numberText } from '#ui/format.ts'
import { Stat } from '#ui/stat.tsx'
import { useView } from '#ui/view.ts'

import type { Around } from '../around.ts'
import { addressOf, type Wanted } from '../asked.ts'
import type { Summary } from '../summary.ts'
import { paidWords, publishedWords, satisfactionWords } from '../terms.ts'
import { shareText } from '../words.ts'
import { home, tabHref } from './frame.tsx'

export function PublishedStat({ published }: { around: Around; published: Summary['published'] }) {
  const view = useView()
  const { t, lang } = view
  const { part, whole, ratio } = published
  return (
    <Stat
      label={t(...publishedWords.name)}
      value={ratio === null ? null : shareText(view, ratio)}
      of={
        <>
          <a href={`${home}/cong-khai?phan=tu`}>{numberText(lang, part)}</a> {t('trên', 'of')}{' '}
          <a href={`${home}/cong-khai`}>{numberText(lang, whole)}</a> {t('thủ tục', 'procedures')}
        </>
      }
      note={t('Hôm nay', 'Today')}
      href={`${home}/cong-khai?phan=tu`}
    />
  )
}

export function PaidStat({ around, paid }: { around: Around; paid: Summary['paid'] }) {
  const view = useView()
  const { t, lang } = view
  const label = t(...paidWords.name)
  if (!paid)
    return (
      <Stat
        {...{ label }}
        value={null}
        note={t('Không tính theo cán bộ', 'Not counted by officer')}
      />
    )
  const { part, whole, ratio } = paid
  const href = paidHref(around.wanted, 'tu')
  return (
    <Stat
      {...{ label, href }}
      value={ratio === null ? null : shareText(view, ratio)}
      of={
        <>
          <a {...{ href }}>{numberText(lang, part)}</a> {t('trên', 'of')}{' '}
          <a href={paidHref(around.wanted, 'mau')}>{numberText(lang, whole)}</a>{' '}
          {t('khoản đã nộp', 'fees paid')}
        </>
      }
    />
  )
}

/** The list of paid fees behind the share. */
export const paidHref = (wanted: Wanted, side: 'tu' | 'mau') =>
  `${home}/thanh-toan${addressOf(wanted, { phan: side })}`

export function SatisfactionStat({
  around,
  satisfaction,
}: {
  around: Around
  satisfaction: Summary['satisfaction']
}) {
  const view = useView()
  const { t, lang, who } = view
  const label = t(...satisfactionWords.name)
  if (!satisfaction.shown)
    return (
      <Stat
        {...{ label }}
        value={null}
        note={t(
          `Cần ít nhất ${satisfaction.least} đánh giá trong các tháng trọn của kỳ`,
          `At least ${satisfaction.least} ratings in the whole months of the period are needed`,
        )}
      />
    )
  const { part, whole, ratio } = satisfaction
  const href = who.can.has('rating.view') ? tabHref('opinions', around.wanted) : undefined
  return (
    <Stat
      {...{ label, href }}
      value={shareText(view, ratio)}
      of={t(
        `${numberText(lang, part)} trên ${numberText(lang, whole)} đánh giá`,
        `${part} of ${whole} ratings`,
      )}
      note={t('Các tháng trọn trong kỳ', 'Whole months of the period')}
    />
  )
}
