import type { Airable } from '#modules/bulletins/index.ts'
import type { Places } from '#modules/clusters/index.ts'
import { hamletLabel } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Slot } from '../domain.ts'
import type { Ahead } from '../look-ahead.ts'
import type { KeptAiring } from '../store.ts'
import { holidayWords, weekdaysText } from '../words.ts'
import { Parts } from './parts.tsx'
import { Seen } from './seen.tsx'

const home = '/can-bo/lich-phat'

type Around = Places & { slots: readonly Slot[]; maySchedule: boolean; mayAlarm: boolean }

const targetsText = ({ clusters, groups, places }: Places, { targets }: KeptAiring): string =>
  targets
    .map((target) => {
      if (target.kind === 'all') return 'Tất cả cụm loa'
      if (target.kind === 'zone')
        return `Vùng ${groups.find(({ id }) => id === target.id)?.name ?? '–'}`
      if (target.kind === 'cluster')
        return `Cụm ${clusters.find(({ id }) => id === target.id)?.name ?? '–'}`
      const place = places.find(({ id }) => id === target.id)
      return place ? hamletLabel(place) : '–'
    })
    .join(', ')

const timesText = (slots: readonly Slot[], airing: KeptAiring): string =>
  [
    ...airing.slots.map((id) => slots.find((slot) => slot.id === id)?.name ?? '–'),
    ...airing.times,
  ].join(', ')

type ListProps = Around & { airings: readonly KeptAiring[]; bulletins: readonly Airable[] }

/** Lịch đang áp dụng. */
export function AiringListPage({
  airings,
  bulletins,
  slots,
  maySchedule,
  mayAlarm,
  ...places
}: ListProps) {
  const { t } = useView()
  const titles = new Map<string, string>(bulletins.map(({ id, title }) => [id, title]))
  return (
    <Page
      frame="staff"
      wide
      title={t('Lịch phát đang áp dụng', 'Airings in force')}
      actions={
        maySchedule && (
          <ButtonLink href={`${home}/xep`}>
            {t('Xếp lịch một bản tin', 'Schedule a bulletin')}
          </ButtonLink>
        )
      }
    >
      <Parts {...{ mayAlarm }} />
      <Table
        caption={t('Lịch phát', 'Airings')}
        hideCaption
        rows={airings}
        rowKey={({ id }) => id}
        empty={<Empty title={t('Chưa xếp lịch phát nào.', 'Nothing is scheduled.')} />}
        columns={[
          {
            key: 'bulletin',
            head: t('Bản tin', 'Bulletin'),
            cell: ({ id, bulletin }) => (
              <a href={`${home}/lich/${id}`}>
                {titles.get(bulletin) ?? t('Bản tin đã thu hồi', 'Withdrawn')}
              </a>
            ),
            long: true,
          },
          {
            key: 'times',
            head: t('Khung giờ, giờ phát', 'When'),
            cell: (airing) => timesText(slots, airing),
          },
          {
            key: 'days',
            head: t('Ngày', 'Days'),
            cell: ({ weekdays }) => t(...weekdaysText(weekdays)),
          },
          {
            key: 'from',
            head: t('Từ', 'From'),
            cell: ({ from }) => <When on={from} />,
            tight: true,
          },
          { key: 'to', head: t('Đến', 'To'), cell: ({ to }) => <When on={to} />, tight: true },
          {
            key: 'where',
            head: t('Nơi phát', 'Where'),
            cell: (airing) => targetsText(places, airing),
            long: true,
          },
        ]}
      />
    </Page>
  )
}

type Props = Around & {
  airing: KeptAiring
  bulletin: Airable | undefined
  ahead: Ahead | undefined
  retry?: Retry | undefined
}

/** Một lịch phát: what it says, what becomes of it, and its end. */
export function AiringPage({
  airing,
  bulletin,
  ahead,
  retry,
  slots,
  maySchedule,
  ...places
}: Props) {
  const { t } = useView()
  const title = bulletin?.title ?? t('Bản tin đã thu hồi', 'Withdrawn bulletin')
  return (
    <Page
      frame="staff"
      title={title}
      crumbs={[
        { href: home, text: t('Chương trình phát', 'Programme') },
        { href: `${home}/lich`, text: t('Lịch phát', 'Airings') },
      ]}
    >
      <ErrorSummary errors={retry?.errors} />
      {airing.endedAt !== null && (
        <Notice title={t('Đã ngừng', 'Ended')}>
          <When at={airing.endedAt} />. {airing.endedWhy}
        </Notice>
      )}
      {ahead && <Seen {...{ ahead }} />}
      <Facts
        rows={[
          [t('Bản tin', 'Bulletin'), <a href={`/can-bo/ban-tin/${airing.bulletin}`}>{title}</a>],
          [t('Nơi phát', 'Where'), targetsText(places, airing)],
          [t('Khung giờ, giờ phát', 'When'), timesText(slots, airing)],
          [t('Từ ngày', 'From'), <When on={airing.from} long />],
          [t('Đến ngày', 'To'), <When on={airing.to} long />],
          [t('Trong tuần', 'Weekdays'), t(...weekdaysText(airing.weekdays))],
          [t('Ngày lễ', 'Public holidays'), t(...holidayWords[airing.holidays])],
          [t('Thứ tự trong khung giờ', 'Place in the slot'), String(airing.rank)],
          [t('Ghi chú', 'Note'), airing.note],
          [t('Xếp lúc', 'Made'), <When at={airing.madeAt} />],
        ]}
      />
      {maySchedule && airing.endedAt === null && (
        <Panel title={t('Ngừng phát theo lịch này', 'End this airing')}>
          <p>
            {t(
              'Bản tin không phát nữa từ bây giờ; những lần đã phát vẫn còn trong nhật ký.',
              'It sounds no more from now on; what has sounded stays in the log.',
            )}
          </p>
          <Form action={`${home}/lich/${airing.id}/ngung`}>
            <TextField
              name="reason"
              label={t('Lý do', 'Reason')}
              filled={retry?.filled}
              errors={retry?.errors}
            />
            <Button kind="warning">{t('Ngừng phát', 'End')}</Button>
          </Form>
        </Panel>
      )}
    </Page>
  )
}
