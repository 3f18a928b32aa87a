import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { hamletLabel, type Hamlet } from '../domain.ts'
import type { HamletChange } from '../hamlet-store.ts'
import { HamletTimeline } from './hamlet-timeline.tsx'

export function HamletsPage({ hamlets }: { hamlets: Hamlet[] }) {
  const { t } = useView()
  return (
    <Page title={t('Ấp, thôn, khu phố', 'Hamlets')} frame="staff" actions={<Doings />}>
      <Parts />
      <Table
        caption={t('Ấp, thôn, khu phố của đơn vị', 'Hamlets of the unit')}
        hideCaption
        rows={hamlets}
        rowKey={({ id }) => id}
        empty={t('Chưa có ấp, thôn, khu phố nào', 'No hamlets yet')}
        columns={[
          {
            key: 'name',
            head: t('Tên', 'Name'),
            cell: (hamlet) => <a href={`/quan-tri/ap/${hamlet.id}`}>{hamletLabel(hamlet)}</a>,
          },
          { key: 'code', head: t('Mã', 'Code'), cell: ({ code }) => code ?? '–', tight: true },
          {
            key: 'since',
            head: t('Từ ngày', 'Since'),
            cell: ({ startedOn }) => (startedOn ? <When on={startedOn} /> : '–'),
            tight: true,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: (hamlet) => <HamletState {...{ hamlet }} />,
          },
        ]}
      />
    </Page>
  )
}

export function HamletState({ hamlet: { endedOn } }: { hamlet: Hamlet }) {
  const { t } = useView()
  if (!endedOn) return <Tag tone="green">{t('Đang có', 'Exists')}</Tag>
  return (
    <>
      <Tag>{t('Đã thay thế', 'Replaced')}</Tag> <When on={endedOn} />
    </>
  )
}

export function HamletHistoryPage({ changes }: { changes: HamletChange[] }) {
  const { t } = useView()
  return (
    <Page title={t('Lịch sử ấp, thôn, khu phố', 'History of the hamlets')} frame="staff">
      <Parts />
      <HamletTimeline {...{ changes }} />
    </Page>
  )
}

function Parts() {
  const { t } = useView()
  return (
    <SubNav
      items={[
        { href: '/quan-tri/ap', text: t('Danh sách', 'List') },
        { href: '/quan-tri/ap/lich-su', text: t('Lịch sử', 'History') },
      ]}
    />
  )
}

function Doings() {
  const { t, who } = useView()
  if (!who.can.has('unit.edit')) return null
  return (
    <>
      <ButtonLink href="/quan-tri/ap/them">{t('Thêm', 'Add')}</ButtonLink>
      <ButtonLink href="/quan-tri/ap/sap-nhap" kind="secondary">
        {t('Sáp nhập', 'Merge')}
      </ButtonLink>
    </>
  )
}
