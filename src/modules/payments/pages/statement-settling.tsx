import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Statement } from '../statements/store.ts'
import { fileWords, outcomeWords, rowWords } from '../words.ts'
import { News } from './news.tsx'
import { reconcileHome } from './notice-list.tsx'
import { statementHome } from './statement-list.tsx'

function Came({ statement }: { statement: Statement }) {
  const { t, lang } = useView()
  const counts = statement.counts ?? {}
  const row = (name: string, text: string) =>
    counts[name] ? ([text, numberText(lang, counts[name])] as const) : null
  const words = Object.entries(outcomeWords).map(([name, { text }]) => row(name, t(...text)))
  return (
    <>
      <Facts
        rows={[
          [t('Số dòng', 'Rows'), numberText(lang, counts['rows'] ?? 0)],
          ...words,
          row(
            'known',
            t('Đã biết từ trước, hoặc lặp lại trong tệp', 'Known before, or twice in the file'),
          ),
          row(
            'differs',
            t(
              'Đã biết nhưng khác số tiền, giữ số cũ',
              'Known with another amount; the old one stays',
            ),
          ),
          row('out', t('Tiền ra, không đối soát', 'Money that went out')),
          row('faults', t('Dòng không đọc được', 'Rows that cannot be read')),
        ]}
      />
      {(statement.faults ?? []).length > 0 && (
        <Table
          caption={t('Dòng không đọc được', 'Rows that cannot be read')}
          rows={statement.faults ?? []}
          columns={[
            { key: 'line', head: t('Dòng', 'Row'), cell: ({ line }) => numberText(lang, line) },
            {
              key: 'why',
              head: t('Lỗi', 'Fault'),
              long: true,
              cell: ({ why }) => t(...(rowWords[why as keyof typeof rowWords] ?? [why, why])),
            },
          ]}
        />
      )}
      <ButtonLink href={`${reconcileHome}?ket-qua=unknown`}>
        {t('Xem khoản chưa nhận diện', 'See what was not recognised')}
      </ButtonLink>
    </>
  )
}

/** What has come of it so far: the rest is being settled, or it broke off. */
export function Settling({ statement }: { statement: Statement }) {
  const { t } = useView()
  const { counts, doneLine, doneAt, refused } = statement
  return (
    <News
      mark={[doneLine, doneAt, refused].join(' ')}
      said={t('Vừa đối soát thêm.', 'It has gone on.')}
      isWaiting={doneAt === null && refused === null}
    >
      {refused !== null ? (
        <Refused {...{ statement }} />
      ) : (
        !doneAt && <Underway {...{ statement }} />
      )}
      {counts && <Came {...{ statement }} />}
    </News>
  )
}

function Underway({ statement: { id, lines, doneLine } }: { statement: Statement }) {
  const { t, lang } = useView()
  return (
    <Notice
      kind="info"
      title={
        lines === null
          ? t('Đang đọc tệp sao kê.', 'The file is being read.')
          : t(
              `Đang đối soát: đến dòng ${numberText('vi', doneLine)} trong ${numberText('vi', lines)}.`,
              `Under way: at line ${numberText(lang, doneLine)} of ${numberText(lang, lines)}.`,
            )
      }
    >
      {lines !== null && (
        <progress value={doneLine} max={lines} aria-label={t('Tiến độ', 'Progress')} />
      )}
      <p>
        {t(
          'Có thể rời trang này; việc đối soát vẫn chạy tiếp, kể cả sau khi máy chủ khởi động lại.',
          'You may leave; it goes on, even after a restart of the server.',
        )}{' '}
        <a href={`${statementHome}/${id}`}>{t('Xem lại tiến độ', 'Look again')}</a>
      </p>
    </Notice>
  )
}

function Refused({ statement: { refused, refusedLine, counts } }: { statement: Statement }) {
  const { t, lang } = useView()
  const why = fileWords[refused ?? ''] ?? fileWords['broken']
  return (
    <Notice
      kind="stop"
      title={t('Không đọc được tệp sao kê này.', 'This statement cannot be read.')}
    >
      <p>
        {why && t(...why)}
        {refusedLine !== null &&
          t(
            ` Tệp hỏng từ dòng ${numberText('vi', refusedLine)}.`,
            ` It breaks off at line ${numberText(lang, refusedLine)}.`,
          )}{' '}
        {counts
          ? t(
              'Các dòng trước đó đã được ghi; tải lên tệp đúng thì không ghi trùng.',
              'The lines before it are kept; the right file counts nothing twice.',
            )
          : t('Chưa ghi khoản nào.', 'Nothing of it was taken in.')}{' '}
        <a href={statementHome}>{t('Tải lên tệp khác', 'Upload another file')}</a>
      </p>
    </Notice>
  )
}
