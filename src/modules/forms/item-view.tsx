import { Facts } from '#ui/facts.tsx'
import type { Errors } from '#ui/field.tsx'
import { Fieldset } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { AddressView } from './address-view.tsx'
import { LeafView } from './leaf-view.tsx'
import { writeNumber } from './numbers.ts'
import type { Places } from './places.ts'
import type { Raw } from './raw.ts'
import type { Text } from './text.ts'
import { isNamedBy, type Shown, type ShownLeaf } from './walk.ts'

export type FieldContext = { filled: Raw; errors: Errors | undefined; places: Places }

type Props = {
  item: Shown
  context: FieldContext
  /** What stands above: a person of the same name needs no heading again. */
  heading: Text
}

/** One thing of a section: a field, a person, a note or a worked-out figure. */
export function ItemView({ item, context, heading }: Props) {
  const { t, lang } = useView()
  if (item.kind === 'leaf') return <OneField leaf={item.leaf} {...{ context }} />
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
  const parts = item.leaves.map((leaf) => <OneField key={leaf.name} {...{ leaf, context }} />)
  return isNamedBy(label, heading) ? (
    <>{parts}</>
  ) : (
    <Fieldset legend={label[lang]}>{parts}</Fieldset>
  )
}

function OneField({ leaf, context }: { leaf: ShownLeaf; context: FieldContext }) {
  const { filled, errors, places } = context
  const { field } = leaf
  return field.type === 'address' ? (
    <AddressView {...{ leaf, field, filled, errors, places }} />
  ) : (
    <LeafView {...{ leaf, field, filled, errors }} />
  )
}
