import { say, type Finding, type FormContent, type Section } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextArea, TextField } from '#ui/field.tsx'
import {
  Actions,
  Button,
  ButtonLink,
  EnterSends,
  FieldRow,
  Fieldset,
  Form,
  Hidden,
} from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { draftPath, sectionPath } from '../addresses.ts'
import { entriesAbove, namingFor } from '../field-form.ts'
import { sectionFilled } from '../part-form.ts'
import { ConditionFields } from './condition-fields.tsx'
import { PlaceFindings } from './findings.tsx'
import { useCrumbs } from './parts.tsx'

export type PartPageProps = {
  code: string
  content: FormContent
  version: number
  findings: readonly Finding[]
  filled?: Filled | undefined
  errors?: Errors | undefined
  isOutdated?: boolean | undefined
}

/** Somebody else saved this part while it was typed here. */
export function Outdated({ title }: { title: string }) {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Bản người khác vừa lưu', 'As somebody else saved it')}>
      <p>{title}</p>
    </Notice>
  )
}

/** Một phần của biểu mẫu: its words, whether it is shown, and whether it is repeated. */
export function SectionPage({ section, ...props }: PartPageProps & { section: Section }) {
  const { t, lang } = useView()
  const { code, content, version, errors, findings, isOutdated } = props
  const naming = namingFor(content, undefined)
  const path = sectionPath(code, section.id)
  const filled = props.filled ?? sectionFilled(section, content)
  const kit = { filled, errors }
  return (
    <Page
      frame="staff"
      title={t(`Phần: ${section.title.vi}`, `Section: ${section.title.en}`)}
      crumbs={useCrumbs(code, content.title[lang])}
    >
      <ErrorSummary {...{ errors }} />
      {isOutdated && <Outdated title={section.title[lang]} />}
      {!errors && <PlaceFindings {...{ findings }} />}
      <Form action={path}>
        <EnterSends />
        <Hidden name="version" value={String(version)} />
        <TextField {...kit} name="title" label={t('Tên phần', 'Title')} maxLength={200} />
        <TextField
          {...kit}
          name="titleEn"
          label={t('Tên bằng tiếng Anh', 'Title in English')}
          optional
          maxLength={200}
        />
        <TextArea {...kit} name="intro" label={t('Lời mở đầu', 'Introduction')} optional rows={2} />
        <TextArea
          {...kit}
          name="introEn"
          label={t('Lời mở đầu bằng tiếng Anh', 'Introduction in English')}
          optional
          rows={2}
        />
        <Repeat {...kit} />
        <ConditionFields
          {...kit}
          {...{ naming, path }}
          of="when"
          said={say('Hiện khi', 'Shown when')}
          legend={t('Chỉ hiện phần này khi', 'Show this section only when')}
          condition={section.visibleWhen}
          asked={entriesAbove(content, section, undefined)}
        />
        <Actions>
          <Button>{t('Ghi phần này', 'Save the section')}</Button>
          <ButtonLink kind="quiet" href={`${draftPath(code)}#phan-${section.id}`}>
            {t('Về biểu mẫu', 'Back to the form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

function Repeat(kit: { filled: Filled; errors: Errors | undefined }) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Nhóm lặp lại', 'Repeated rows')}>
      <Checkboxes
        {...kit}
        name="repeat"
        legend={t('Người khai thêm được nhiều dòng', 'The applicant may add rows')}
        options={[
          {
            value: 'yes',
            text: t(
              'Lặp lại cả phần này, ví dụ mỗi thành viên một dòng',
              'Repeat this section, for example a row for each member',
            ),
          },
        ]}
      />
      <FieldRow>
        <TextField
          {...kit}
          name="min"
          label={t('Ít nhất (dòng)', 'At least (rows)')}
          width={3}
          inputMode="numeric"
        />
        <TextField
          {...kit}
          name="max"
          label={t('Nhiều nhất (dòng)', 'At most (rows)')}
          width={3}
          inputMode="numeric"
        />
        <TextField
          {...kit}
          name="item"
          label={t('Gọi một dòng là', 'A row is called')}
          hint={t('Ví dụ: Thành viên', 'For example: Member')}
          optional
          width={20}
        />
        <TextField
          {...kit}
          name="itemEn"
          label={t('Bằng tiếng Anh', 'In English')}
          optional
          width={20}
        />
      </FieldRow>
    </Fieldset>
  )
}
