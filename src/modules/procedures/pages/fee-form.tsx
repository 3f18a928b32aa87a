import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView, type View } from '#ui/view.ts'

import { feeKinds } from '../shape-fee.ts'
import { Ground, Scope, type ConfirmProps, type Typed } from './confirm-parts.tsx'

/** Confirms or corrects the fee. */
export function FeePanel({ procedure, seen, on, retry }: ConfirmProps) {
  const { t } = useView()
  const typed = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Panel id="phi" title={t('Xác nhận phí, lệ phí', 'Confirm the fee')}>
      <Form action={`/quan-tri/thu-tuc/${procedure.code}/phi`}>
        <Hidden name="seen" value={seen} />
        <Scope {...{ procedure, retry }} prefix="fee" />
        <AmountFields {...typed} />
        <PageFields {...typed} />
        <Ground {...{ on, retry }} prefix="fee" />
        <Actions>
          <Button>{t('Xác nhận mức phí', 'Confirm the fee')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

function AmountFields(typed: Typed) {
  const { t } = useView()
  return (
    <FieldRow>
      <Select
        {...typed}
        name="kind"
        id="fee-kind"
        label={t('Cách tính', 'How it is charged')}
        blank={t('Chọn', 'Choose')}
        options={kindOptions(t)}
      />
      <TextField
        {...typed}
        name="amount"
        id="fee-amount"
        label={t('Mức thu (đồng)', 'Amount (đồng)')}
        hint={t('Theo trang: mức của các trang đầu', 'Per page: for the first pages')}
        inputMode="numeric"
        width={10}
      />
      <TextField
        {...typed}
        name="per"
        id="fee-per"
        label={t('Tính theo', 'Charged per')}
        hint={t('Ví dụ: bản sao, giao dịch', 'For example: copy')}
        width={20}
        optional
      />
    </FieldRow>
  )
}

/** For a fee by the page only. */
function PageFields(typed: Typed) {
  const { t } = useView()
  const money = { inputMode: 'numeric', width: 10, optional: true } as const
  return (
    <FieldRow>
      <TextField
        {...typed}
        name="firstPages"
        id="fee-firstPages"
        label={t('Số trang đầu', 'First pages')}
        inputMode="numeric"
        width={4}
        optional
      />
      <TextField
        {...typed}
        {...money}
        name="further"
        id="fee-further"
        label={t('Mức trang tiếp theo', 'Each further page')}
      />
      <TextField
        {...typed}
        {...money}
        name="cap"
        id="fee-cap"
        label={t('Tối đa mỗi bản', 'At most a copy')}
      />
    </FieldRow>
  )
}

const kindOptions = (t: View['t']) => {
  const texts: Record<(typeof feeKinds)[number], string> = {
    free: t('Không thu', 'Free of charge'),
    fixed: t('Một mức cho mỗi hồ sơ', 'One amount for an application'),
    'per-case': t('Theo trường hợp, bản, văn bản', 'Per case, copy or paper'),
    'per-page': t('Theo trang', 'Per page'),
    'by-council': t('Hội đồng nhân dân tỉnh quy định', 'Set by the provincial People’s Council'),
  }
  return feeKinds.map((value) => ({ value, text: texts[value] }))
}
