import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import { grounds } from '../grounds.ts'
import { spans, spanWords, type Span, type Statistics } from '../statistics.ts'
import { books } from '../words.ts'
import { booksHome } from './book-href.ts'

type Props = { year: number; span: Span; thisYear: number; statistics: Statistics }

const here = `${booksHome}/thong-ke`

/** Thống kê gửi Sở Tư pháp: half-year and year. */
export function StatisticsPage({ year, span, thisYear, statistics }: Props) {
  const { t, lang } = useView()
  const { done, refused } = statistics
  const to = (of: number, one: Span) => `${here}?nam=${of}&ky=${one}`
  return (
    <Page
      frame="staff"
      title={t(`Thống kê chứng thực ${year}`, `Certification statistics ${year}`)}
      over={t(...spanWords[span])}
      crumbs={[{ href: booksHome, text: t('Sổ chứng thực', 'Books') }]}
      actions={
        <ButtonLink kind="secondary" small href={`${here}.xlsx?nam=${year}&ky=${span}`}>
          {t('Tải Excel', 'Excel')}
        </ButtonLink>
      }
    >
      <SubNav
        label={t('Năm', 'Year')}
        current={to(year, span)}
        items={[thisYear - 1, thisYear].map((of) => ({ href: to(of, span), text: String(of) }))}
      />
      <SubNav
        label={t('Kỳ', 'Period')}
        current={to(year, span)}
        items={spans.map((one) => ({ href: to(year, one), text: t(...spanWords[one]) }))}
      />
      <Table
        caption={t('Đã chứng thực', 'Certified')}
        rows={done}
        rowKey={({ kind, series }) => `${kind} ${series}`}
        empty={<Empty title={t('Kỳ này chưa chứng thực việc nào.', 'Nothing in this period.')} />}
        columns={[
          {
            key: 'kind',
            head: t('Loại việc', 'Kind'),
            cell: (one) => {
              const words = books.find(
                ({ kind, series }) => kind === one.kind && series === one.series,
              )
              return words && t(...words.words)
            },
          },
          {
            key: 'numbers',
            head: t('Số việc', 'Numbers'),
            num: true,
            cell: ({ numbers, voided }) => numbers - voided,
          },
          { key: 'voided', head: t('Hủy số', 'Cancelled'), num: true, cell: (one) => one.voided },
          { key: 'copies', head: t('Số bản', 'Copies'), num: true, cell: ({ copies }) => copies },
          {
            key: 'fee',
            head: t('Lệ phí', 'Fee'),
            num: true,
            cell: ({ fee }) => moneyText(lang, fee),
          },
        ]}
      />
      <Table
        caption={t('Từ chối', 'Refused')}
        rows={refused}
        rowKey={({ ground }) => ground}
        empty={t('Kỳ này không từ chối lượt nào.', 'Nothing was refused.')}
        columns={[
          {
            key: 'ground',
            head: t('Lý do', 'Ground'),
            long: true,
            cell: (one) => t(...grounds[one.ground]),
          },
          { key: 'times', head: t('Số lượt', 'Times'), num: true, cell: ({ times }) => times },
        ]}
      />
    </Page>
  )
}
