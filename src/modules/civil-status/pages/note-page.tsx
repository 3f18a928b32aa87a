import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { kindsToWrite } from '../annotations.ts'
import { filledOf, textOf } from '../content.ts'
import { contentNow, numberText, valueAt } from '../domain.ts'
import { formOf, genderChoices, labelOf } from '../registers.ts'
import type { Entry, Note } from '../store.ts'
import { shortWords } from '../words.ts'
import { entryHref } from './hrefs.ts'

export const newField = (path: string) => `moi.${path}`

type Props = {
  entry: Entry
  notes: readonly Note[]
  dossierCode: string
  filled?: Filled | undefined
  errors?: Errors | undefined
  once: string
}

/** Ghi chú vào sổ: what is noted, on what ground, and which parts say something else from now on. */
export function NotePage({ entry, notes, dossierCode, filled, errors, once }: Props) {
  const { t } = useView()
  const { register } = entry
  const field = { filled, errors }
  return (
    <Page
      frame="staff"
      title={t('Ghi chú vào sổ hộ tịch', 'Annotate the register')}
      over={`${t(...shortWords(register))} ${numberText(entry)}`}
      lead={entry.title}
      crumbs={[
        { href: entryHref(entry), text: `${t(...shortWords(register))} ${numberText(entry)}` },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      <Notice title={t('Nội dung đã vào sổ giữ nguyên.', 'What was entered stays as it is.')}>
        {t(
          'Ghi chú đứng bên cạnh; từ đó bản sao cấp ra theo nội dung mới và kèm ghi chú.',
          'The annotation stands beside it; copies say what is new and carry the annotation.',
        )}
      </Notice>
      <Form action={`${entryHref(entry)}/ghi-chu`} once={once}>
        <Hidden name="hs" value={dossierCode} />
        <Select
          name="kind"
          label={t('Loại ghi chú', 'Kind')}
          blank={t('Chọn', 'Choose')}
          options={kindsToWrite(register).map(({ kind, words }) => ({
            value: kind,
            text: t(...words),
          }))}
          {...field}
        />
        <TextArea
          name="text"
          label={t('Nội dung ghi chú', 'What is noted')}
          rows={3}
          max={1_000}
          {...field}
        />
        <FieldRow>
          <TextField
            name="basis"
            label={t('Căn cứ', 'Ground')}
            hint={t(
              'Số, ngày, cơ quan ban hành quyết định, bản án',
              'Number, date and issuer of the decision',
            )}
            {...field}
          />
          <DateField
            name="holdsFrom"
            label={t('Có hiệu lực từ ngày', 'Holds from')}
            optional
            {...field}
          />
        </FieldRow>
        <Changes {...{ entry, notes, field }} />
        <Actions>
          <Button>{t('Ghi vào sổ', 'Write it down')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

type ChangesProps = Pick<Props, 'entry' | 'notes'> & {
  field: { filled: Filled | undefined; errors: Errors | undefined }
}

/** Only what is filled in here changes; the present value stands beside each field. */
function Changes({ entry, notes, field }: ChangesProps) {
  const { t, lang } = useView()
  const { register } = entry
  const now = contentNow(entry.content, notes)
  const { roles, facts } = formOf(register)
  const paths = [
    ...roles
      .filter(({ role }) => role !== 'declarant')
      .flatMap(({ role, parts }) => parts.map((part) => `${role}.${part}`)),
    ...facts.map(({ name }) => `facts.${name}`),
  ]
  const present = (path: string) =>
    textOf(register, path, valueAt(now, path), lang === 'en' ? 1 : 0)
  return (
    <details
      class="fold"
      open={field.errors !== undefined || Object.keys(filledOf(now)).length === 0}
    >
      <summary>
        {t('Nội dung thay đổi, cải chính, bổ sung', 'What changes, is corrected or added')}
      </summary>
      <Fieldset legend={t('Chỉ ghi mục thay đổi', 'Fill in only what changes')}>
        {paths.map((path) => {
          const common = {
            name: newField(path),
            label: t(...labelOf(register, path)),
            hint: t(`Đang ghi: ${present(path) || 'để trống'}`, `Now: ${present(path) || 'blank'}`),
            optional: true,
            ...field,
          }
          const choices = path.endsWith('.gender')
            ? genderChoices
            : facts.find(({ name }) => path === `facts.${name}`)?.choices
          return choices ? (
            <Select
              key={path}
              {...common}
              blank={t('Không đổi', 'No change')}
              options={choices.map(([value, words]) => ({ value, text: t(...words) }))}
            />
          ) : (
            <TextField key={path} {...common} maxLength={300} />
          )
        })}
      </Fieldset>
    </details>
  )
}
