import { slipWords } from '#modules/dossiers/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts, type Fact } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { intakeOf } from '../carried.ts'
import type { Move } from '../domain.ts'
import { tell, type Past } from '../history.ts'
import type { Slip } from '../slips.ts'
import type { FileCarried, TransferRecord } from '../store.ts'
import { Moves, type MovesProps } from './moves.tsx'
import { TransferTag } from './state.tsx'

/** Who holds the identity number here, when the application names somebody else. */
export type Holder = { id: string; fullName: string }

export type Props = {
  transfer: TransferRecord
  content: { intake: object; files: readonly FileCarried[] }
  slips: readonly Slip[]
  past: readonly Past[]
  names: ReadonlyMap<string, string>
  units: ReadonlyMap<number, string>
  unit: number
  now: Temporal.Instant
  offered: readonly Move[]
  refused?: (Retry & { move: Move; holder?: Holder | undefined }) | undefined
} & Omit<MovesProps, 'transfer'>

/** One dossier between two communes: where it is, its papers both ways, and what this side can do. */
export function TransferPage(props: Props) {
  const { t, who } = useView()
  const { transfer, unit, units, refused } = props
  const { code, applicantName, procedureName, dossierId, toUnit, unitId } = transfer
  return (
    <Page
      frame="staff"
      title={applicantName}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: '/can-bo/chuyen-ho-so', text: t('Hồ sơ liên xã', 'Between communes') }]}
      actions={
        unit === toUnit &&
        dossierId !== null &&
        who.can.has('dossier.view') && (
          <ButtonLink href={`/can-bo/ho-so/${code}`}>
            {t('Mở hồ sơ để giải quyết', 'Open the dossier')}
          </ButtonLink>
        )
      }
      aside={<Moves {...props} />}
    >
      <ErrorSummary errors={refused?.errors} ids={idsOf(refused)} />
      <p class="tags">
        <TransferTag {...{ transfer }} />
      </p>
      <Situation {...{ transfer }} />
      <Facts
        rows={[
          [t('Nơi tiếp nhận', 'Taken in by'), `${units.get(unitId)} – ${transfer.receivedAtName}`],
          [t('Nơi giải quyết', 'Settled by'), units.get(toUnit)],
          [t('Nơi trả kết quả', 'Result at'), transfer.returnAtName],
          [t('Tiếp nhận lúc', 'Taken in'), <When at={transfer.receivedAt} />],
          [
            t('Hẹn trả trên giấy tiếp nhận', 'Promised on the receipt'),
            transfer.promisedAt ? <When at={transfer.promisedAt} /> : t('Chưa xác định', 'Not set'),
          ],
          transfer.arrivedAt && [
            t('Nơi giải quyết nhận lúc', 'Arrived'),
            <When at={transfer.arrivedAt} />,
          ],
          transfer.dueAt && [t('Hạn giải quyết', 'Due'), <When at={transfer.dueAt} />],
          transfer.finishedAt && [t('Xử lý xong', 'Finished'), <When at={transfer.finishedAt} />],
          transfer.handedOverAt && [
            t('Đã trả cho', 'Handed to'),
            <>
              {transfer.handedTo} · <When at={transfer.handedOverAt} />
            </>,
          ],
        ]}
      />
      <Papers {...props} />
      <Brought {...{ transfer }} />
      <Results {...{ transfer }} />
      <Slips {...props} />
      <Panel title={t('Quá trình', 'History')}>
        <History {...props} />
      </Panel>
    </Page>
  )
}

const idsOf = (refused: Props['refused']) =>
  Object.fromEntries(
    Object.keys(refused?.errors ?? {}).map((name) => [name, `${refused?.move}-${name}`]),
  )

function Situation({ transfer: { state, reason, asked } }: Pick<Props, 'transfer'>) {
  const { t } = useView()
  if (asked)
    return (
      <Notice
        kind="warn"
        title={t('Nơi giải quyết đang chờ người nộp', 'The applicant is waited for')}
      >
        <p class="as-typed">{asked}</p>
      </Notice>
    )
  if (reason === null) return null
  const title =
    state === 'refused'
      ? t('Nơi giải quyết không nhận', 'Not taken where it was sent')
      : t('Lý do kết thúc', 'Why it ended')
  return (
    <Notice kind={state === 'refused' ? 'stop' : 'info'} {...{ title }}>
      <p class="as-typed">{reason}</p>
    </Notice>
  )
}

