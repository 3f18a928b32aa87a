import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import { channels, specialCases, type Channel, type Procedure } from '../domain.ts'
import { feeOf, timeOf } from '../terms.ts'
import { channelText, feeText, timeText } from '../words.ts'

type Props = { procedure: Procedure; on: Temporal.PlainDate }
type Row = { channel: Channel; time: string; fee: string }

/** The source's own words, verbatim, beside the value in use. */
export function RawAndRead({ procedure, on }: Props) {
  const { t } = useView()
  return (
    <Panel title={t('Nguồn ghi và cách hiểu', 'The source and how it is read')}>
      <RawTable {...{ procedure, on }} />
      {procedure.sourceUrl && (
        <p>
          <a href={procedure.sourceUrl}>{t('Mở trang nguồn', 'Open the source')}</a>
        </p>
      )}
    </Panel>
  )
}

function RawTable({ procedure, on }: Props) {
  const view = useView()
  const { t } = view
  return (
    <Table
      caption={t(
        'Nguyên văn ở nguồn và giá trị đang dùng',
        'The source’s own words and the value in use',
      )}
      hideCaption
      rows={channels.map((channel): Row => ({ channel, ...rawOf(procedure, channel) }))}
      columns={[
        {
          key: 'channel',
          head: t('Cách nộp', 'Channel'),
          cell: (row) => channelText(view, row.channel),
        },
        {
          key: 'time',
          head: t('Thời hạn (nguyên văn)', 'Time (verbatim)'),
          cell: ({ time }) => time || '–',
        },
        {
          key: 'fee',
          head: t('Phí (nguyên văn)', 'Fee (verbatim)'),
          cell: ({ fee }) => fee || '–',
        },
        {
          key: 'read',
          head: t('Đang dùng', 'In use'),
          cell: ({ channel }) => <InUse {...{ procedure, channel, on }} />,
        },
      ]}
    />
  )
}

function InUse({ procedure, channel, on }: Props & { channel: Channel }) {
  const view = useView()
  const terms = casesInUse(procedure).map(({ caseCode, label, labelEn }) => {
    const asked = { channel, on, caseCode }
    const [time, fee] = [timeOf(procedure, asked), feeOf(procedure, asked)]
    const said = view.t(label, labelEn)
    return { time, fee, caseCode, said: said && `${said}: ` }
  })
  const citations = [
    ...new Set(terms.flatMap(({ time, fee }) => [time?.citation, fee.citation]).filter(Boolean)),
  ]
  return (
    <>
      {terms.map(({ time, fee, caseCode, said }) => (
        <p key={caseCode}>
          {said}
          {timeText(view, time?.value)}; {feeText(view, fee.value)}
        </p>
      ))}
      {citations.length > 0 && <p class="muted">{citations.join('; ')}</p>}
    </>
  )
}

/** The cases that a dossier can be of; the common one serves nobody where the special ones are all there are. */
function casesInUse(procedure: Procedure) {
  const special = specialCases(procedure)
  const others = special.length > 0 ? ['Trường hợp khác', 'Other cases'] : ['', '']
  const [label = '', labelEn = ''] = others
  const common = { caseCode: '', label, labelEn }
  return procedure.casesComplete && special.length > 0 ? special : [...special, common]
}

function rawOf({ raw }: Procedure, channel: Channel) {
  if (channel === 'online') return { time: raw.timeOnline, fee: raw.feeOnline }
  return { time: channel === 'post' ? raw.timePost : raw.timeCounter, fee: raw.feeCounter }
}
