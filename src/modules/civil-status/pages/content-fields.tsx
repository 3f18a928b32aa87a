import type { Errors, Filled } from '#platform/form.ts'
import { Select, TextArea, TextField } from '#ui/field.tsx'
import { FieldRow, Fieldset } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import type { Part, Register } from '../domain.ts'
import { formOf, genderChoices, partWords, type FactField, type RoleField } from '../registers.ts'

type Props = { register: Register; filled: Filled; errors?: Errors | undefined }

/** The fields of an entry: the people first, then the facts. */
export function ContentFields({ register, filled, errors }: Props) {
  const { t } = useView()
  const { roles, facts } = formOf(register)
  const field = { filled, errors }
  return (
    <>
      {roles.map((role) => (
        <Fieldset key={role.role} legend={t(...role.words)}>
          <Person {...{ role, field }} />
        </Fieldset>
      ))}
      <Fieldset legend={t('Nội dung đăng ký', 'What is registered')}>
        {facts.map((fact) => (
          <Fact key={fact.name} {...{ fact, field }} />
        ))}
      </Fieldset>
    </>
  )
}

type Field = { filled: Filled; errors: Errors | undefined }

function Person({ role, field }: { role: RoleField; field: Field }) {
  const short: readonly Part[] = ['birth', 'gender', 'idNumber', 'ethnicity', 'nationality']
  const shown = (part: Part) => role.parts.includes(part)
  return (
    <>
      <PersonPart {...{ role, field }} part="fullName" />
      <FieldRow>
        {short.filter(shown).map((part) => (
          <PersonPart key={part} {...{ role, field, part }} />
        ))}
      </FieldRow>
      {shown('residence') && <PersonPart {...{ role, field }} part="residence" />}
    </>
  )
}

function PersonPart({ role, part, field }: { role: RoleField; part: Part; field: Field }) {
  const { t } = useView()
  const name = `${role.role}.${part}`
  const optional = role.mayLack === true || role.optional.includes(part)
  const label = t(...partWords[part])
  if (part === 'gender')
    return (
      <Select
        {...{ name, label, optional }}
        blank={t('Chọn', 'Choose')}
        options={genderChoices.map(([value, words]) => ({ value, text: t(...words) }))}
        {...field}
      />
    )
  const numeric = part === 'idNumber' || part === 'birth'
  return (
    <TextField
      {...{ name, label, optional }}
      {...(part === 'birth' && { width: 10 as const })}
      {...(part === 'idNumber' && { width: 20 as const, code: true })}
      {...(numeric && { inputMode: 'numeric' as const })}
      maxLength={part === 'residence' ? 300 : 100}
      {...field}
    />
  )
}

function Fact({ fact, field }: { fact: FactField; field: Field }) {
  const { t } = useView()
  const common = {
    name: `facts.${fact.name}`,
    label: t(...fact.words),
    optional: fact.optional === true,
    ...(fact.hint && { hint: t(...fact.hint) }),
    ...field,
  }
  if (fact.kind === 'choice')
    return (
      <Select
        {...common}
        blank={t('Chọn', 'Choose')}
        options={(fact.choices ?? []).map(([value, words]) => ({ value, text: t(...words) }))}
      />
    )
  if (fact.kind === 'long') return <TextArea {...common} rows={3} max={1_000} />
  return (
    <TextField
      {...common}
      {...(fact.kind === 'date' && { width: 10 as const, inputMode: 'numeric' as const })}
    />
  )
}
