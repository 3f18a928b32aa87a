import { BarChart } from '#ui/chart.tsx'
import { dateText, numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Shown } from '../suppress.ts'
import { satisfactionWords } from '../terms.ts'
import type { PublicRow, Transparency } from '../transparency.ts'
import { periodText, shareText, source } from '../words.ts'

/** Minh bạch: how the commune settles what it is asked, for everybody to see. */
export function TransparencyPage({
  data,
  today,
}: {
  data: Transparency
  today: Temporal.PlainDate
}) {
  const view = useView()
  const { t, lang } = view
  const { figures, period, least, satisfaction } = data
  const { 'on-time': onTime, overdue, received, online, 'online-assisted': assisted } = figures
  const twelve = periodText(view, period)
  return (
    <Page
      wide
      title={t('Công khai giải quyết thủ tục', 'How applications are settled')}
      lead={t(
        `Số liệu của 12 tháng gần nhất, đến ngày ${dateText(lang, today)}.`,
        `The last twelve months, up to ${dateText(lang, today)}.`,
      )}
    >
      <Stats>
        <Stat
          label={t(...onTime.measure.name)}
          value={onTime.ratio === null ? null : shareText(view, onTime.ratio)}
          of={t(
            `${numberText(lang, onTime.part)} trên ${numberText(lang, onTime.whole ?? 0)} hồ sơ`,
            `${numberText(lang, onTime.part)} of ${numberText(lang, onTime.whole ?? 0)}`,
          )}
        />
        <Stat
          label={t(...overdue.measure.name)}
          value={overdue.part}
          of={t(
            `trên ${numberText(lang, overdue.whole ?? 0)} hồ sơ đang giải quyết`,
            `of ${numberText(lang, overdue.whole ?? 0)} open`,
          )}
          note={t('Lúc này', 'At this moment')}
          tone={overdue.part > 0 ? 'late' : 'good'}
        />
        <Stat label={t(...received.measure.name)} value={received.part} />
        <Stat
          label={t(...online.measure.name)}
          value={online.ratio === null ? null : shareText(view, online.ratio)}
          of={t(
            `${numberText(lang, online.part)} trên ${numberText(lang, online.whole ?? 0)} hồ sơ`,
            `${numberText(lang, online.part)} of ${numberText(lang, online.whole ?? 0)}`,
          )}
          note={t(
            `Trong đó cán bộ nộp hộ ${numberText(lang, assisted.part)}`,
            `${numberText(lang, assisted.part)} of them filed by an officer`,
          )}
        />
        <Stat
          label={t(...satisfactionWords.name)}
          value={satisfaction.shown ? shareText(view, satisfaction.ratio) : null}
          of={
            satisfaction.shown &&
            t(
              `${numberText(lang, satisfaction.part)} trên ${numberText(lang, satisfaction.whole)} đánh giá`,
              `${numberText(lang, satisfaction.part)} of ${numberText(lang, satisfaction.whole)} ratings`,
            )
          }
        />
      </Stats>
      <Panel title={t('Theo tháng', 'By month')}>
        <BarChart
          title={t('Tỷ lệ đúng và trước hạn', 'On time')}
          note={`${twelve}. ${t(...source)}`}
          labelHead={t('Tháng', 'Month')}
          valueHead={t('Đúng và trước hạn', 'On time')}
          max={1}
          bars={data.months.map(({ period: month, onTime: ratio }) => ({
            label: periodText(view, { ...month, kind: 'month' }),
            value: ratio,
            text: ratio === null ? '' : shareText(view, ratio),
          }))}
        />
        <Rows
          caption={t('Theo tháng', 'By month')}
          head={t('Tháng', 'Month')}
          rows={data.months.map((row) => ({
            ...row,
            name: periodText(view, { ...row.period, kind: 'month' }),
          }))}
          {...{ least }}
        />
      </Panel>
      <Panel title={t('Theo lĩnh vực', 'By field')}>
        <Rows
          caption={t('Theo lĩnh vực', 'By field')}
          head={t('Lĩnh vực', 'Field')}
          rows={data.fields}
          {...{ least }}
        />
      </Panel>
      <Panel title={t('Cách tính', 'How it is computed')}>
        {[onTime, overdue, online].map(({ code, measure }) => (
          <p key={code}>
            <strong>{t(...measure.name)}: </strong>
            {t(...measure.formula)}
          </p>
        ))}
        <p>
          {t(
            `Số nhỏ hơn ${least} không được nêu, kèm số nhỏ kế tiếp khi cần, để không ai bị nhận ra.`,
            `Numbers under ${least} are left out, with the next smallest where needed, so that nobody is recognised.`,
          )}
        </p>
      </Panel>
    </Page>
  )
}

type RowsProps = { caption: string; head: string; rows: readonly PublicRow[]; least: number }

function Rows({ caption, head, rows, least }: RowsProps) {
  const view = useView()
  const { t, lang } = view
  const text = (shown: Shown) =>
    shown.hidden ? (
      <span class="muted">{t('không nêu', 'left out')}</span>
    ) : (
      numberText(lang, shown.count)
    )
  return (
    <Table
      {...{ caption, rows }}
      hideCaption
      empty={t(`Chưa có lĩnh vực nào đủ ${least} hồ sơ.`, 'Nothing yet.')}
      columns={[
        { key: 'name', head, cell: ({ name }) => name },
        {
          key: 'received',
          head: t('Tiếp nhận', 'Received'),
          num: true,
          cell: ({ received }) => text(received),
        },
        {
          key: 'resolved',
          head: t('Đã giải quyết', 'Finished'),
          num: true,
          cell: ({ resolved }) => text(resolved),
        },
        {
          key: 'on-time',
          head: t('Đúng và trước hạn', 'On time'),
          num: true,
          cell: ({ onTime }) => (onTime === null ? '–' : shareText(view, onTime)),
        },
      ]}
    />
  )
}
