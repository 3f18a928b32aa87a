import { forField, type ByType } from './by-type.ts'
import { readDate, writeDate } from './dates.ts'
import type { FormDefinition } from './definition.ts'
import type { LeafField } from './fields.ts'
import { choicesOf, yesOrNo, type Choice } from './lists.ts'
import { readMoney, readNumber, writeNumber } from './numbers.ts'
import { abroad, abroadText, addressText, type Place, type Places } from './places.ts'
import { oneLine, pickedIn, tidy, toRaw, typedIn, type Raw } from './raw.ts'
import type { Lang, Text } from './text.ts'
import { walkForm, type Circumstances, type Shown, type ShownLeaf } from './walk.ts'

export type SummaryRow = {
  name: string
  label: string
  value: string
  /** A number that identifies a person: shown in full only to those who may. */
  isIdNumber: boolean
}

export type SummarySection = { title: string; rows: SummaryRow[] }

type Options = Circumstances & { lang: Lang; places?: Places | undefined }

/**
 * What was filled in, as label and value, for the review page, the receipt and the dossier. Takes
 * typed texts or the stored value. Blank fields are left out.
 */
export function summaryOf(
  definition: FormDefinition,
  values: unknown,
  options: Options,
): SummarySection[] {
  const raw = toRaw(values)
  const { sections } = walkForm(definition, raw, options)
  const { lang } = options
  return sections
    .flatMap(({ section, rows }) =>
      rows.map(({ title, items }) => ({
        title: title ? `${section.title[lang]}: ${title[lang]}` : section.title[lang],
        rows: items.flatMap((item) => rowsFor(item, raw, options)),
      })),
    )
    .filter(({ rows }) => rows.length > 0)
}

function rowsFor(item: Shown, raw: Raw, options: Options): SummaryRow[] {
  const { lang } = options
  if (item.kind === 'leaf') return rowOf(item.leaf, item.leaf.field.label, raw, options)
  if (item.kind === 'person')
    return item.leaves.flatMap((leaf) => rowOf(leaf, leaf.title, raw, options))
  if (item.kind === 'note') return []
  const { label, unit } = item.field
  const value = withUnit(writeNumber(item.value), unit, lang)
  return [{ name: item.name, label: label[lang], value, isIdNumber: false }]
}

function rowOf({ name, field }: ShownLeaf, label: Text, raw: Raw, options: Options): SummaryRow[] {
  const value = written(field, name, raw, options)
  if (value === '') return []
  return [{ name, label: label[options.lang], value, isIdNumber: field.type === 'id-number' }]
}

function written(field: LeafField, name: string, raw: Raw, options: Options): string {
  const { lang } = options
  const typed = oneLine(typedIn(raw, name))
  const asTyped = () => typed
  const picked = (choice: Parameters<typeof choicesOf>[0]) =>
    labelsOf(choicesOf(choice), pickedIn(raw, name), lang)
  const writers: ByType<string> = {
    text: asTyped,
    'id-number': asTyped,
    phone: asTyped,
    email: asTyped,
    file: asTyped,
    textarea: () => tidy(typedIn(raw, name)),
    date: () => writeDate(readDate(typed)?.iso ?? typed),
    number: ({ unit }) => amount(readNumber(typed), typed, unit, lang),
    money: () => amount(readMoney(typed), typed, đồng, lang),
    'yes-no': () => labelsOf(yesOrNo, pickedIn(raw, name), lang),
    select: picked,
    radio: picked,
    checkboxes: picked,
    address: () => writtenAddress(name, raw, options),
  }
  return forField(writers, field.type, field)
}

const đồng: Text = { vi: 'đồng', en: 'đồng' }
const amount = (number: number | undefined, typed: string, unit: Text | undefined, lang: Lang) =>
  number === undefined ? typed : withUnit(writeNumber(number), unit, lang)

const withUnit = (number: string, unit: Text | undefined, lang: Lang) =>
  unit ? `${number} ${unit[lang]}` : number

const labelsOf = (choices: readonly Choice[], picked: string[], lang: Lang) =>
  picked
    .map((value) => choices.find((choice) => choice.value === value)?.label[lang] ?? value)
    .join('; ')

/** The names as they were when the address was written down, when it was stored with them. */
function writtenAddress(name: string, raw: Raw, { places, lang }: Options): string {
  const typed = (part: string) => oneLine(typedIn(raw, `${name}.${part}`))
  const stored = typed('text')
  if (stored !== '') return stored
  const [province, commune] = [typed('province'), typed('commune')]
  return addressText([
    typed('detail'),
    nameOf(places?.communesOf(province), commune),
    province === abroad ? abroadText[lang] : nameOf(places?.provinces, province),
  ])
}

const nameOf = (list: readonly Place[] = [], code: string) =>
  list.find((place) => place.code === code)?.name ?? code
