import { longDateText } from '#ui/format.ts'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { dayKinds } from '../domain.ts'
import { kindName, kindShort, kindTone, weekdays, weekdaysShort } from '../words.ts'
import type { Cell, YearView } from '../year-view.ts'

type Props = YearView['months'][number] & { year: number }

/** One month of the year's calendar; each date leads to its own page. */
export function Month({ month, weeks, year }: Props) {
  const { t } = useView()
  return (
    <table class="month">
      <caption>{t(`Tháng ${month}/${year}`, `${month}/${year}`)}</caption>
      <thead>
        <tr>
          {weekdaysShort.map((short, i) => (
            <th key={short[0]} scope="col">
              <abbr title={t(...(weekdays[i] ?? short))}>{t(...short)}</abbr>
            </th>
          ))}
        </tr>
      </thead>
      <tbody>
        {weeks.map((week, w) => (
          <tr key={w}>
            {week.map((cell, d) => (cell ? <Place key={d} {...cell} /> : <Nowhere key={d} />))}
          </tr>
        ))}
      </tbody>
    </table>
  )
}

/** A place of the grid before the first or after the last of the month. */
// oxlint-disable-next-line jsx-a11y/control-has-associated-label -- an empty cell is no control
const Nowhere = () => <td class="month__none" />

function Place({ date, day, entry }: Cell) {
  const { t, lang } = useView()
  const special = entry && entry.kind !== 'ordinary' ? entry : undefined
  const words = special ? `${kindName(special.kind, t)}: ${special.name}` : undefined
  return (
    <td class={classOf({ date, day, entry })}>
      <a href={`/quan-tri/lich/ngay/${date.toString()}`} title={words}>
        <span aria-hidden="true">{date.day}</span>
        <span class="govuk-visually-hidden">{longDateText(lang, date)}</span>
        {special && (
          <small class="month__mark">
            {kindShort(special.kind, t)}
            {special.certainty === 'to-confirm' && '?'}
          </small>
        )}
      </a>
    </td>
  )
}

function classOf({ day, entry }: Cell): string {
  const classes = ['month__day', `month__day--${day.kind}`]
  if (entry?.certainty === 'to-confirm') classes.push('month__day--unsure')
  return classes.join(' ')
}

/** What the colours and short words of the grid mean. */
export function Legend() {
  const { t } = useView()
  return (
    <ul class="legend" aria-label={t('Chú giải', 'Legend')}>
      {dayKinds.map((kind) => (
        <li key={kind}>
          <Tag tone={kindTone(kind)}>{kindShort(kind, t)}</Tag> {kindName(kind, t)}
        </li>
      ))}
      <li>
        <Tag tone="yellow">?</Tag> {t('Cần xác nhận', 'To confirm')}
      </li>
    </ul>
  )
}
