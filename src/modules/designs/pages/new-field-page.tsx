import type { FormContent, Section } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { home } from '../addresses.ts'
import { typeWords, type FieldType } from '../field-words.ts'
import { useCrumbs } from './parts.tsx'

type Props = {
  code: string
  content: FormContent
  section: Section
  version: number
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** Thêm mục: what it is called and of which type; the rest follows on its own page. */
export function NewFieldPage({ code, content, section, version, filled, errors }: Props) {
  const { t, lang } = useView()
  const kit = { filled, errors }
  return (
    <Page
      frame="staff"
      title={t('Thêm mục', 'Add a field')}
      lead={t(`Vào phần “${section.title.vi}”`, `To the section “${section.title.en}”`)}
      crumbs={useCrumbs(code, content.title[lang])}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`${home}/${code}/muc-moi/${section.id}`}>
        <Hidden name="version" value={String(version)} />
        <TextField
          {...kit}
          name="label"
          label={t(
            'Tên mục, hoặc lời hướng dẫn, lời cam đoan',
            'Label, or the words of a note or statement',
          )}
          maxLength={1_000}
        />
        <Radios
          {...kit}
          name="type"
          legend={t('Loại', 'Type')}
          value="text"
          options={[
            ...Object.entries(typeWords).map(([value, words]) => ({
              value,
              text: words[lang],
              hint: hints[value as FieldType]?.[lang],
            })),
            {
              value: 'statement',
              text: t('Lời cam đoan', 'Statement'),
              hint: t('Ô phải đánh dấu mới nộp được', 'A box that must be ticked'),
            },
          ]}
        />
        <TextField
          {...kit}
          name="name"
          label={t('Mã mục', 'Name for conditions and the API')}
          hint={t(
            'Để trống thì đặt theo tên. Chữ thường không dấu, viết liền; đặt rồi không đổi được.',
            'Made from the label when empty. Letters without marks, in one word; it cannot be changed later.',
          )}
          optional
          width={20}
          code
        />
        <Actions>
          <Button>{t('Thêm mục', 'Add the field')}</Button>
        </Actions>
      </Form>
    </Page>
  )
}

const hints: Partial<Record<FieldType, { vi: string; en: string }>> = {
  person: {
    vi: 'Họ tên, ngày sinh, số định danh, nơi cư trú …; điền sẵn được từ người nộp',
    en: 'Name, date of birth, number, residence …; can be filled from the applicant',
  },
  address: { vi: 'Tỉnh, xã, địa chỉ chi tiết', en: 'Province, commune, detail' },
  computed: { vi: 'Cộng các mục số, kể cả mọi dòng của nhóm', en: 'Adds numbers, of all rows too' },
  note: { vi: 'Chữ để đọc, không phải điền', en: 'Words to read' },
}
