import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, EnterSends, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { genres, kinds, priorities, type Bulletin, type Kind, type Priority } from '../domain.ts'
import { languages } from '../languages.ts'
import { genreWords, kindWords, priorityWords } from '../words.ts'
import { OtherLanguages } from './form-languages.tsx'
import { ListPart } from './form-list.tsx'
import { FilePart, Minutes, RelayPart, TextPart, type Typed } from './form-parts.tsx'
import type { TrialShown } from './form-trial.tsx'

const home = '/can-bo/ban-tin'

type Props = {
  filled: Filled
  errors?: Errors | undefined
  id?: string | undefined
  /** What a list can be made of. */
  others: readonly Bulletin[]
  trial?: TrialShown | undefined
}

/** Soạn hoặc sửa một bản tin. */
export function BulletinFormPage({ filled, errors, id, others, trial }: Props) {
  const { t } = useView()
  const action = id === undefined ? `${home}/soan` : `${home}/${id}/sua`
  const typed = { filled, errors }
  return (
    <Page
      frame="staff"
      title={
        id === undefined
          ? t('Soạn bản tin', 'Write a bulletin')
          : t('Sửa bản tin', 'Change the bulletin')
      }
      crumbs={[{ href: home, text: t('Bản tin loa truyền thanh', 'Bulletins') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form {...{ action }} class="bulletin-form" multipart>
        <EnterSends />
        <Hidden name="version" value={filled['version'] ?? '0'} />
        <About {...typed} />
        <Radios
          name="kind"
          legend={t('Cách phát', 'Kind')}
          options={kinds.map((value) => ({
            value,
            text: t(...kindWords[value]),
            more: <PartOf {...{ kind: value, filled, errors, id, others, trial, action }} />,
          }))}
          {...typed}
        />
        <OtherLanguages {...{ filled, errors }} />
        <TextField
          name="expiresOn"
          optional
          label={t('Ngày phát cuối cùng', 'Last day')}
          hint={t(
            'Sau ngày này bản tin không phát nữa, dù còn trong lịch.',
            'It is not heard after this day.',
          )}
          width={10}
          {...typed}
        />
        <Actions>
          <Button>{t('Lưu bản tin', 'Save')}</Button>
          <ButtonLink kind="secondary" href={id === undefined ? home : `${home}/${id}`}>
            {t('Quay lại', 'Back')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

/** What a bulletin is, however it is heard. */
function About(typed: Typed) {
  const { t } = useView()
  return (
    <>
      <TextField name="title" label={t('Tên bản tin', 'Title')} {...typed} />
      <Radios
        name="priority"
        legend={t('Mức', 'Priority')}
        options={priorities.map((value) => ({
          value,
          text: t(...priorityWords[value]),
          hint: t(...hints[value]),
        }))}
        {...typed}
      />
      <Select
        name="genre"
        label={t('Thể loại', 'Genre')}
        options={genres.map((value) => ({ value, text: t(...genreWords[value]) }))}
        {...typed}
      />
      <Select
        name="language"
        label={t('Ngôn ngữ', 'Language')}
        options={languages.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
        {...typed}
      />
    </>
  )
}

type PartProps = Props & { kind: Kind; action: string }

/** What one kind needs; it hangs under its own choice, and styles show only that of the chosen one. */
function PartOf({ kind, filled, errors, id, others, trial, action }: PartProps) {
  const typed = { filled, errors }
  switch (kind) {
    case 'speech':
      return <TextPart {...typed} action={`${action}/nghe-thu`} trial={trial} />
    case 'file':
      return <FilePart {...typed} hasFile={id !== undefined} />
    case 'relay':
      return <RelayPart {...typed} />
    case 'live':
      return <Minutes name="liveMinutes" {...typed} />
    case 'list':
      return <ListPart {...typed} others={others} />
  }
}

const hints: Record<Priority, readonly [vi: string, en: string]> = {
  normal: ['Xã tự xếp vào chương trình', 'The commune places it'],
  priority: ['Phát đầu khung giờ', 'First in the slot'],
  emergency: [
    'Phát ngay, kể cả giờ yên tĩnh; phải được xem xét lại sau',
    'Now, also in quiet hours; reviewed afterwards',
  ],
}
