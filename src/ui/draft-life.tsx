import type { Errors, Filled } from '#platform/form.ts'

import { DateField, TextArea } from './field.tsx'
import { Actions, Button, Form, Hidden } from './form.tsx'
import { Panel } from './panel.tsx'
import { useView } from './view.ts'

type DraftProps = {
  action: string
  /** Of the draft as this page shows it. */
  version: number
}

type PublishProps = DraftProps & {
  /** Something is to be mended first. */
  isWrong: boolean
  today: Temporal.PlainDate
  /** What follows the new version and what keeps the old one. */
  lead: string
  note: { label: string; optional?: boolean }
  retry: { filled: Filled; errors: Errors } | undefined
}

const two = (n: number) => String(n).padStart(2, '0')

/** Công bố: from which day, and why. */
export function PublishDraft({ action, version, isWrong, today, lead, note, retry }: PublishProps) {
  const { t } = useView()
  const { day, month, year } = today
  if (isWrong)
    return (
      <Panel title={t('Công bố', 'Publish')}>
        <p class="muted">
          {t(
            'Sửa hết các lỗi nêu ở đầu trang rồi mới công bố được.',
            'Mend the errors named above first.',
          )}
        </p>
      </Panel>
    )
  return (
    <Panel title={t('Công bố', 'Publish')}>
      <Form action={action}>
        <Hidden name="version" value={String(version)} />
        <p>{lead}</p>
        <DateField
          name="from"
          label={t('Áp dụng từ ngày', 'In force from')}
          value={`${two(day)}/${two(month)}/${year}`}
          {...retry}
        />
        <TextArea name="note" rows={2} {...note} {...retry} />
        <Actions>
          <Button>{t('Công bố bản này', 'Publish')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}

/** Bỏ bản nháp, behind a fold, because nothing brings it back. */
export function DropDraft({ action, version }: DraftProps) {
  const { t } = useView()
  return (
    <details class="fold">
      <summary>{t('Bỏ bản nháp', 'Drop the draft')}</summary>
      <Form action={action}>
        <Hidden name="version" value={String(version)} />
        <p>
          {t(
            'Bản nháp sẽ mất. Các bản đã công bố và hồ sơ đang theo chúng không đổi.',
            'The draft will be gone. Published versions and their dossiers stay.',
          )}
        </p>
        <Button kind="warning">{t('Bỏ bản nháp', 'Drop the draft')}</Button>
      </Form>
    </details>
  )
}
