import { slipNumber, type SlipKind } from '#modules/papers/index.ts'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierFile } from './read.ts'
import { isForApplicant, slipWords } from './slip-kinds.ts'
import { sortedSlips } from './slip-list.ts'

type Line = {
  id: string
  kind: SlipKind
  number: number | null
  part: number | null
  at: Temporal.Instant
  by: string
}
type Props = { file: Pick<DossierFile, 'slips' | 'dossier'>; names: ReadonlyMap<string, string> }

/** Giấy tờ đã lập: every paper of the dossier, when and by whom it was issued; each opens and prints again. */
export function SlipPanel({ file, names }: Props) {
  const { t } = useView()
  const { code, state } = file.dossier
  const { issued, possible } = sortedSlips(file.slips)
  const base = `/can-bo/ho-so/${code}`
  const taken = state !== 'new' && state !== 'rejected'
  return (
    <Panel title={t('Giấy tờ đã lập', 'Issued papers')} id="giay-to">
      <SlipTable lines={issued} {...{ base, names }} />
      <Possible lines={possible} {...{ base }} />
      {taken && (
        <div class="actions">
          <ButtonLink kind="secondary" small href={`${base}/phieu-kiem-soat.pdf`}>
            {t('In phiếu kiểm soát', 'Print the control slip')}
          </ButtonLink>
          <ButtonLink kind="secondary" small href={`${base}/mat-giay`}>
            {t('Người nộp mất giấy tiếp nhận', 'The receipt was lost')}
          </ButtonLink>
        </div>
      )}
    </Panel>
  )
}

/** What was issued to the applicant, on her own page. */
export function MySlips({ file }: Omit<Props, 'names'>) {
  const { t } = useView()
  const { issued, possible } = sortedSlips(file.slips)
  const mine = [...issued, ...possible]
    .filter(({ kind }) => isForApplicant(kind))
    .toSorted((one, other) => Temporal.Instant.compare(one.at, other.at))
  if (mine.length === 0) return null
  return (
    <Panel title={t('Giấy tờ gửi cho bạn', 'Papers for you')} id="giay-to">
      <SlipTable lines={mine} base={`/cua-toi/ho-so/${file.dossier.code}`} />
    </Panel>
  )
}

type TableProps = {
  lines: readonly Line[]
  base: string
  names?: ReadonlyMap<string, string>
}

function SlipTable({ lines, base, names }: TableProps) {
  const { t } = useView()
  const by = {
    key: 'by',
    head: t('Người lập', 'By'),
    cell: (line: Line) => names?.get(line.by) ?? '',
  }
  return (
    <Table
      caption={t('Giấy tờ đã lập', 'Issued papers')}
      hideCaption
      rows={lines}
      rowKey={({ id }) => id}
      empty={t('Chưa lập giấy nào.', 'No paper was issued yet.')}
      columns={[
        {
          key: 'kind',
          head: t('Loại giấy', 'Paper'),
          cell: ({ id, kind, part }) => (
            <span>
              <a href={`${base}/giay/${id}`}>{t(...slipWords[kind])}</a>
              {part !== null && part > 1 && t(`, lần ${part}`, `, issue ${part}`)}
            </span>
          ),
        },
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: ({ kind, number }) => number !== null && slipNumber(kind, number),
        },
        { key: 'at', head: t('Lập lúc', 'Issued'), cell: ({ at }) => <When {...{ at }} /> },
        ...(names ? [by] : []),
      ]}
    />
  )
}

/** Events that can still be put on paper: opening the link issues it. */
function Possible({ lines, base }: { lines: readonly Line[]; base: string }) {
  const { t } = useView()
  if (lines.length === 0) return null
  return (
    <details class="fold">
      <summary>
        {t(`Giấy có thể lập thêm (${lines.length})`, `Papers that can be issued (${lines.length})`)}
      </summary>
      <ul>
        {lines.map(({ id, kind, at }) => (
          <li key={id}>
            <a href={`${base}/giay/${id}`}>{t(...slipWords[kind])}</a> · <When {...{ at }} />
          </li>
        ))}
      </ul>
    </details>
  )
}
