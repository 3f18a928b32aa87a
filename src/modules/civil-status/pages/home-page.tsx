import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Button, FieldRow, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { bookKinds } from '../domain.ts'
import type { Found } from '../find.ts'
import type { Book } from '../store-books.ts'
import type { Waiting } from '../waiting.ts'
import { bookSlug, bookWords } from '../words.ts'
import { BooksTable } from './books-table.tsx'
import { FoundList } from './found-list.tsx'
import { fromDossierHref, home } from './hrefs.ts'

type Props = {
  books: readonly Book[]
  waiting: readonly Waiting[]
  found: Found | undefined
  retry: Retry | undefined
  mayEnter: boolean
  mayKeep: boolean
  today: Temporal.PlainDate
}

/** Hộ tịch: search, what waits to be entered, the books. */
export function HomePage({ books, waiting, found, retry, mayEnter, mayKeep, today }: Props) {
  const { t } = useView()
  return (
    <Page frame="staff" wide title={t('Hộ tịch', 'Civil status')}>
      <ErrorSummary errors={retry?.errors} />
      <div class="civil__search">
        <SearchBox
          action={home}
          id="tim-ho-tich"
          label={t('Tìm trong sổ hộ tịch', 'Search the registers')}
          hint={t(
            'Họ tên, số/năm (12/2026), số định danh, ngày đăng ký',
            'Name, number/year (12/2026), personal number, day',
          )}
        />
      </div>
      {found ? (
        <FoundList {...{ found }} />
      ) : (
        <>
          {mayEnter && <ToEnter {...{ waiting }} />}
          <Panel title={t('Các sổ', 'Books')}>
            <BooksTable {...{ books }} year={today.year} />
          </Panel>
          {mayKeep && <ByHand year={today.year} {...{ retry }} />}
        </>
      )}
    </Page>
  )
}

function ToEnter({ waiting }: Pick<Props, 'waiting'>) {
  const { t } = useView()
  return (
    <Panel title={t('Chờ vào sổ', 'To be entered')}>
      <Table
        caption={t('Hồ sơ đã được đồng ý, chưa vào sổ', 'Approved dossiers that are in no book')}
        hideCaption
        rows={waiting}
        rowKey={({ code }) => code}
        empty={
          <Empty title={t('Không có hồ sơ nào chờ vào sổ.', 'No dossier waits to be entered.')}>
            {t(
              'Hồ sơ hộ tịch hiện ở đây khi lãnh đạo đã đồng ý hoặc đang ký; nội dung tờ khai được chuyển vào sổ, không phải gõ lại.',
              'A dossier of civil status stands here once the leader has agreed or is about to sign; what was declared goes into the book without being typed again.',
            )}
          </Empty>
        }
        columns={[
          {
            key: 'code',
            head: t('Hồ sơ', 'Dossier'),
            tight: true,
            cell: ({ code }) => <a href={fromDossierHref(code)}>{code}</a>,
          },
          { key: 'who', head: t('Người nộp', 'Applicant'), cell: (one) => one.applicantName },
          {
            key: 'what',
            head: t('Thủ tục', 'Procedure'),
            long: true,
            cell: (one) => one.procedureName,
          },
          {
            key: 'at',
            head: t('Tiếp nhận', 'Received'),
            tight: true,
            cell: ({ receivedAt }) => <When at={receivedAt} />,
          },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ state }) =>
              state === 'done' || state === 'returned' ? (
                <Tag tone="yellow">{t('Đã có kết quả', 'Settled')}</Tag>
              ) : (
                <Tag tone="blue">{t('Đang giải quyết', 'At work')}</Tag>
              ),
          },
        ]}
      />
    </Panel>
  )
}

function ByHand({ year, retry }: { year: number; retry: Retry | undefined }) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <details class="fold" open={retry !== undefined}>
      <summary>
        {t(`Năm ${year} đã ghi ở sổ khác trước?`, `Kept in another book before in ${year}?`)}
      </summary>
      <p>
        {t(
          'Ghi số cuối cùng của sổ đó: chương trình đánh số tiếp. Chỉ làm được khi sổ ở đây chưa có số nào.',
          'Write its last number: numbers go on after it. Only while the book here is empty.',
        )}
      </p>
      <Form action={home}>
        <FieldRow>
          <Select
            name="book"
            label={t('Sổ', 'Book')}
            options={bookKinds.map((kind) => ({
              value: bookSlug(kind),
              text: t(...bookWords(kind)),
            }))}
            {...field}
          />
          <TextField name="upTo" label={t('Số cuối cùng', 'Last number')} width={5} {...field} />
          <TextField name="reason" label={t('Lý do', 'Reason')} {...field} />
        </FieldRow>
        <Button kind="secondary">{t('Đánh số tiếp', 'Go on after it')}</Button>
      </Form>
    </details>
  )
}
