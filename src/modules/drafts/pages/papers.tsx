import { shortName } from '#modules/procedures/index.ts'
import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { cameraPath, stepPath } from '../addresses.ts'
import type { OpenDraft } from '../open.ts'
import { shownPapers } from '../papers.ts'
import { PaperPart } from './paper-part.tsx'
import { draftCrumbs, DraftSteps } from './parts.tsx'

type Props = {
  opened: OpenDraft
  /** Photographed pages that wait, by the paper they show. */
  waiting: ReadonlyMap<string, number>
  errors?: Errors | undefined
  uploadBytes: number
}

/** Step 2: giấy tờ. */
export function PapersPage({ opened, waiting, errors, uploadBytes }: Props) {
  const view = useView()
  const { t } = view
  const { draft, procedure, slots, components } = opened
  const most = Math.floor(uploadBytes / 1024 / 1024)
  return (
    <Page
      title={shortName(view, procedure)}
      over={<span class="code">{procedure.code}</span>}
      crumbs={draftCrumbs(t)}
    >
      <DraftSteps at="papers" />
      <ErrorSummary {...{ errors }} />
      <p>
        {t(
          `Chụp ảnh bằng điện thoại hoặc chọn tệp PDF, mỗi tệp tối đa ${most} MB. Chụp thẳng, rõ chữ, đủ bốn góc; mỗi giấy tờ có thể gửi nhiều ảnh.`,
          `Photograph with your phone or choose PDF files, at most ${most} MB each. Hold the camera straight, with all four corners in view; a paper may have several photos.`,
        )}
      </p>
      <Form action={stepPath(draft.id, 'papers')} multipart>
        {slots.map((slot) => (
          <PaperPart
            key={slot.component.code}
            camera={cameraPath(draft.id, slot.component.code)}
            pages={waiting.get(slot.component.code) ?? 0}
            {...{ slot, errors }}
          />
        ))}
        <ToShow components={shownPapers(components)} />
        <Actions>
          <Button name="_next" value="1">
            {t('Lưu và tiếp tục', 'Save and continue')}
          </Button>
          <Button kind="secondary" name="_upload" value="1">
            {t('Tải các tệp đã chọn lên', 'Upload the chosen files')}
          </Button>
          <Button kind="secondary" name="_later" value="1">
            {t('Lưu, làm tiếp sau', 'Save and go on later')}
          </Button>
          <ButtonLink kind="quiet" href={stepPath(draft.id, 'form')}>
            {t('Quay lại tờ khai', 'Back to the form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function ToShow({ components }: Pick<OpenDraft, 'components'>) {
  const { t, lang } = useView()
  if (components.length === 0) return null
  return (
    <Notice
      title={t(
        'Không phải tải lên, mang theo khi nhận kết quả',
        'Not to upload; bring when you collect the result',
      )}
    >
      <ul class="govuk-list govuk-list--bullet">
        {components.map(({ code, name, hint }) => (
          <li key={code}>
            {name[lang]}
            {hint && <span class="muted"> ({hint[lang]})</span>}
          </li>
        ))}
      </ul>
    </Notice>
  )
}
