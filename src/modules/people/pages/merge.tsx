import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { TextArea } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { useView, type View } from '#ui/view.ts'

import { personFieldNames, personFields, type Person, type PersonField } from '../domain.ts'
import { maskIdNumber } from '../id-number.ts'
import { birthOr, genderWords, say } from './words.ts'

type Names = ReadonlyMap<string, string>
type Props = { keep: Person; gone: Person; hamletNames: Names } & Partial<Retry>

/** Two records side by side, and the officer's word that they are one person. */
export function MergePage({ keep, gone, hamletNames, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Gộp hai hồ sơ của một người', 'Merge two records of one person')}
      frame="staff"
      crumbs={[{ href: `/can-bo/nguoi/${keep.id}`, text: keep.fullName }]}
      lead={t(
        'Hồ sơ ở lại nhận những mục còn thiếu. Hồ sơ kia không bị xóa, nhưng thôi dùng.',
        'The record that stays takes what it lacks. The other is not erased, but no longer used.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Comparison {...{ keep, gone, hamletNames }} />
      <p>
        <a href={`/can-bo/nguoi/${gone.id}/gop?voi=${keep.id}`}>
          {t('Giữ hồ sơ kia thay cho hồ sơ này', 'Keep the other record instead')}
        </a>
      </p>
      <Form action={`/can-bo/nguoi/${keep.id}/gop`}>
        <Hidden name="gone" value={gone.id} />
        <TextArea
          name="reason"
          label={t('Vì sao biết là cùng một người', 'How do you know that it is one person')}
          rows={2}
          max={300}
          {...{ filled, errors }}
        />
        <Actions>
          <Button kind="warning">{t('Gộp hồ sơ', 'Merge the records')}</Button>
          <a href={`/can-bo/nguoi/${keep.id}`}>{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}

const compared = personFields.filter((field) => field !== 'residenceCode')

function Comparison({
  keep,
  gone,
  hamletNames,
}: {
  keep: Person
  gone: Person
  hamletNames: Names
}) {
  const { t } = useView()
  const shown = (person: Person) => (field: PersonField) =>
    textOf(t, hamletNames, person, field) ?? '–'
  return (
    <Table
      caption={t('So sánh hai hồ sơ', 'The two records compared')}
      hideCaption
      rows={compared.filter((field) => keep[field] !== null || gone[field] !== null)}
      rowKey={(field) => field}
      columns={[
        { key: 'field', head: t('Mục', 'Field'), cell: (field) => t(...personFieldNames[field]) },
        { key: 'keep', head: t('Hồ sơ ở lại', 'Stays'), cell: shown(keep) },
        { key: 'gone', head: t('Hồ sơ thôi dùng', 'Goes'), cell: shown(gone) },
      ]}
    />
  )
}

function textOf(t: View['t'], hamletNames: Names, person: Person, field: PersonField) {
  if (field === 'birth') return birthOr(person.birth)
  if (field === 'gender') return say(t, genderWords, person.gender)
  if (field === 'hamletId') return person.hamletId && hamletNames.get(person.hamletId)
  const value = person[field]
  return value && (field === 'idNumber' || field === 'oldIdNumber') ? maskIdNumber(value) : value
}
