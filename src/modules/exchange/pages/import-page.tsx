import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Stat, Stats } from '#ui/stat.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { mostFaults, type FaultRecord, type Import } from '../import/store.ts'
import { importWords } from '../import/words.ts'
import { systemWords } from '../mirror/words.ts'

const list = '/can-bo/ho-so-ngoai'
const home = `${list}/nhap`

type Props = {
  found: Import
  now: Temporal.Instant
  faults: { items: readonly FaultRecord[]; next: string | null }
  /** The same file was taken in before. */
  before: Import | undefined
  by: string
  errors?: Errors | undefined
}

/** One import: what the file would do or did, and what is wrong with it, row by row. */
export function ImportPage({ found, now, faults, before, by, errors }: Props) {
  const { t } = useView()
  const { state, fileName, system, takenAt } = found
  const { text, tone } = importWords[state]
  return (
    <Page
      frame="staff"
      title={fileName}
      crumbs={[
        { href: list, text: t('Hồ sơ ở hệ thống khác', 'Dossiers in other systems') },
        { href: home, text: t('Nhập tệp', 'Import') },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <p class="tags">
        <Tag {...{ tone }}>{t(...text)}</Tag>
      </p>
      <Facts
        rows={[
          [t('Hệ thống gốc', 'From'), t(...systemWords[system])],
          [t('Lấy tệp lúc', 'Taken at'), <When at={takenAt} />],
          [t('Tải lên lúc', 'Uploaded'), <When at={found.startedAt} />],
          [t('Người tải', 'By'), by],
          found.ignoredColumns.length > 0 && [
            t('Cột không dùng', 'Columns left aside'),
            found.ignoredColumns.join(', '),
          ],
        ]}
      />
      {before && (
        <Notice title={t('Tệp này đã được nhập trước đây.', 'This very file was taken in before.')}>
          <p>
            <a href={`${home}/${before.id}`}>{t('Xem lần nhập trước', 'See that import')}</a>
          </p>
        </Notice>
      )}
      <Standing {...{ found, now, errors }} />
      {found.faults > 0 && <FaultsPanel {...{ found, faults }} />}
    </Page>
  )
}

function Standing({ found, now, errors }: Pick<Props, 'found' | 'now' | 'errors'>) {
  const { t } = useView()
  switch (found.state) {
    case 'refused':
      return (
        <Notice
          kind="stop"
          title={t(
            'Không đọc được tệp này. Chưa có gì thay đổi.',
            'This file cannot be read. Nothing has changed.',
          )}
        >
          <p>{t(found.refusalVi ?? '', found.refusalEn ?? '')}</p>
          <ButtonLink href={home} kind="secondary">
            {t('Tải tệp khác', 'Upload another')}
          </ButtonLink>
        </Notice>
      )
    case 'checking':
    case 'applying':
      return <Progress {...{ found, now }} />
    case 'checked':
      return (
        <>
          <Figures {...{ found }} title={t('Nếu nhập tệp này', 'If this file is taken in')} />
          <Confirm {...{ found, errors }} />
        </>
      )
    case 'applied':
      return <Figures {...{ found }} title={t('Kết quả', 'What it did')} />
    case 'cancelled':
      return (
        <Notice title={t('Tệp đã hủy, không có gì thay đổi.', 'Given up; nothing has changed.')} />
      )
  }
}

function Progress({ found, now }: Pick<Props, 'found' | 'now'>) {
  const { t, lang } = useView()
  const { state, rows, readBytes, fileSize, fresh, changed, same, older } = found
  const done = fresh + changed + same + older
  const share =
    state === 'checking'
      ? readBytes / Math.max(fileSize, 1)
      : done / Math.max(rows - found.faults, 1)
  const percent = Math.min(100, Math.floor(share * 100))
  const count = state === 'checking' ? rows : done
  return (
    <Notice
      title={
        state === 'checking'
          ? t('Đang kiểm tra từng dòng.', 'Every row is being checked.')
          : t('Đang nhập.', 'It is being taken in.')
      }
    >
      <p>
        <progress max={100} value={percent}>
          {percent}%
        </progress>{' '}
        {t(
          `${percent}%, ${numberText(lang, count)} dòng`,
          `${percent}%, ${numberText(lang, count)} rows`,
        )}
      </p>
      {isStill(found, now) && (
        <p>
          {t(
            'Công việc đang chờ đến lượt hoặc chờ máy chủ chạy tiếp từ dòng đã dừng. Không dòng nào mất hay nhập hai lần.',
            'It waits for its turn, or for the server to go on where it stopped. No row is lost or taken in twice.',
          )}
        </p>
      )}
      <p>
        {t(
          'Trang tự tải lại sau vài giây. Bạn có thể rời trang, công việc vẫn chạy tiếp, kể cả khi máy chủ khởi động lại.',
          'This page comes again by itself. You may leave it; the work goes on, also after a restart.',
        )}
      </p>
      {state === 'checking' && <Cancel {...{ found }} />}
    </Notice>
  )
}

/** Nothing moved for a while: somebody else's file goes first, or the process died. */
const isStill = ({ movedAt, startedAt }: Import, now: Temporal.Instant) =>
  Temporal.Instant.compare((movedAt ?? startedAt).add({ minutes: 1 }), now) < 0

function Figures({ found, title }: { found: Import; title: string }) {
  const { t, lang } = useView()
  const of = t(
    `trên ${numberText(lang, found.rows)} dòng`,
    `of ${numberText(lang, found.rows)} rows`,
  )
  return (
    <Panel {...{ title }}>
      <Stats>
        <Stat label={t('Hồ sơ mới', 'New')} value={found.fresh} {...{ of }} />
        <Stat label={t('Thay đổi', 'Changed')} value={found.changed} {...{ of }} />
        <Stat label={t('Như cũ', 'The same')} value={found.same} {...{ of }} />
        <Stat
          label={t('Cũ hơn, giữ nguyên', 'Older, left alone')}
          value={found.older}
          {...{ of }}
        />
        <Stat
          label={t('Dòng lỗi', 'Wrong')}
          value={found.faults}
          {...{ of }}
          tone={found.faults > 0 ? 'late' : 'plain'}
        />
      </Stats>
    </Panel>
  )
}

function Confirm({ found, errors }: Pick<Props, 'found' | 'errors'>) {
  const { t, lang } = useView()
  const right = found.rows - found.faults
  if (right === 0)
    return (
      <Notice
        kind="stop"
        title={t(
          'Không dòng nào nhập được. Sửa tệp rồi tải lên lại.',
          'No row can be taken in. Mend the file and upload it again.',
        )}
      >
        <Cancel {...{ found }} />
      </Notice>
    )
  return (
    <Form action={`${home}/${found.id}/nhap`}>
      {found.faults > 0 && (
        <Checkboxes
          name="leaveOut"
          legend={t('Dòng lỗi', 'Wrong rows')}
          options={[
            {
              value: 'yes',
              text: t(
                `Bỏ qua ${numberText(lang, found.faults)} dòng lỗi, chỉ nhập các dòng đúng`,
                `Leave out the ${numberText(lang, found.faults)} wrong rows`,
              ),
            },
          ]}
          {...{ errors }}
        />
      )}
      <Actions>
        <Button>
          {t(`Nhập ${numberText(lang, right)} dòng`, `Take in ${numberText(lang, right)} rows`)}
        </Button>
        <Button kind="quiet" action={`${home}/${found.id}/huy`}>
          {t('Hủy, không nhập tệp này', 'Give this file up')}
        </Button>
      </Actions>
    </Form>
  )
}

function Cancel({ found }: { found: Import }) {
  const { t } = useView()
  return (
    <Form action={`${home}/${found.id}/huy`}>
      <Button kind="quiet">{t('Hủy, không nhập tệp này', 'Give this file up')}</Button>
    </Form>
  )
}

function FaultsPanel({ found, faults }: Pick<Props, 'found' | 'faults'>) {
  const { t, lang } = useView()
  return (
    <Panel title={t('Các dòng lỗi', 'What is wrong')}>
      {found.faults > mostFaults && (
        <p>
          {t(
            `Tệp có ${numberText(lang, found.faults)} dòng lỗi; chỉ liệt kê ${numberText(lang, mostFaults)} lỗi đầu.`,
            `${numberText(lang, found.faults)} rows are wrong; the first ${numberText(lang, mostFaults)} faults are listed.`,
          )}
        </p>
      )}
      <Table
        caption={t('Các dòng lỗi', 'What is wrong')}
        hideCaption
        rows={faults.items}
        rowKey={({ number }) => String(number)}
        columns={[
          {
            key: 'row',
            head: t('Dòng', 'Row'),
            tight: true,
            cell: ({ row }) => t(`Dòng ${numberText(lang, row)}`, `Row ${numberText(lang, row)}`),
          },
          {
            key: 'column',
            head: t('Cột', 'Column'),
            cell: ({ columnName }) => columnName || t('Cả dòng', 'Whole row'),
          },
          { key: 'typed', head: t('Đang ghi', 'It says'), cell: ({ typed }) => typed || '–' },
          { key: 'said', head: t('Vì sao', 'Why'), long: true, cell: ({ vi, en }) => t(vi, en) },
        ]}
      />
      <p>
        <a href={`${home}/${found.id}/loi.csv`}>
          {t('Tải danh sách lỗi (CSV)', 'Download the list (CSV)')}
        </a>
      </p>
      <Pager next={faults.next} />
    </Panel>
  )
}
