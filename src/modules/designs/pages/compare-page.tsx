import { Select } from '#ui/field.tsx'
import { Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { designPath, home } from '../addresses.ts'
import type { Change } from '../changes.ts'

type Props = {
  code: string
  title: string
  /** What may be compared: `nhap` and the numbers of versions. */
  known: readonly string[]
  from: string
  to: string
  changes: readonly Change[]
}

/** So sánh hai bản, in plain words. */
export function ComparePage({ code, title, known, from, to, changes }: Props) {
  const { t, lang } = useView()
  const options = known.map((value) => ({
    value,
    text: value === 'nhap' ? t('Bản nháp', 'Draft') : t(`Bản ${value}`, `Version ${value}`),
  }))
  return (
    <Page
      frame="staff"
      wide
      title={t('So sánh hai bản', 'Compare two versions')}
      lead={title}
      crumbs={[
        { href: home, text: t('Biểu mẫu điện tử', 'Forms') },
        { href: designPath(code), text: title },
      ]}
    >
      <Form action={`${designPath(code)}/so-sanh`} method="get">
        <FieldRow>
          <Select name="tu" label={t('Từ', 'From')} value={from} {...{ options }} />
          <Select name="den" label={t('Đến', 'To')} value={to} {...{ options }} />
        </FieldRow>
        <Button kind="secondary">{t('So sánh', 'Compare')}</Button>
      </Form>
      <Table
        caption={t(`${changes.length} chỗ khác nhau`, `${changes.length} differences`)}
        rows={changes}
        empty={t('Hai bản giống hệt nhau.', 'The two are the same.')}
        columns={[
          { key: 'where', head: t('Ở đâu', 'Where'), long: true, cell: ({ where }) => where[lang] },
          { key: 'kind', head: t('Loại', 'Kind'), cell: ({ kind }) => <Kind {...{ kind }} /> },
          {
            key: 'said',
            head: t('Thay đổi', 'Change'),
            long: true,
            cell: ({ said }) => said[lang],
          },
        ]}
      />
    </Page>
  )
}

function Kind({ kind }: Pick<Change, 'kind'>) {
  const { t } = useView()
  const words = {
    added: ['green', t('Thêm', 'Added')],
    removed: ['red', t('Bỏ', 'Removed')],
    changed: ['blue', t('Sửa', 'Changed')],
    moved: ['grey', t('Đổi chỗ', 'Moved')],
  } as const
  const [tone, text] = words[kind]
  return <Tag {...{ tone }}>{text}</Tag>
}
