import { characterKinds, charactersText, say, type Field, type Rule } from '#modules/forms/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { Fieldset } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { isAsked } from '../condition-rows.ts'
import { rulesFor, ruleWords } from '../field-words.ts'
import { addedRule, ruleFields, rulesOf } from '../rule-form.ts'
import type { Naming } from '../say-condition.ts'
import { ruleText } from '../say-rule.ts'
import { ConditionFields } from './condition-fields.tsx'

type Props = {
  field: Field
  path: string
  naming: Naming
  filled: Filled
  errors: Errors | undefined
}

/** Ràng buộc: the rules there are, each to be changed or unticked, and one to add. */
export function RuleFields({ field, path, naming, filled, errors }: Props) {
  const { t, lang } = useView()
  return (
    <Fieldset legend={t('Ràng buộc', 'Rules')}>
      {rulesOf(field).map((rule, n) => (
        <OneRule key={n} {...{ rule, n, path, naming, filled, errors }} />
      ))}
      <Select
        name={addedRule}
        label={t('Thêm ràng buộc', 'Add a rule')}
        hint={t(
          'Chọn rồi bấm ghi; các ô của ràng buộc hiện ra để điền.',
          'Choose and save; the fields of the rule then appear.',
        )}
        optional
        blank={t('Không thêm', 'None')}
        options={rulesFor(field.type).map((value) => ({ value, text: ruleWords[value][lang] }))}
        {...{ filled, errors }}
      />
    </Fieldset>
  )
}

type OneProps = Omit<Props, 'field'> & { rule: Rule; n: number }

function OneRule({ rule, n, path, naming, filled, errors }: OneProps) {
  const { t, lang } = useView()
  const names = ruleFields(n)
  return (
    <div class="design-rule">
      <Checkboxes
        name={names.keep}
        legend={t(`Ràng buộc ${n + 1}`, `Rule ${n + 1}`)}
        options={[{ value: 'yes', text: ruleText(rule, naming)[lang] }]}
        {...{ filled, errors }}
      />
      <div class="design-row">
        <Inputs {...{ rule, names, naming, filled, errors }} />
        {rule.rule !== 'pattern' && (
          <TextField
            name={names.message}
            label={t('Lời báo khi sai', 'What is said when it is broken')}
            optional
            maxLength={300}
            {...{ filled, errors }}
          />
        )}
      </div>
      <details class="fold" open={isAsked(filled, names.when)}>
        <summary>{t(`Điều kiện của ràng buộc ${n + 1}`, `Condition of rule ${n + 1}`)}</summary>
        <ConditionFields
          of={names.when}
          legend={t('Chỉ kiểm ràng buộc này khi', 'The rule holds only when')}
          hint={t('Để trống thì luôn kiểm.', 'Leave empty to check it always.')}
          said={say('Chỉ kiểm khi', 'Checked when')}
          condition={rule.when}
          asked={askedIn(naming)}
          {...{ path, naming, filled, errors }}
        />
      </details>
    </div>
  )
}

/** A rule may ask the whole form, but no rows of another section. */
const askedIn = ({ entries, section }: Naming) =>
  entries.filter((entry) => !entry.section.repeat || entry.section === section)

type InputsProps = Omit<OneProps, 'n' | 'path'> & { names: ReturnType<typeof ruleFields> }

function Inputs({ rule, names, naming, ...kit }: InputsProps) {
  const { t, lang } = useView()
  const [least, most] =
    rule.rule === 'age'
      ? [
          t('Đủ bao nhiêu tuổi', 'At least so many years'),
          t('Dưới bao nhiêu tuổi', 'Under so many years'),
        ]
      : [t('Ít nhất', 'Least'), t('Nhiều nhất', 'Most')]
  const others = askedIn(naming).map(({ name, label }) => ({ value: name, text: label[lang] }))
  const dates = naming.entries.filter(({ kind }) => kind === 'date')
  const limits = (
    <>
      <TextField {...kit} name={names.min} label={least} optional width={5} inputMode="numeric" />
      <TextField {...kit} name={names.max} label={most} optional width={5} inputMode="numeric" />
    </>
  )
  if (rule.rule === 'length' || rule.rule === 'range') return limits
  if (rule.rule === 'age')
    return (
      <>
        {limits}
        <Select
          {...kit}
          name={names.with}
          label={t('Tính vào ngày', 'On the day')}
          options={[
            { value: 'today', text: t('Hôm nay', 'Today') },
            ...dates.map(({ name, label }) => ({ value: name, text: label[lang] })),
          ]}
        />
      </>
    )
  if (rule.rule === 'characters')
    return (
      <Checkboxes
        {...kit}
        name={names.of}
        legend={t('Chỉ gồm', 'Only')}
        small
        options={characterKinds.map((value) => ({ value, text: charactersText([value])[lang] }))}
      />
    )
  if (rule.rule === 'shape')
    return (
      <TextField
        {...kit}
        name={names.shape}
        label={t('Khuôn', 'Shape')}
        hint={t(
          '9 chữ số, A chữ hoa, a chữ cái, * chữ hoặc số',
          '9 digit, A capital, a letter, * either',
        )}
        maxLength={60}
      />
    )
  if (rule.rule !== 'compare') return null
  return (
    <Select
      {...kit}
      name={names.with}
      label={t('So với mục', 'Compared with')}
      blank={t('Chọn mục', 'Choose')}
      options={others}
    />
  )
}
