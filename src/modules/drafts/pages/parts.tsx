import { maskIdNumber, type Person } from '#modules/people/index.ts'
import { Hidden } from '#ui/form.tsx'
import { Steps } from '#ui/steps.tsx'
import { useView } from '#ui/view.ts'

import { steps, type Draft, type Part, type Step } from '../domain.ts'

export const stepWords: Record<Step, readonly [vi: string, en: string]> = {
  form: ['Tờ khai', 'Form'],
  papers: ['Giấy tờ', 'Papers'],
  review: ['Xem lại và nộp', 'Check and send'],
}

/** Where the applicant is. */
export function DraftSteps({ at }: { at: Step }) {
  const { t } = useView()
  return <Steps items={steps.map((step) => t(...stepWords[step]))} current={steps.indexOf(at)} />
}

type FieldsProps = { draft: Draft; part: Part; page: string; form?: string | undefined }

/** What tells the server which page is writing, and what it was made from. */
export function DraftFields({ draft, part, page, form }: FieldsProps) {
  return (
    <>
      <Hidden name="_part" value={part} />
      <Hidden name="_page" value={page} />
      <Hidden name="_version" value={String(draft.version)} />
      {form !== undefined && <Hidden name="_form" value={form} />}
    </>
  )
}

/** Who files: settled at sign-in, not typed here. */
export function ApplicantLine({ person }: { person: Person }) {
  const { t } = useView()
  return (
    <p class="muted">
      {t('Người nộp:', 'Applicant:')} <strong>{person.fullName}</strong>
      {person.idNumber && (
        <>
          {' · '}
          <span class="code">{maskIdNumber(person.idNumber)}</span>
        </>
      )}
    </p>
  )
}

export const draftCrumbs = (t: (vi: string, en: string) => string) => [
  { href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') },
  { href: '/cua-toi/ban-nhap', text: t('Bản nháp', 'Drafts') },
]
