import {
  Prefill,
  prefillTypes,
  say,
  type Field,
  type Finding,
  type FormContent,
  type Section,
} from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, Select, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, EnterSends, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { draftPath, fieldPath } from '../addresses.ts'
import { isAsked } from '../condition-rows.ts'
import { fieldFilled } from '../field-filled.ts'
import { entriesAbove, namingFor } from '../field-form.ts'
import { prefillWords, typeWords } from '../field-words.ts'
import { ConditionFields } from './condition-fields.tsx'
import { PlaceFindings } from './findings.tsx'
import { OwnFields } from './own-fields.tsx'
import { useCrumbs } from './parts.tsx'
import { RuleFields } from './rule-fields.tsx'

export type FieldProps = {
  code: string
  content: FormContent
  section: Section
  field: Field
  version: number
  findings: readonly Finding[]
  filled?: Filled | undefined
  errors?: Errors | undefined
  /** Somebody saved meanwhile: what they saved stands beside what was typed. */
  isOutdated?: boolean | undefined
  isSaved?: boolean | undefined
}

/** Một mục của bản nháp: a form of its own, which works without script. */
export function FieldPage(props: FieldProps) {
  const { t, lang } = useView()
  const { code, content, section, field, version, errors, findings, isOutdated, isSaved } = props
  const naming = namingFor(content, section)
  const filled = props.filled ?? fieldFilled(field, naming)
  const kit = { filled, errors }
  const path = fieldPath(code, section.id, field.name)
  const label = 'label' in field ? field.label[lang] : field.text[lang]
  const asked = entriesAbove(content, section, field.name)
  return (
    <Page
      frame="staff"
      title={label}
      over={
        <>
          {typeWords[field.type][lang]} · <span class="code">{field.name}</span>
        </>
      }
      lead={t(`Trong phần “${section.title.vi}”`, `In the section “${section.title.en}”`)}
      crumbs={useCrumbs(code, content.title[lang])}
    >
      <ErrorSummary {...{ errors }} />
      {isSaved && <Notice kind="ok" title={t('Đã ghi mục này.', 'The field is saved.')} />}
      {isOutdated && <Theirs {...props} />}
      {!errors && <PlaceFindings {...{ findings }} />}
      <Form action={path}>
        <EnterSends />
        <Hidden name="version" value={String(version)} />
        <Words {...kit} {...{ field }} />
        <OwnFields {...kit} {...{ field, content, section }} />
        <Need {...kit} {...{ field, naming, asked, path }} />
        <ConditionFields
          {...kit}
          {...{ naming, asked, path }}
          of="when"
          said={say('Hiện khi', 'Shown when')}
          legend={t('Chỉ hiện mục này khi', 'Show this field only when')}
          hint={t(
            'Để trống thì luôn hiện. Chỉ hỏi được các mục đứng trên.',
            'Leave empty to show it always. Only what stands above can be asked.',
          )}
          condition={field.visibleWhen}
        />
        {field.type !== 'note' && field.type !== 'computed' && field.type !== 'person' && (
          <RuleFields {...kit} {...{ field, naming, path }} />
        )}
        <Elsewhere {...kit} {...{ content, section }} />
        <Actions>
          <Button>{t('Ghi mục này', 'Save the field')}</Button>
          <Button kind="secondary" name="stay" value="1">
            {t('Ghi và sửa tiếp', 'Save and go on editing')}
          </Button>
          <ButtonLink kind="quiet" href={`${draftPath(code)}#muc-${section.id}-${field.name}`}>
            {t('Về biểu mẫu', 'Back to the form')}
          </ButtonLink>
        </Actions>
      </Form>
    </Page>
  )
}

type Kit = { filled: Filled; errors: Errors | undefined }

function Theirs({ field }: FieldProps) {
  const { t } = useView()
  const words = 'label' in field ? field.label.vi : field.text.vi
  return (
    <Notice kind="warn" title={t('Bản người khác vừa lưu', 'As somebody else saved it')}>
      <p>
        {words}
        {'hint' in field && field.hint ? ` — ${field.hint.vi}` : ''}
      </p>
    </Notice>
  )
}