function Papers({ transfer, content }: Props) {
  const { t } = useView()
  const { papers } = intakeOf(content.intake)
  const known = new Set(content.files.map(({ id }) => id))
  return (
    <Panel title={t('Giấy tờ đi kèm', 'Papers')}>
      <Table
        caption={t('Giấy tờ đi kèm', 'Papers')}
        hideCaption
        rows={papers}
        empty={t('Không có giấy tờ kèm theo.', 'No papers.')}
        columns={[
          { key: 'name', head: t('Tên giấy tờ', 'Paper'), cell: ({ name }) => name },
          { key: 'n', head: t('Số bản', 'Copies'), num: true, cell: ({ quantity }) => quantity },
          {
            key: 'file',
            head: t('Tệp', 'File'),
            cell: ({ fileId }) =>
              fileId && known.has(fileId) ? (
                <a href={`/can-bo/chuyen-ho-so/${transfer.id}/tep/${fileId}`}>
                  {t('Mở tệp', 'Open')}
                </a>
              ) : (
                <span class="muted">{t('Bản giấy', 'Paper only')}</span>
              ),
          },
        ]}
      />
    </Panel>
  )
}

/** Giấy tờ bổ sung nộp tại nơi tiếp nhận. */
function Brought({ transfer }: Pick<Props, 'transfer'>) {
  const { t } = useView()
  if (transfer.supplied.length === 0) return null
  return (
    <Panel title={t('Giấy tờ bổ sung', 'Papers brought later')} id="bo-sung">
      {transfer.supplied.map(({ at, answer, papers, arrivedAt }) => (
        <Facts
          key={at.toString()}
          rows={[
            [t('Nhận của người nộp', 'Brought'), <When {...{ at }} />],
            ...papers.map(({ name, file }): Fact => [
              file ? t('Bản quét', 'Scan') : t('Bản giấy', 'Paper'),
              name,
              file && (
                <a href={`/can-bo/chuyen-ho-so/${transfer.id}/tep/${file.id}`}>
                  {t('Mở tệp', 'Open')}
                </a>
              ),
            ]),
            [t('Ghi chú', 'Note'), <span class="as-typed">{answer}</span>],
            [
              t('Đến nơi giải quyết', 'Arrived'),
              arrivedAt ? <When at={arrivedAt} /> : t('Đang chuyển', 'On the way'),
            ],
          ]}
        />
      ))}
    </Panel>
  )
}

function Results({ transfer }: Pick<Props, 'transfer'>) {
  const { t } = useView()
  if (!transfer.result) return null
  return (
    <Panel title={t('Kết quả', 'Result')}>
      <Facts
        rows={transfer.result.map(({ title, documentNumber, file }) => [
          title,
          documentNumber ?? '–',
          file && (
            <a href={`/can-bo/chuyen-ho-so/${transfer.id}/tep/${file.id}`}>{t('Mở tệp', 'Open')}</a>
          ),
        ])}
      />
    </Panel>
  )
}

function Slips({ slips, transfer }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Giấy tờ đã lập', 'Issued papers')} id="giay-to">
      <Table
        caption={t('Giấy tờ đã lập', 'Issued papers')}
        hideCaption
        rows={slips}
        rowKey={({ id }) => id}
        empty={t('Đơn vị chưa lập giấy nào.', 'No paper was issued here.')}
        columns={[
          {
            key: 'kind',
            head: t('Loại giấy', 'Paper'),
            cell: ({ id, kind }) => (
              <a href={`/can-bo/chuyen-ho-so/${transfer.id}/giay/${id}`}>{t(...slipWords[kind])}</a>
            ),
          },
          {
            key: 'at',
            head: t('Lập lúc', 'Issued'),
            cell: ({ issuedAt }) => <When at={issuedAt} />,
          },
        ]}
      />
    </Panel>
  )
}

function History({ past, names }: Props) {
  const { t } = useView()
  const items = past.flatMap((event) => {
    const told = tell(event)
    if (!told) return []
    const body = told.body && <p class="as-typed">{told.body}</p>
    return [{ at: told.at, title: t(...told.title), by: told.by ?? names.get(event.actor), body }]
  })
  const latest = items.toSorted((one, other) => Temporal.Instant.compare(other.at, one.at))
  return <Timeline items={latest} />
}
