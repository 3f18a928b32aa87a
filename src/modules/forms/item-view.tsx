import { Facts } from '#ui/facts.tsx'
import type { Errors } from '#ui/field.tsx'
import { FieldRow, Fieldset } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { AddressView } from './address-view.tsx'
import { LeafView } from './leaf-view.tsx'
import { writeNumber } from './numbers.ts'
import type { Places } from './places.ts'
import type { Raw } from './raw.ts'
import type { Text } from './text.ts'
import { isNamedBy, type Shown, type ShownLeaf } from './walk.ts'

export type FieldContext = {
  filled: Raw
  errors: Errors | undefined
  places: Places
  /** Where the form is sent. */
  action?: string
}

type Props = {
  item: Exclude<Shown, { kind: 'leaf' }>
  context: FieldContext
  /** What stands above: a person of the same name needs no heading again. */
  heading: Text
}

/** A part of a section that is more than a field: a person, a note or a worked-out figure. */
export function ItemView({ item, context, heading }: Props) {
  const { t, lang } = useView()
  if (item.kind === 'note')
    return (
      <Notice kind={item.field.tone ?? 'info'} title={t('Lưu ý', 'Please note')}>
        <p>{item.field.text[lang]}</p>
      </Notice>
    )
  if (item.kind === 'computed') {
    const { label, unit } = item.field
    const figure = [writeNumber(item.value), unit?.[lang]].filter(Boolean).join(' ')
    return <Facts compact rows={[[label[lang], figure]]} />
  }
  const { label } = item.field
  const parts = <Leaves leaves={item.leaves} {...{ context }} />
  return isNamedBy(label, heading) ? parts : <Fieldset legend={label[lang]}>{parts}</Fieldset>
}

type LeavesProps = { leaves: readonly ShownLeaf[]; context: FieldContext }

/** Fields one below the other; short ones that follow each other stand side by side where there is room. */
export const Leaves = ({ leaves, context }: LeavesProps) => (
  <>
    {runsOf(leaves).map((run) => {
      const fields = run.map((leaf) => <OneField key={leaf.name} {...{ leaf, context }} />)
      return run.length > 1 ? <FieldRow key={run[0]?.name}>{fields}</FieldRow> : fields
    })}
  </>
)

function runsOf(leaves: readonly ShownLeaf[]): ShownLeaf[][] {
  const runs: ShownLeaf[][] = []
  for (const leaf of leaves) {
    const last = runs.at(-1)
    if (last && isShort(leaf) && last.every(isShort)) last.push(leaf)
    else runs.push([leaf])
  }
  return runs
}

const shortTypes: readonly string[] = ['date', 'number', 'money', 'id-number', 'phone', 'select']

const isShort = ({ field }: ShownLeaf) =>
  shortTypes.includes(field.type) ||
  (field.type === 'text' && (field.width === 'short' || field.width === 'medium'))

function OneField({ leaf, context }: { leaf: ShownLeaf; context: FieldContext }) {
  const { filled, errors, places } = context
  const { field } = leaf
  return field.type === 'address' ? (
    <AddressView {...{ leaf, field, filled, errors, places }} />
  ) : (
    <LeafView {...{ leaf, field, filled, errors }} />
  )
}
