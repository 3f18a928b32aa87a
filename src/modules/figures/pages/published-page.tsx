import type { Procedure } from '#modules/procedures/index.ts'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { publishedWords } from '../terms.ts'
import { home } from './frame.tsx'

type Props = {
  rows: readonly Procedure[]
  total: number
  onlyPublished: boolean
  next: string | null
}

/** The procedures behind the share of published ones. */
export function PublishedPage({ rows, total, onlyPublished, next }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={
        onlyPublished
          ? t(...publishedWords.name)
          : t('Thủ tục đang có hiệu lực', 'Procedures in force')
      }
      lead={t(`${numberText(lang, total)} thủ tục`, `${numberText(lang, total)} procedures`)}
      crumbs={[{ href: home, text: t('Số liệu', 'Figures') }]}
    >
      <p>{t(...publishedWords.formula)}</p>
      <Table
        caption={t('Thủ tục', 'Procedures')}
        hideCaption
        {...{ rows }}
        rowKey={({ code }) => code}
        empty={t('Không có thủ tục nào.', 'No procedures.')}
        columns={[
          {
            key: 'code',
            head: t('Mã', 'Code'),
            tight: true,
            cell: ({ code }) => <a href={`/quan-tri/thu-tuc/${code}`}>{code}</a>,
          },
          { key: 'name', head: t('Thủ tục', 'Procedure'), long: true, cell: ({ name }) => name },
          { key: 'field', head: t('Lĩnh vực', 'Field'), cell: ({ field }) => field },
          {
            key: 'shown',
            head: t('Công khai', 'Published'),
            cell: ({ hidden }) =>
              hidden ? (
                <Tag tone="grey">{t('Đang ẩn', 'Hidden')}</Tag>
              ) : (
                <Tag tone="green">{t('Công khai', 'Published')}</Tag>
              ),
          },
        ]}
      />
      <Pager {...{ next }} />
    </Page>
  )
}
