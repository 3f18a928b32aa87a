import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { PlacedLifeEvent } from '../catalogue.ts'

const home = '/quan-tri/thu-tuc/su-kien'

/** The occasions in life and the plain words by which people look for procedures. */
export function LifeEventsPage({ events }: { events: PlacedLifeEvent[] }) {
  const { t, who } = useView()
  const mayEdit = who.can.has('procedure.edit')
  return (
    <Page
      frame="staff"
      wide
      title={t('Việc trong đời sống', 'Life events')}
      lead={t(
        'Lời người dân hay dùng và các thủ tục tương ứng, thủ tục thường gặp nhất đứng đầu.',
        'The words people use and the procedures they lead to, the most usual first.',
      )}
      crumbs={[{ href: '/quan-tri/thu-tuc', text: t('Danh mục thủ tục', 'Procedure catalogue') }]}
      actions={mayEdit && <ButtonLink href={`${home}/them`}>{t('Thêm việc', 'Add')}</ButtonLink>}
    >
      <EventTable {...{ events, mayEdit }} />
    </Page>
  )
}

function EventTable({ events, mayEdit }: { events: PlacedLifeEvent[]; mayEdit: boolean }) {
  const { t } = useView()
  return (
    <Table
      caption={t('Việc trong đời sống', 'Life events')}
      hideCaption
      rows={events}
      rowKey={({ slug }) => slug}
      columns={[
        {
          key: 'title',
          head: t('Việc', 'Event'),
          cell: ({ slug, title }) => (mayEdit ? <a href={`${home}/${slug}`}>{title}</a> : title),
        },
        {
          key: 'phrases',
          head: t('Lời thường dùng', 'Words'),
          cell: ({ phrases }) => phrases.join(', '),
        },
        { key: 'codes', head: t('Thủ tục', 'Procedures'), cell: ({ codes }) => codes.join(', ') },
        {
          key: 'tile',
          head: t('Hiện ở trang chủ', 'Shown'),
          cell: ({ tile }) => (tile ? t('Có', 'Yes') : t('Chỉ để tìm', 'Search only')),
        },
      ]}
    />
  )
}