function Words({ field, ...kit }: Kit & { field: Field }) {
  const { t } = useView()
  if (field.type === 'note')
    return (
      <>
        <TextArea {...kit} name="text" label={t('Lời hướng dẫn', 'Words')} rows={3} />
        <TextArea
          {...kit}
          name="textEn"
          label={t('Bằng tiếng Anh', 'In English')}
          rows={2}
          optional
        />
      </>
    )
  return (
    <>
      <TextField {...kit} name="label" label={t('Tên mục', 'Label')} maxLength={300} />
      <TextField
        {...kit}
        name="labelEn"
        label={t('Tên bằng tiếng Anh', 'Label in English')}
        optional
        maxLength={300}
      />
      <TextField {...kit} name="hint" label={t('Lời hướng dẫn', 'Help')} optional maxLength={500} />
      <TextField
        {...kit}
        name="hintEn"
        label={t('Lời hướng dẫn bằng tiếng Anh', 'Help in English')}
        optional
        maxLength={500}
      />
    </>
  )
}

/** Chuyển sang phần khác: the field is saved with what was typed, and moved. */
function Elsewhere({ content, section, ...kit }: Kit & Pick<FieldProps, 'content' | 'section'>) {
  const { t, lang } = useView()
  const others = content.sections.filter(({ id }) => id !== section.id)
  if (others.length === 0) return null
  return (
    <details class="fold" open={kit.errors?.['to'] !== undefined}>
      <summary>{t('Chuyển sang phần khác', 'Move to another section')}</summary>
      <Select
        {...kit}
        name="to"
        label={t('Chuyển mục này sang phần', 'Move this field to the section')}
        hint={t(
          'Sang phần đứng trên thì nằm cuối phần đó, sang phần đứng dưới thì nằm đầu phần đó. Điều kiện nào vì vậy không hỏi được nữa sẽ được nêu tên.',
          'In a section above it comes last, in one below it comes first. Conditions that can no longer ask are named.',
        )}
        blank={t('Chọn phần', 'Choose')}
        options={others.map(({ id, title }) => ({ value: id, text: title[lang] }))}
      />
      <Button kind="secondary" name="send" value="1">
        {t('Ghi và chuyển', 'Save and move')}
      </Button>
    </details>
  )
}

type NeedProps = Kit & {
  field: Field
  naming: ReturnType<typeof namingFor>
  asked: ReturnType<typeof entriesAbove>
  path: string
}

/** Whether it must be filled in, and what it is filled from. */
function Need({ field, naming, asked, path, ...kit }: NeedProps) {
  const { t } = useView()
  if (field.type === 'note' || field.type === 'computed') return null
  return (
    <>
      <Radios
        {...kit}
        name="required"
        legend={t('Bắt buộc điền', 'Must be filled in')}
        inline
        options={[
          { value: 'no', text: t('Không', 'No') },
          { value: 'yes', text: t('Luôn bắt buộc', 'Always') },
          { value: 'when', text: t('Khi có điều kiện', 'Under a condition') },
        ]}
      />
      <details class="fold" open={kit.filled['required'] === 'when' || isAsked(kit.filled, 'need')}>
        <summary>{t('Điều kiện bắt buộc', 'When it must be filled in')}</summary>
        <ConditionFields
          {...kit}
          {...{ naming, asked, path }}
          of="need"
          said={say('Bắt buộc khi', 'Required when')}
          legend={t('Bắt buộc khi', 'Required when')}
          condition={field.requiredWhen}
        />
      </details>
      <First {...kit} {...{ field }} />
    </>
  )
}

function First({ field, ...kit }: Kit & { field: Field }) {
  const { t, lang } = useView()
  const sources = Prefill.options.filter((one) =>
    prefillTypes[one].some((type) => type === field.type),
  )
  const hasDefault = field.type !== 'person' && field.type !== 'address' && field.type !== 'file'
  if (sources.length === 0 && !hasDefault) return null
  return (
    <Fieldset legend={t('Điền sẵn', 'Filled in beforehand')}>
      {sources.length > 0 && (
        <Select
          {...kit}
          name="prefill"
          label={t('Lấy từ', 'From')}
          optional
          blank={t('Không điền sẵn', 'Not prefilled')}
          options={sources.map((value) => ({ value, text: prefillWords[value][lang] }))}
        />
      )}
      {hasDefault && (
        <TextField
          {...kit}
          name="default"
          label={t('Giá trị ban đầu', 'First value')}
          hint={t('Mục chọn: ghi mã của câu trả lời.', 'For a choice: the code of the answer.')}
          optional
          maxLength={200}
        />
      )}
    </Fieldset>
  )
}
