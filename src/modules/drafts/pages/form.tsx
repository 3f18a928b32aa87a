import { FormFields } from '#modules/forms/index.ts'
import { shortName } from '#modules/procedures/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { pathOf, stepPath } from '../addresses.ts'
import type { Difference } from '../differences.ts'
import { formKey, type OpenDraft } from '../open.ts'
import { Newer } from './newer.tsx'
import { ApplicantLine, draftCrumbs, DraftFields, DraftSteps } from './parts.tsx'

type Props = {
  opened: OpenDraft
  /** What stands in the fields: what is kept, or what was just typed. */
  filled: Filled
  errors?: Errors | undefined
  page: string
  /** Another page wrote since this one was opened: what is not the same. */
  differs?: readonly Difference[] | undefined
}

/** Step 1: tờ khai. */
export function FormPage({ opened, filled, errors, page, differs }: Props) {
  const view = useView()
  const { t } = view
  const { draft, procedure, definition, circumstances, places, person } = opened
  const { id } = draft
  return (
    <Page
      title={shortName(view, procedure)}
      over={<span class="code">{procedure.code}</span>}
      crumbs={draftCrumbs(t)}
    >
      <DraftSteps at="form" />
      <ErrorSummary {...{ errors }} />
      {differs && <Newer {...{ draft, differs }} />}
      {opened.isRenewed ? <Renewed /> : opened.newer && <NewerForm {...{ opened }} />}
      <ApplicantLine {...{ person }} />
      <CaseLine {...{ opened }} />
      {/* Until the reader has chosen between two texts, nothing is kept by itself. */}
      <Form action={stepPath(id, 'form')} autosave={differs ? undefined : `${pathOf(id)}/luu`}>
        <DraftFields {...{ draft, page }} part="form" form={formKey(definition)} />
        {differs && <Hidden name="_newer" value="1" />}
        <FormFields
          action={stepPath(id, 'form')}
          {...{ definition, filled, errors, places }}
          {...circumstances}
        />
        <Actions>
          <Button name="_next" value="1">
            {t('Lưu và tiếp tục', 'Save and continue')}
          </Button>
          <Button kind="secondary" name="_later" value="1">
            {t('Lưu, làm tiếp sau', 'Save and go on later')}
          </Button>
        </Actions>
      </Form>
    </Page>
  )
}

function CaseLine({ opened: { definition, circumstances, procedure } }: Pick<Props, 'opened'>) {
  const { t, lang } = useView()
  const { cases } = definition
  const picked = cases.find(({ code }) => code === circumstances.caseCode)
  if (cases.length < 2 || !picked) return null
  return (
    <p class="muted">
      {t('Trường hợp:', 'Case:')} <strong>{picked.label[lang]}</strong> ·{' '}
      <a href={`/nop-ho-so/${procedure.code}`}>{t('Chọn lại', 'Choose another')}</a>
    </p>
  )
}

/** The draft keeps the form that it was begun with; there is a newer one to change to. */
function NewerForm({ opened: { draft, newer } }: Pick<Props, 'opened'>) {
  const { t } = useView()
  if (!newer) return null
  return (
    <Notice
      kind="info"
      title={t('Thủ tục này đã có mẫu tờ khai mới', 'This procedure has a new form')}
    >
      <p>
        {t(
          'Bản nháp của bạn giữ mẫu lúc bắt đầu và vẫn nộp được.',
          'Your draft keeps the form that it was begun with and can still be filed.',
        )}{' '}
        <a href={`${pathOf(draft.id)}/mau-moi`}>
          {t('Xem và chuyển sang mẫu mới', 'See the new form and change to it')}
        </a>
      </p>
    </Notice>
  )
}

function Renewed() {
  const { t } = useView()
  return (
    <Notice
      kind="warn"
      title={t('Tờ khai của thủ tục này vừa đổi sang mẫu mới', 'This procedure has a new form')}
    >
      <p>
        {t(
          'Những mục giống nhau đã được giữ nguyên. Hãy xem lại và điền các mục mới rồi tiếp tục.',
          'Answers that the new form asks for, too, were kept. Please check them, fill in what is new, and continue.',
        )}
      </p>
    </Notice>
  )
}
