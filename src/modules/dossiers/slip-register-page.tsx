import { linesPerVolume, slipNumber } from '#modules/papers/index.ts'
import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { DateField } from '#ui/field.tsx'
import { Button, ButtonLink, FieldRow, Form } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Register } from './slip-register-store.ts'

const base = '/can-bo/so-theo-doi'

type ListProps = {
  items: readonly Register[]
  next: string | null
  retry?: Retry | undefined
  today: Temporal.PlainDate
  once: string
}

/** Sổ theo dõi hồ sơ: makes one for a period, and lists those that were made. */
export function RegistersPage({ items, next, retry, today, once }: ListProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Sổ theo dõi hồ sơ', 'Register of dossiers')}
      lead={t(
        'Mẫu số 07, lập từ dữ liệu tiếp nhận; không phải gõ lại.',
        'Form 07, made from the records; nothing is typed again.',
      )}
    >
      <ErrorSummary errors={retry?.errors} />
      <Panel title={t('Lập sổ mới', 'New register')}>
        <PeriodForm {...{ retry, today, once }} />
      </Panel>
      <Panel title={t('Sổ đã lập', 'Registers')}>
        <RegisterTable {...{ items }} />
        <Pager {...{ next }} />
      </Panel>
    </Page>
  )
}

function PeriodForm({ retry, today, once }: Pick<ListProps, 'retry' | 'today' | 'once'>) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Form action={base} once={once}>
      <FieldRow>
        <DateField
          name="from"
          label={t('Tiếp nhận từ ngày', 'Received from')}
          value={dateText('vi', today.with({ day: 1 }))}
          {...field}
        />
        <DateField
          name="to"
          label={t('Đến hết ngày', 'Until')}
          value={dateText('vi', today)}
          {...field}
        />
      </FieldRow>
      <Button>{t('Lập sổ', 'Make the register')}</Button>
    </Form>
  )
}

function RegisterTable({ items }: Pick<ListProps, 'items'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Sổ đã lập', 'Registers')}
      hideCaption
      rows={items}
      rowKey={({ id }) => id}
      empty={<Empty title={t('Chưa lập sổ nào.', 'No register was made yet.')} />}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: ({ id, number, year }) => (
            <a href={`${base}/${id}`}>
              {slipNumber('register', number)} ({year})
            </a>
          ),
        },
        {
          key: 'period',
          head: t('Kỳ', 'Period'),
          cell: ({ fromDay, toDay }) => (
            <span>
              <When on={fromDay} /> – <When on={toDay} />
            </span>
          ),
        },
        {
          key: 'lines',
          head: t('Số hồ sơ', 'Dossiers'),
          num: true,
          cell: ({ lines }) => lines,
        },
        {
          key: 'asked',
          head: t('Lập lúc', 'Made'),
          cell: ({ askedAt }) => <When at={askedAt} />,
        },
        {
          key: 'state',
          head: t('Tình trạng', 'State'),
          cell: (register) => <State {...{ register }} />,
        },
      ]}
    />
  )
}

function State({ register: { finishedAt, made, lines } }: { register: Register }) {
  const { t } = useView()
  if (finishedAt) return <Tag tone="green">{t('Đã lập xong', 'Done')}</Tag>
  return <Tag tone="blue">{t(`Đang lập ${made}/${lines}`, `Making ${made}/${lines}`)}</Tag>
}

/** One register: how far it is made, and its volumes. */
export function RegisterPage({ register }: { register: Register }) {
  const { t } = useView()
  const { number, year, fromDay, toDay, lines, askedAt } = register
  return (
    <Page
      frame="staff"
      title={t(
        `Sổ số ${slipNumber('register', number)}`,
        `Register ${slipNumber('register', number)}`,
      )}
      over={String(year)}
      crumbs={[{ href: base, text: t('Sổ theo dõi hồ sơ', 'Register of dossiers') }]}
    >
      {register.finishedAt === null && <Progress {...{ register }} />}
      <Facts
        rows={[
          [
            t('Kỳ', 'Period'),
            <>
              <When on={fromDay} /> – <When on={toDay} />
            </>,
          ],
          [t('Số hồ sơ', 'Dossiers'), lines],
          [t('Lập lúc', 'Made'), <When at={askedAt} />],
        ]}
      />
      <Panel title={t('Các quyển', 'Volumes')}>
        <Volumes {...{ register }} />
      </Panel>
    </Page>
  )
}

type One = { register: Register }

function Progress({ register: { id, made, lines } }: One) {
  const { t } = useView()
  return (
    <Notice title={t(`Đang lập: ${made}/${lines} hồ sơ`, `Making: ${made} of ${lines} dossiers`)}>
      <p>
        {t(
          'Bạn có thể làm việc khác; sổ vẫn được lập tiếp. Trang tự tải lại sau 5 giây.',
          'You may do something else meanwhile. This page looks again every 5 seconds.',
        )}
      </p>
      <progress max={lines} value={made}>
        {made}/{lines}
      </progress>
      <p>
        <ButtonLink kind="secondary" small href={`${base}/${id}`}>
          {t('Xem lại tiến độ', 'Look again')}
        </ButtonLink>
      </p>
    </Notice>
  )
}

function Volumes({ register: { id, made, volumes } }: One) {
  const { t } = useView()
  if (volumes === 0) return <p class="muted">{t('Chưa có quyển nào.', 'No volume yet.')}</p>
  return (
    <ul>
      {Array.from({ length: volumes }, (_, n) => (
        <li key={n}>
          <a href={`${base}/${id}/quyen/${n + 1}`}>
            {t(`Quyển ${n + 1} (PDF)`, `Volume ${n + 1} (PDF)`)}
          </a>{' '}
          <span class="muted">
            {t(`hồ sơ ${linesOf(n, made)}`, `dossiers ${linesOf(n, made)}`)}
          </span>
        </li>
      ))}
    </ul>
  )
}

const linesOf = (n: number, made: number) =>
  `${n * linesPerVolume + 1}–${Math.min((n + 1) * linesPerVolume, made)}`
