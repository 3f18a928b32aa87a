import { directoryOf, type Field, type FormContent, type Section } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Radios, Select, TextField } from '#ui/field.tsx'
import { FieldRow } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { Options, Person } from './choice-fields.tsx'

type Props = {
  field: Field
  content: FormContent
  section: Section
  filled: Filled
  errors: Errors | undefined
}

/** What only this type of field has. */
export function OwnFields({ field, content, section, ...kit }: Props) {
  switch (field.type) {
    case 'text':
      return <TextLook {...kit} />
    case 'textarea':
      return <Longest {...kit} />
    case 'number':
    case 'money':
      return <Bounds {...kit} isNumber={field.type === 'number'} />
    case 'select':
    case 'radio':
    case 'checkboxes':
      return <Options {...kit} />
    case 'person':
      return <Person {...kit} />
    case 'computed':
      return <Sum {...kit} {...{ content, section }} />
    case 'file':
      return <Paper {...kit} {...{ content }} />
    case 'date':
    case 'id-number':
    case 'address':
    case 'note':
      return <Boxes {...kit} type={field.type} />
    case 'email':
    case 'phone':
    case 'yes-no':
      return null
  }
}

type Kit = Pick<Props, 'filled' | 'errors'>

function Longest(kit: Kit) {
  const { t } = useView()
  return (
    <TextField
      {...kit}
      name="maxLength"
      label={t('Dài nhất (ký tự)', 'At most (characters)')}
      optional
      width={5}
      inputMode="numeric"
    />
  )
}

function TextLook(kit: Kit) {
  const { t } = useView()
  return (
    <FieldRow>
      <Select
        {...kit}
        name="format"
        label={t('Nội dung', 'Content')}
        blank={t('Chữ bất kỳ', 'Any text')}
        options={[
          { value: 'name', text: t('Họ tên người', 'A person’s name') },
          { value: 'time', text: t('Giờ', 'A time') },
        ]}
      />
      <Select
        {...kit}
        name="width"
        label={t('Ô rộng', 'Width')}
        blank={t('Hết dòng', 'The whole line')}
        options={[
          { value: 'short', text: t('Ngắn', 'Short') },
          { value: 'medium', text: t('Vừa', 'Medium') },
          { value: 'long', text: t('Dài', 'Long') },
        ]}
      />
      <Longest {...kit} />
    </FieldRow>
  )
}

function Bounds({ isNumber, ...kit }: Kit & { isNumber: boolean }) {
  const { t } = useView()
  return (
    <FieldRow>
      <Decimal {...kit} name="min" label={t('Nhỏ nhất', 'Smallest')} />
      <Decimal {...kit} name="max" label={t('Lớn nhất', 'Largest')} />
      {isNumber && (
        <>
          <TextField
            {...kit}
            name="step"
            label={t('Chính xác đến', 'To the nearest')}
            hint={t('0,1 là một số lẻ; trống là số nguyên', '0,1 is one decimal; empty is whole')}
            optional
            width={5}
            inputMode="decimal"
          />
          <Unit {...kit} />
        </>
      )}
    </FieldRow>
  )
}

const Decimal = (props: Kit & { name: string; label: string }) => (
  <TextField {...props} optional width={10} inputMode="decimal" />
)

function Unit(kit: Kit) {
  const { t } = useView()
  return (
    <>
      <TextField {...kit} name="unit" label={t('Đơn vị tính', 'Unit')} optional width={10} />
      <TextField
        {...kit}
        name="unitEn"
        label={t('Đơn vị (tiếng Anh)', 'Unit in English')}
        optional
        width={10}
      />
    </>
  )
}

function Sum({ content, section, ...kit }: Kit & Pick<Props, 'content' | 'section'>) {
  const { t, lang } = useView()
  const numbers = directoryOf(content).filter(({ kind }) => kind === 'number')
  return (
    <>
      <Checkboxes
        {...kit}
        name="sum"
        legend={t('Cộng các mục', 'Adds up')}
        hint={
          numbers.length === 0
            ? t('Biểu mẫu chưa có mục số nào.', 'The form has no number yet.')
            : undefined
        }
        options={numbers.map(({ name, label, section: of }) => ({
          value: of.repeat ? `${of.id}.*.${name}` : name,
          text: of.repeat && of !== section ? `${of.title[lang]}: ${label[lang]}` : label[lang],
        }))}
      />
      <FieldRow>
        <Unit {...kit} />
      </FieldRow>
    </>
  )
}

function Paper({ content, ...kit }: Kit & Pick<Props, 'content'>) {
  const { t, lang } = useView()
  return (
    <Select
      {...kit}
      name="component"
      label={t('Là giấy tờ nào', 'Which paper it is')}
      blank={t('Chọn giấy tờ', 'Choose')}
      options={content.components.map(({ code, name }) => ({ value: code, text: name[lang] }))}
    />
  )
}

type BoxType = 'date' | 'id-number' | 'address' | 'note'

function Boxes({ type, ...kit }: Kit & { type: BoxType }) {
  const { t } = useView()
  if (type === 'note')
    return (
      <Radios
        {...kit}
        name="tone"
        legend={t('Mức', 'Tone')}
        inline
        options={[
          { value: '', text: t('Hướng dẫn', 'Information') },
          { value: 'warn', text: t('Cảnh báo', 'Warning') },
        ]}
      />
    )
  const boxes = {
    date: ['partial', [['yes', t('Chỉ cần tháng hoặc năm cũng được', 'Month or year is enough')]]],
    'id-number': [
      'old',
      [['yes', t('Nhận cả số chứng minh nhân dân 9 số', 'Also nine-digit old identity cards')]],
    ],
    address: [
      'address',
      [
        ['abroad', t('Có thể ở nước ngoài', 'May be abroad')],
        [
          'detailOptional',
          t('Không cần số nhà, đường, ấp', 'House, street and hamlet may stay blank'),
        ],
      ],
    ],
  } as const
  const [name, options] = boxes[type]
  return (
    <Checkboxes
      {...kit}
      name={name}
      legend={t('Cách điền', 'How it is filled in')}
      options={options.map(([value, text]) => ({ value, text }))}
    />
  )
}
