import { shortName } from '#modules/procedures/index.ts'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pathOf, stepPath } from '../addresses.ts'
import type { Moving } from '../move.ts'
import type { OpenDraft } from '../open.ts'
import { draftCrumbs } from './parts.tsx'

type Props = { opened: OpenDraft; moving: Moving; to: string; isChanged: boolean }

/** Asks once before a draft goes over to the newer form, and says what is lost by it. */
export function MovePage({ opened, moving, to, isChanged }: Props) {
  const view = useView()
  const { t } = view
  const { draft, procedure } = opened
  return (
    <Page
      title={t('Chuyển sang mẫu mới?', 'Change to the new form?')}
      lead={shortName(view, procedure)}
      crumbs={draftCrumbs(t)}
    >
      {isChanged && (
        <Notice
          kind="warn"
          title={t(
            'Bản nháp hoặc biểu mẫu vừa thay đổi. Xem lại rồi bấm lần nữa.',
            'The draft or the form has just changed. Please look again and press once more.',
          )}
        />
      )}
      <p>
        {t('Mẫu mới áp dụng từ', 'The new form is in force since')}{' '}
        <When on={Temporal.PlainDate.from(moving.to.effectiveFrom)} />.{' '}
        {t(
          'Bạn vẫn nộp được theo mẫu đã bắt đầu; chuyển hay không là do bạn chọn.',
          'You can still file with the form that you began; whether to change is up to you.',
        )}
      </p>
      <Dropped {...{ moving }} />
      <Form action={`${pathOf(draft.id)}/mau-moi`}>
        <Hidden name="version" value={String(draft.version)} />
        <Hidden name="form" value={to} />
        <Actions>
          <Button>{t('Chuyển sang mẫu mới', 'Change to the new form')}</Button>
          <ButtonLink kind="secondary" href={stepPath(draft.id, 'form')}>
            {t('Giữ mẫu đang dùng', 'Keep the present form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Dropped({ moving: { dropped } }: Pick<Props, 'moving'>) {
  const { t } = useView()
  if (dropped.length === 0)
    return (
      <Notice
        kind="ok"
        title={t('Mọi câu trả lời của bạn đều được giữ lại.', 'All your answers are taken over.')}
      />
    )
  return (
    <>
      <Notice
        kind="warn"
        title={t(
          `${dropped.length} câu trả lời không còn chỗ trong mẫu mới và sẽ bị bỏ`,
          `${dropped.length} answers have no place in the new form and will be dropped`,
        )}
      />
      <Table
        caption={t('Sẽ bị bỏ khi chuyển', 'Dropped by changing')}
        rows={dropped}
        rowKey={({ name }) => name}
        columns={[
          { key: 'label', head: t('Mục', 'Field'), cell: ({ label }) => label },
          {
            key: 'value',
            head: t('Bạn đã điền', 'What you typed'),
            long: true,
            cell: ({ value }) => value,
          },
        ]}
      />
      <p>{t('Các mục khác được giữ nguyên.', 'Everything else is kept.')}</p>
    </>
  )
}
