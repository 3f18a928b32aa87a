import { Button, Form, Hidden } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Entry } from '../domain.ts'
import { kindName, kindTone } from '../words.ts'
import type { YearView } from '../year-view.ts'

type Say = (vi: string, en: string) => string

/** What is in use but was not yet checked against its announcement. */
export function ToConfirm({
  toConfirm,
  mayEdit,
}: Pick<YearView, 'toConfirm'> & { mayEdit: boolean }) {
  const { t } = useView()
  const many = toConfirm.length
  return (
    <Panel title={t(`Cần xác nhận: ${many} ngày`, `To confirm: ${many} days`)} id="xac-nhan">
      <p>
        {t(
          'Những ngày này đang được tính nhưng chưa đối chiếu với thông báo chính thức.',
          'These days are in use but have not been checked against the official announcement.',
        )}
      </p>
      <Table
        caption={t('Ngày cần xác nhận', 'Days to confirm')}
        hideCaption
        columns={[...columns(t), ...(mayEdit ? [confirming(t)] : [])]}
        rows={toConfirm}
        rowKey={({ on }) => on.toString()}
      />
    </Panel>
  )
}

const confirming = (t: Say): Column<Entry> => ({
  key: 'confirm',
  head: t('Việc cần làm', 'To do'),
  cell: (entry) => <Confirm {...entry} />,
})

function Confirm({ on }: Entry) {
  const { t, lang } = useView()
  return (
    <a href={`/quan-tri/lich/ngay/${on.toString()}`}>
      {t('Xác nhận', 'Confirm')}
      <span class="govuk-visually-hidden"> {dateText(lang, on)}</span>
    </a>
  )
}

/** The year after the last one whose holidays are known can be drafted from the law. */
export function NextYear({ nextUnknown: year }: Pick<YearView, 'nextUnknown'>) {
  const { t } = useView()
  return (
    <Notice
      title={t(
        `Chưa có ngày nghỉ năm ${year}. Hạn rơi vào năm này chỉ là tạm tính.`,
        `The holidays of ${year} are not in yet. Due dates in that year are provisional.`,
      )}
    >
      <Form action="/quan-tri/lich/nam">
        <Hidden name="nam" value={String(year)} />
        <Button kind="secondary" small>
          {t(`Lập ngày nghỉ năm ${year} theo luật`, `Draft ${year} from the law`)}
        </Button>
      </Form>
    </Notice>
  )
}

/** Everything that is entered for a year. */
export function Entries({ entries, year }: Pick<YearView, 'entries' | 'year'>) {
  const { t } = useView()
  return (
    <Panel title={t(`Các ngày đã ghi năm ${year}`, `Entries of ${year}`)}>
      <Table
        caption={t('Ngày nghỉ, ngày hoán đổi', 'Holidays and swapped days')}
        hideCaption
        columns={[...columns(t), ...origin(t)]}
        rows={entries}
        rowKey={({ on }) => on.toString()}
        empty={t('Chưa ghi ngày nào của năm này', 'Nothing is entered for this year')}
      />
    </Panel>
  )
}

const columns = (t: Say): Column<Entry>[] => [
  { key: 'on', head: t('Ngày', 'Date'), cell: (entry) => <OnDate {...entry} />, tight: true },
  { key: 'kind', head: t('Loại', 'Kind'), cell: (entry) => <Kind {...entry} /> },
  { key: 'name', head: t('Tên', 'Name'), cell: ({ name }) => name },
  { key: 'citation', head: t('Căn cứ', 'Ground'), cell: ({ citation }) => citation },
]

const origin = (t: Say): Column<Entry>[] => [
  {
    key: 'source',
    head: t('Phạm vi', 'Scope'),
    cell: ({ source }) =>
      source === 'national' ? t('Cả nước', 'National') : t('Đơn vị', 'This office'),
  },
  {
    key: 'certainty',
    head: t('Mức chắc chắn', 'Certainty'),
    cell: (entry) => <Certainty {...entry} />,
  },
]

const OnDate = ({ on }: Entry) => (
  <a href={`/quan-tri/lich/ngay/${on.toString()}`}>
    <When {...{ on }} long />
  </a>
)

export function Kind({ kind }: Pick<Entry, 'kind'>) {
  const { t } = useView()
  return <Tag tone={kindTone(kind)}>{kindName(kind, t)}</Tag>
}

export function Certainty({ certainty }: Pick<Entry, 'certainty'>) {
  const { t } = useView()
  if (certainty === 'certain') return <Tag tone="green">{t('Chắc chắn', 'Certain')}</Tag>
  return <Tag tone="yellow">{t('Cần xác nhận', 'To confirm')}</Tag>
}
