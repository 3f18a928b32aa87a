import { RuleShape } from '#platform/clock/rule-shape.ts'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Panel } from '#ui/panel.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView, type View } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import { FeeJson } from '../rows.ts'
import type { PastChange } from '../store.ts'
import { feeOf, timeOf } from '../terms.ts'
import { feeText, ruleText } from '../words.ts'

type Props = {
  procedure: Procedure
  changes: PastChange[]
  seen: string
  mayEdit: boolean
  on: Temporal.PlainDate
}

/** What the commune has done with a procedure, and the way back to the catalogue's own values. */
export function History({ procedure, changes, seen, mayEdit, on }: Props) {
  const view = useView()
  const { t } = view
  const withdrawable = (['time', 'fee'] as const).filter((what) =>
    what === 'time'
      ? timeOf(procedure, { on })?.basis === 'unit'
      : feeOf(procedure, { on }).basis === 'unit',
  )
  return (
    <Panel title={t('Lịch sử', 'History')}>
      {changes.length === 0 && (
        <p class="muted">
          {t('Xã chưa thay đổi gì ở thủ tục này.', 'The commune has changed nothing here.')}
        </p>
      )}
      <Timeline
        items={changes.map(({ at, name, data }) => ({
          at,
          title: titleOf(view, name, data),
          by: typeof data['by'] === 'string' ? data['by'] : undefined,
          body: typeof data['citation'] === 'string' ? groundText(view, data) : undefined,
        }))}
      />
      {mayEdit &&
        withdrawable.map((what) => (
          <Form key={what} action={`/quan-tri/thu-tuc/${procedure.code}/thu-hoi`}>
            <Hidden name="seen" value={seen} />
            <Hidden name="what" value={what} />
            <Hidden name="from" value={dateText('vi', on)} />
            <Hidden name="citation" value="Trở về giá trị của danh mục" />
            <Button kind="secondary" small>
              {what === 'time'
                ? t('Bỏ thời hạn đã xác nhận, dùng lại danh mục', 'Drop the confirmed time limit')
                : t('Bỏ mức phí đã xác nhận, dùng lại danh mục', 'Drop the confirmed fee')}
            </Button>
          </Form>
        ))}
    </Panel>
  )
}

function titleOf(view: View, name: string, data: Record<string, unknown>): string {
  const { t } = view
  switch (name) {
    case 'procedure.time-confirmed': {
      const text = ruleText(view, RuleShape.parse(data['rule']))
      return t(`Xác nhận thời hạn: ${text}`, `Time limit confirmed: ${text}`)
    }
    case 'procedure.fee-confirmed': {
      const text = feeText(view, FeeJson.parse(data['fee']))
      return t(`Xác nhận phí: ${text}`, `Fee confirmed: ${text}`)
    }
    case 'procedure.confirmation-withdrawn':
      return t('Trở về giá trị của danh mục', 'Back to the catalogue’s value')
    default:
      return t('Sửa phần của xã', 'The commune’s part changed')
  }
}

function groundText({ t }: View, data: Record<string, unknown>): string {
  const from = typeof data['effectiveFrom'] === 'string' ? data['effectiveFrom'] : ''
  const on = from === '' ? '' : dateText('vi', Temporal.PlainDate.from(from))
  const citation = String(data['citation'])
  return t(`${citation}; áp dụng từ ${on}`, `${citation}; in force from ${on}`)
}
