import type { Field, Finding, FormContent, Section } from '#modules/forms/index.ts'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { fieldPath, home, sectionPath } from '../addresses.ts'
import { namingFor } from '../field-form.ts'
import { typeWords } from '../field-words.ts'
import { rulesOf } from '../rule-form.ts'
import { conditionText } from '../say-condition.ts'
import { Moves } from './parts.tsx'

type Props = {
  code: string
  content: FormContent
  findings: readonly Finding[]
  isEditable: boolean
}

/** The sections of a form with their fields; in a draft with the buttons that order them. */
export function Sections(props: Props) {
  return (
    <>
      {props.content.sections.map((section, at) => (
        <SectionPanel key={section.id} {...props} {...{ section, at }} />
      ))}
    </>
  )
}

function SectionPanel({ section, at, ...props }: Props & { section: Section; at: number }) {
  const { t, lang } = useView()
  const { code, content, isEditable } = props
  const { id, title, fields, repeat, visibleWhen } = section
  const naming = namingFor(content, undefined)
  return (
    <Panel
      id={`phan-${id}`}
      title={title[lang]}
      actions={
        isEditable && (
          <>
            <ButtonLink small kind="secondary" href={sectionPath(code, id)}>
              {t('Sửa phần', 'Edit the section')}
            </ButtonLink>
            <ButtonLink small href={`${home}/${code}/muc-moi/${id}`}>
              {t('Thêm mục', 'Add a field')}
            </ButtonLink>
          </>
        )
      }
    >
      {repeat && (
        <p class="muted">
          {t(
            `Lặp lại: từ ${repeat.min} đến ${repeat.max} “${repeat.itemLabel.vi}”`,
            `Repeated: ${repeat.min} to ${repeat.max} “${repeat.itemLabel.en}”`,
          )}
        </p>
      )}
      {visibleWhen && (
        <p class="muted">
          {t('Chỉ hiện khi', 'Shown only when')} {conditionText(visibleWhen, naming)[lang]}
        </p>
      )}
      {fields.length === 0 && <p class="muted">{t('Chưa có mục nào.', 'No field yet.')}</p>}
      <ul class="design-fields">
        {fields.map((field, n) => (
          <FieldLine
            key={field.name}
            {...props}
            {...{ section, field }}
            isFirst={n === 0}
            isLast={n === fields.length - 1}
          />
        ))}
      </ul>
      {isEditable && (
        <div class="design-whole">
          <span>{t('Cả phần này:', 'The whole section:')}</span>
          <Moves
            part={id}
            name={t(`phần ${at + 1}`, `section ${at + 1}`)}
            isFirst={at === 0}
            isLast={at === content.sections.length - 1}
          />
        </div>
      )}
    </Panel>
  )
}

type LineProps = Props & { section: Section; field: Field; isFirst: boolean; isLast: boolean }

function FieldLine({ section, field, isFirst, isLast, ...props }: LineProps) {
  const { t, lang } = useView()
  const { code, findings, isEditable } = props
  const label = 'label' in field ? field.label[lang] : field.text[lang]
  const wrong = findings.filter(
    ({ at, level }) =>
      level === 'error' &&
      at.kind === 'field' &&
      at.section === section.id &&
      at.field === field.name,
  )
  const part = `${section.id}/${field.name}`
  return (
    <li
      class={`design-field${wrong.length > 0 ? ' design-field--wrong' : ''}`}
      id={`muc-${section.id}-${field.name}`}
    >
      <div class="design-field__words">
        {isEditable ? <a href={fieldPath(code, section.id, field.name)}>{label}</a> : label}
        <span class="design-field__about">
          <About {...props} {...{ section, field }} />
        </span>
        {wrong.map(({ said }, n) => (
          <span key={n} class="design-field__wrong">
            {t('Lỗi:', 'Error:')} {said[lang]}
          </span>
        ))}
      </div>
      {isEditable && <Moves {...{ part, isFirst, isLast }} name={label.slice(0, 60)} />}
    </li>
  )
}

function About({ section, field, content }: Pick<LineProps, 'section' | 'field' | 'content'>) {
  const { t, lang } = useView()
  const naming = namingFor(content, section)
  const said = [typeWords[field.type][lang]]
  if ('required' in field && field.required) said.push(t('bắt buộc', 'required'))
  if ('requiredWhen' in field && field.requiredWhen) {
    const { vi, en } = conditionText(field.requiredWhen, naming)
    said.push(t(`bắt buộc khi ${vi}`, `required when ${en}`))
  }
  if (field.visibleWhen) {
    const { vi, en } = conditionText(field.visibleWhen, naming)
    said.push(t(`hiện khi ${vi}`, `shown when ${en}`))
  }
  if ('prefill' in field && field.prefill) said.push(t('điền sẵn', 'prefilled'))
  const rules = rulesOf(field).length
  if (rules > 0) said.push(t(`${rules} ràng buộc`, `${rules} rules`))
  return <>{said.join(' · ')}</>
}
