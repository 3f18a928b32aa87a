import type { Due, Step } from '#platform/clock/step.ts'
import { provisionalText, whyText } from '#platform/clock/words.ts'
import { Notice } from '#ui/notice.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

/** How a due date came about, day by day, for officers and citizens alike. */
export function DueExplanation({ steps, provisional }: Pick<Due, 'steps' | 'provisional'>) {
  const { t } = useView()
  const unsure = provisionalText({ provisional }, t)
  return (
    <>
      {unsure && <Notice kind="warn" title={unsure} />}
      <Table
        caption={t('Cách tính từng ngày', 'Day by day')}
        columns={columnsIn(t)}
        rows={steps}
        rowKey={({ date, why }) => `${date.toString()} ${why.code}`}
      />
    </>
  )
}

const columnsIn = (t: (vi: string, en: string) => string): Column<Step>[] => [
  {
    key: 'date',
    head: t('Ngày', 'Date'),
    cell: ({ date }) => <When on={date} long />,
    tight: true,
  },
  {
    key: 'counted',
    head: t('Tính vào hạn', 'Counted'),
    cell: (step) => <Counted {...step} />,
  },
  { key: 'why', head: t('Lý do', 'Why'), cell: (step) => <Why {...step} /> },
]

function Counted({ counted }: Step) {
  const { t } = useView()
  return counted ? (
    <Tag tone="green">{t('Có tính', 'Yes')}</Tag>
  ) : (
    <Tag>{t('Không tính', 'No')}</Tag>
  )
}

function Why(step: Step) {
  const { t } = useView()
  const { why } = step
  const citation = 'day' in why ? why.day?.citation : undefined
  return (
    <div>
      {whyText(step, t)}
      {citation !== undefined && <small class="muted"> ({citation})</small>}
      {step.toConfirm && (
        <>
          {' '}
          <Tag tone="yellow">{t('Cần xác nhận', 'To confirm')}</Tag>
        </>
      )}
    </div>
  )
}
