import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import type { PlacedLifeEvent } from '../catalogue.ts'
import type { Typed } from './confirm-parts.tsx'

const home = '/quan-tri/thu-tuc/su-kien'

const blank: PlacedLifeEvent = {
  slug: '',
  title: '',
  titleEn: '',
  tile: true,
  phrases: [],
  codes: [],
  position: 500,
}

type Props = { event?: PlacedLifeEvent | undefined } & Partial<Retry>

/** One occasion in life: its title, the words people use, the procedures it leads to. */
export function LifeEventFormPage({ event = blank, filled, errors }: Props) {
  const { t } = useView()
  const typed = { filled, errors }
  const isNew = event.slug === ''
  return (
    <Page
      frame="staff"
      title={isNew ? t('Thêm việc trong đời sống', 'Add a life event') : event.title}
      crumbs={[
        { href: '/quan-tri/thu-tuc', text: t('Danh mục thủ tục', 'Procedure catalogue') },
        { href: home, text: t('Việc trong đời sống', 'Life events') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={home}>
        {isNew ? <Slug {...typed} /> : <Hidden name="slug" value={event.slug} />}
        <Titles {...{ event, typed }} />
        <Words {...{ event, typed }} />
        <Checkboxes
          {...typed}
          name="tile"
          legend={t('Hiển thị', 'Visibility')}
          value={event.tile ? 'yes' : ''}
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

function Slug(typed: Typed) {
  const { t } = useView()
  return (
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
  )
}

type PartProps = { event: PlacedLifeEvent; typed: Typed }

function Titles({ event, typed }: PartProps) {
  const { t } = useView()
  return (
    <>
      <TextField {...typed} name="title" label={t('Tên việc', 'Title')} value={event.title} />
      <TextField
        {...typed}
        name="titleEn"
        label={t('Tên tiếng Anh', 'Title in English')}
        value={event.titleEn}
        optional
      />
      <TextField
        {...typed}
        name="position"
        label={t('Thứ tự', 'Order')}
        value={String(event.position)}
        inputMode="numeric"
        width={4}
      />
    </>
  )
}

function Words({ event, typed }: PartProps) {
  const { t } = useView()
  return (
    <>
      <TextArea
        {...typed}
        name="phrases"
        label={t('Lời người dân hay dùng', 'Words people use')}
        hint={t('Mỗi dòng một cách nói', 'One to a line')}
        value={event.phrases.join('\n')}
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
        value={event.codes.join('\n')}
        rows={6}
        max={1000}
      />
    </>
  )
}
