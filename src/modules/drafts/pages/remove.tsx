import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { pathOf } from '../addresses.ts'
import type { Draft } from '../domain.ts'
import type { DraftPaper } from '../store-papers.ts'
import { draftCrumbs } from './parts.tsx'

type Props = { draft: Draft; papers: readonly DraftPaper[]; name: string }

/** Asks once before a draft is given up. */
export function RemovePage({ draft, papers, name }: Props) {
  const { t } = useView()
  const count = papers.length
  return (
    <Page title={t('Xóa bản nháp này?', 'Remove this draft?')} lead={name} crumbs={draftCrumbs(t)}>
      <p>
        {t('Lưu lần cuối:', 'Last saved:')} <When at={draft.savedAt} />.{' '}
        {count > 0
          ? t(
              `Tờ khai và ${count} tệp đã tải lên sẽ mất, không lấy lại được.`,
              `The form and ${count} uploaded files go for good.`,
            )
          : t('Tờ khai sẽ mất, không lấy lại được.', 'The form goes for good.')}
      </p>
      <Form action={`${pathOf(draft.id)}/xoa`}>
        <Actions>
          <Button kind="warning">{t('Xóa bản nháp', 'Remove the draft')}</Button>
          <ButtonLink kind="secondary" href={pathOf(draft.id)}>
            {t('Giữ lại, làm tiếp', 'Keep it and go on')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}
