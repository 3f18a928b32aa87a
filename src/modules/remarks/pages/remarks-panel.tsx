import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, TextArea } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'

import type { Colleague, Remark } from '../domain.ts'

export type RemarksProps = {
  /** Where the form is sent. */
  action: string
  remarks: readonly Remark[]
  colleagues: readonly Colleague[]
  /** Names by actor. */
  names: ReadonlyMap<string, string>
  once: string
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** Notes between officers, with the form to add one. */
export function RemarksPanel(props: RemarksProps) {
  const { t } = useView()
  const { remarks, names } = props
  return (
    <Panel title={t('Ghi chú nội bộ', 'Remarks between officers')}>
      <p class="muted">{t('Người dân không thấy phần này.', 'Citizens do not see this.')}</p>
      <Timeline
        items={remarks.map(({ at, author, text, mentioned }) => ({
          at,
          title: names.get(author) ?? t('Cán bộ', 'Officer'),
          body: (
            <>
              <p class="as-typed">{text}</p>
              <Mentioned {...{ mentioned, names }} />
            </>
          ),
        }))}
      />
      <RemarkForm {...props} />
    </Panel>
  )
}

function Mentioned({ mentioned, names }: Pick<RemarksProps, 'names'> & Pick<Remark, 'mentioned'>) {
  const { t } = useView()
  if (mentioned.length === 0) return null
  const list = mentioned.map((id) => names.get(`staff:${id}`) ?? '–').join(', ')
  return <p class="muted">{t(`Đã báo cho: ${list}`, `Told to: ${list}`)}</p>
}

function RemarkForm({ action, colleagues, once, filled, errors }: RemarksProps) {
  const { t } = useView()
  return (
    <Form {...{ action, once }}>
      <TextArea
        name="ghi-chu"
        label={t('Viết ghi chú', 'Write a remark')}
        hint={t(
          'Gõ @ và tên đăng nhập để báo cho đồng nghiệp, hoặc chọn tên bên dưới.',
          'Type @ and a login to tell a colleague, or choose names below.',
        )}
        rows={3}
        {...{ filled, errors }}
      />
      <details class="fold" open={Boolean(filled?.['nhac'])}>
        <summary>{t('Chọn người cần báo', 'Choose whom to tell')}</summary>
        <Checkboxes
          name="nhac"
          legend={t('Báo cho', 'Tell')}
          small
          options={colleagues.map(({ id, name, login, position }) => ({
            value: id,
            text: [`${name} (@${login})`, position].filter(Boolean).join(', '),
          }))}
          {...{ filled, errors }}
        />
      </details>
      <Button kind="secondary">{t('Gửi ghi chú', 'Send')}</Button>
    </Form>
  )
}
