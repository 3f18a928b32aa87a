import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
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
    </Page>
  )
}

type FormProps = { event?: PlacedLifeEvent | undefined } & Partial<Retry>

export function LifeEventFormPage({ event, filled, errors }: FormProps) {
  const { t } = useView()
  const typed = { filled, errors }
  return (
    <Page
      frame="staff"
      title={event ? event.title : t('Thêm việc trong đời sống', 'Add a life event')}
      crumbs={[
        { href: '/quan-tri/thu-tuc', text: t('Danh mục thủ tục', 'Procedure catalogue') },
        { href: home, text: t('Việc trong đời sống', 'Life events') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={home}>
        {event ? (
          <Hidden name="slug" value={event.slug} />
        ) : (
          <TextField
            {...typed}
            name="slug"
            label={t('Tên trong địa chỉ', 'Name in the address')}
            hint={t(
              'Chữ thường không dấu, ví dụ sinh-con',
              'Lower case without diacritics, such as sinh-con',
            )}
            width={20}
          />
        )}
        <TextField {...typed} name="title" label={t('Tên việc', 'Title')} value={event?.title} />
        <TextField
          {...typed}
          name="titleEn"
          label={t('Tên tiếng Anh', 'Title in English')}
          value={event?.titleEn}
          optional
        />
        <TextField
          {...typed}
          name="position"
          label={t('Thứ tự', 'Order')}
          value={String(event?.position ?? 500)}
          inputMode="numeric"
          width={4}
        />
        <TextArea
          {...typed}
          name="phrases"
          label={t('Lời người dân hay dùng', 'Words people use')}
          hint={t('Mỗi dòng một cách nói', 'One to a line')}
          value={event?.phrases.join('\n')}
          rows={6}
          max={2000}
        />
        <TextArea
          {...typed}
          name="codes"
          label={t('Mã thủ tục', 'Procedure codes')}
          hint={t(
            'Mỗi dòng một mã, thủ tục thường gặp nhất trước',
            'One to a line, the most usual first',
          )}
          value={event?.codes.join('\n')}
          rows={6}
          max={1000}
        />
        <Checkboxes
          {...typed}
          name="tile"
          legend={t('Hiển thị', 'Visibility')}
          value={(event?.tile ?? true) ? 'yes' : ''}
          options={[
            { value: 'yes', text: t('Hiện ở trang thủ tục', 'Show on the page of procedures') },
          ]}
        />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}
