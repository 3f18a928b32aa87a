import { Empty } from '#ui/empty.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from '../domain.ts'
import type { Found } from '../find.ts'
import { roleWords, shortWords } from '../words.ts'
import { entryHref } from './hrefs.ts'
import { StandingTag } from './standing-tag.tsx'

/** What a search found: who, as what, in which entry. */
export function FoundList({ found: { hits, next } }: { found: Found }) {
  const { t } = useView()
  return (
    <>
      <Table
        caption={t('Tìm thấy', 'Found')}
        hideCaption
        rows={hits}
        rowKey={({ key }) => key}
        empty={
          <Empty title={t('Không có việc hộ tịch nào như vậy.', 'No such entry.')}>
            {t(
              'Thử họ và chữ đệm, hoặc tên; số thì ghi cả năm (12/2026). Việc đăng ký trước khi dùng chương trình nằm trong sổ giấy.',
              'Try the beginning or the end of the name, or a number with its year (12/2026). What was registered earlier is on paper.',
            )}
          </Empty>
        }
        columns={[
          {
            key: 'name',
            head: t('Họ tên', 'Name'),
            cell: ({ name, line }) => <a href={entryHref(line)}>{name}</a>,
          },
          {
            key: 'role',
            head: t('Là', 'As'),
            cell: ({ role, line }) => (role ? t(...roleWords(line.register, role)) : ''),
          },
          {
            key: 'what',
            head: t('Việc hộ tịch', 'Entry'),
            long: true,
            cell: ({ line }) => `${t(...shortWords(line.register))}: ${line.title}`,
          },
          {
            key: 'number',
            head: t('Số', 'Number'),
            tight: true,
            cell: ({ line }) => numberText(line),
          },
          {
            key: 'day',
            head: t('Ngày đăng ký', 'Registered'),
            tight: true,
            cell: ({ line }) => <When on={line.day} />,
          },
          {
            key: 'notes',
            head: t('Ghi chú', 'Notes'),
            cell: ({ line }) => <StandingTag kinds={line.kinds} />,
          },
        ]}
      />
      <Pager {...{ next }} />
    </>
  )
}
