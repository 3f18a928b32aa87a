import { ErrorSummary } from '#ui/errors.tsx'
import { TextArea } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { withdraw } from '../domain.ts'
import type { DossierRecord } from '../rows.ts'
import { whyWords } from '../words.ts'

type Props = {
  dossier: DossierRecord
  once: string
  filled?: Record<string, string> | undefined
  errors?: Record<string, string> | undefined
}

/** Rút hồ sơ, asked once more before it is done: it cannot be undone. */
export function WithdrawPage({ dossier, once, filled, errors }: Props) {
  const { t } = useView()
  const back = `/cua-toi/ho-so/${dossier.code}`
  const may = withdraw(dossier)
  return (
    <Page
      title={t('Rút hồ sơ', 'Withdraw the application')}
      over={<span class="code">{dossier.code}</span>}
      lead={dossier.procedureName}
      crumbs={[{ href: back, text: t('Hồ sơ của tôi', 'My application') }]}
    >
      <ErrorSummary {...{ errors }} />
      {may.ok ? (
        <Form action={`${back}/rut`} once={once}>
          <Hidden name="version" value={String(dossier.version)} />
          <Notice
            kind="warn"
            title={t(
              'Rút rồi thì không khôi phục được; muốn làm lại, bạn nộp hồ sơ mới.',
              'This cannot be undone; to go on later you file a new application.',
            )}
          />
          <TextArea
            name="reason"
            label={t('Lý do rút', 'Reason')}
            rows={3}
            {...{ filled, errors }}
          />
          <Actions>
            <Button kind="warning">{t('Rút hồ sơ', 'Withdraw')}</Button>
            <ButtonLink kind="secondary" href={back}>
              {t('Không rút nữa', 'Keep it')}
            </ButtonLink>
          </Actions>
        </Form>
      ) : (
        <>
          <Notice title={t(...whyWords[may.why])} />
          {filled?.['reason'] && <p class="as-typed">{filled['reason']}</p>}
          <p>
            <a href={back}>{t('Quay lại hồ sơ', 'Back to the application')}</a>
          </p>
        </>
      )}
    </Page>
  )
}
