import { PersonPart, personLabels } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Select, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

type Kit = { filled: Filled; errors: Errors | undefined }

/** The answers of a choice: a shared list, or one to a line. */
export function Options(kit: Kit) {
  const { t } = useView()
  return (
    <>
      <Select
        {...kit}
        name="list"
        label={t('Các câu trả lời', 'Answers')}
        blank={t('Ghi ở ô dưới', 'Written below')}
        options={[
          { value: 'genders', text: t('Danh mục chung: giới tính', 'Shared list: sexes') },
          {
            value: 'ethnicities',
            text: t('Danh mục chung: dân tộc', 'Shared list: ethnic groups'),
          },
        ]}
      />
      <TextArea
        {...kit}
        name="options"
        label={t('Mỗi dòng một câu trả lời', 'One answer to a line')}
        hint={t(
          'Ví dụ: Đám cưới | A wedding. Dòng có sẵn bắt đầu bằng mã và dấu bằng: giữ mã để câu trả lời cũ còn đúng.',
          'For example: Đám cưới | A wedding. Lines that are there begin with a code and an equals sign: keep it, so that old answers stay right.',
        )}
        optional
        rows={6}
      />
    </>
  )
}

/** What is asked of a person. */
export function Person(kit: Kit) {
  const { t, lang } = useView()
  const parts = PersonPart.options.map((value) => ({ value, text: personLabels[value][lang] }))
  return (
    <>
      <FieldRow>
        <Checkboxes
          {...kit}
          name="parts"
          legend={t('Hỏi những gì', 'What is asked')}
          small
          options={parts}
        />
        <Checkboxes
          {...kit}
          name="optional"
          legend={t('Trong đó được để trống', 'Of these may stay blank')}
          small
          options={parts}
        />
      </FieldRow>
      <Checkboxes
        {...kit}
        name="person"
        legend={t('Thêm', 'More')}
        options={[
          {
            value: 'yearOfBirth',
            text: t('Chỉ cần năm sinh cũng được', 'The year of birth is enough'),
          },
          {
            value: 'oldId',
            text: t('Nhận cả số chứng minh nhân dân 9 số', 'Also nine-digit old identity cards'),
          },
          {
            value: 'abroad',
            text: t('Nơi cư trú có thể ở nước ngoài', 'The residence may be abroad'),
          },
        ]}
      />
      <TextField
        {...kit}
        name="age"
        label={t('Phải đủ bao nhiêu tuổi', 'Must be at least so many years old')}
        optional
        width={3}
        inputMode="numeric"
      />
    </>
  )
}
