import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { casesPath, draftPath } from '../addresses.ts'
import { most } from '../limits.ts'
import { caseInputs, casesFilled } from '../part-form.ts'
import { PlaceFindings } from './findings.tsx'
import { useCrumbs } from './parts.tsx'
import type { PartPageProps } from './section-page.tsx'

type Props = PartPageProps & {
  /** The cases that the catalogue knows for the procedures of the form. */
  known: readonly { code: string; label: string }[]
}

/** Trường hợp giải quyết: the ways a procedure runs, each with the limit that the catalogue may take from it. */
export function CasesPage({ known, ...props }: Props) {
  const { t, lang } = useView()
  const { code, content, version, errors, findings } = props
  const filled = props.filled ?? casesFilled(content.cases)
  const count = Math.min(most.cases, Math.max(content.cases.length, usedIn(filled)) + 2)
  const missing = known.filter((one) => !content.cases.some((each) => each.code === one.code))
  return (
    <Page
      frame="staff"
      title={t('Trường hợp giải quyết', 'Cases')}
      lead={t(
        'Người khai chọn trường hợp ở đầu tờ khai. Thời hạn, phí của từng trường hợp do danh mục thủ tục quyết định theo mã; thời hạn ghi ở đây chỉ là gợi ý. Để trống tên để bỏ một trường hợp.',
        'The applicant picks the case first. The catalogue decides limits and fees by code; a limit written here is a hint. Empty the name to remove a case.',
      )}
      crumbs={useCrumbs(code, content.title[lang])}
    >
      <ErrorSummary {...{ errors }} />
      {!errors && <PlaceFindings {...{ findings }} />}
      {missing.length > 0 && (
        <p>
          {t('Danh mục thủ tục còn có: ', 'The catalogue also has: ')}
          {missing.map(({ code: one, label }) => `${label} (${one})`).join('; ')}
        </p>
      )}
      <Form action={casesPath(code)}>
        <Hidden name="version" value={String(version)} />
        {Array.from({ length: count }, (_, n) => (
          <CaseFields key={n} {...{ n, filled, errors }} />
        ))}
        <Actions>
          <Button>{t('Ghi các trường hợp', 'Save the cases')}</Button>
          <ButtonLink kind="quiet" href={draftPath(code)}>
            {t('Về biểu mẫu', 'Back to the form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

const usedIn = (filled: Record<string, string>) =>
  Array.from({ length: most.cases }, (_, n) => n).filter((n) => filled[caseInputs(n).label]).length

type CaseProps = { n: number } & Pick<PartPageProps, 'filled' | 'errors'>

function CaseFields({ n, ...kit }: CaseProps) {
  const { t } = useView()
  const names = caseInputs(n)
  return (
    <Fieldset legend={t(`Trường hợp ${n + 1}`, `Case ${n + 1}`)}>
      <div class="design-row">
        <TextField {...kit} name={names.label} label={t('Tên', 'Name')} optional maxLength={300} />
        <TextField
          {...kit}
          name={`${names.label}En`}
          label={t('Tên bằng tiếng Anh', 'Name in English')}
          optional
        />
        <TextField
          {...kit}
          name={names.code}
          label={t('Mã', 'Code')}
          optional
          code
          maxLength={60}
        />
      </div>
      <div class="design-row">
        <TextField {...kit} name={names.hint} label={t('Lời hướng dẫn', 'Help')} optional />
        <TextField
          {...kit}
          name={names.amount}
          label={t('Thời hạn gợi ý', 'Limit (hint)')}
          optional
          inputMode="decimal"
        />
        <Select
          {...kit}
          name={names.unit}
          label={t('Tính bằng', 'In')}
          options={[
            { value: 'working-day', text: t('Ngày làm việc', 'Working days') },
            { value: 'day', text: t('Ngày', 'Days') },
            { value: 'working-hour', text: t('Giờ làm việc', 'Working hours') },
            { value: 'hour', text: t('Giờ', 'Hours') },
            { value: 'same-day', text: t('Trong ngày', 'The same day') },
          ]}
        />
      </div>
    </Fieldset>
  )
}
