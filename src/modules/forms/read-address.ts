import type { LeafField } from './fields.ts'
import type { ReadValue } from './leaf.ts'
import * as say from './messages.ts'
import { abroad, abroadText, addressText, type Place, type Places } from './places.ts'
import { oneLine, typedIn, withoutControls, type Raw } from './raw.ts'
import { say as both, type Text } from './text.ts'
import { addressParts, type ShownLeaf } from './walk.ts'

/** Where something is; `text` keeps the names as they were when it was written down. */
export type Address = { province: string; commune?: string; detail?: string; text: string }

type AddressField = Extract<LeafField, { type: 'address' }>

export const addressLabels = {
  province: both('Tỉnh, thành phố', 'Province or city'),
  commune: both('Xã, phường, đặc khu', 'Commune or ward'),
  detail: both('Số nhà, đường, ấp (thôn, khu phố)', 'House number, street, hamlet'),
}

export function readAddress(
  leaf: ShownLeaf,
  field: AddressField,
  raw: Raw,
  places: Places,
): ReadValue {
  const typed = (part: string) => withoutControls(oneLine(typedIn(raw, `${leaf.name}.${part}`)))
  const parts = { province: typed('province'), commune: typed('commune'), detail: typed('detail') }
  if (Object.values(parts).every((part) => part === ''))
    return leaf.required ? refused(leaf, { province: say.notPicked }) : {}
  if (parts.detail.length > longest) return refused(leaf, { detail: tooLong })
  return field.abroad && parts.province === abroad
    ? addressAbroad(leaf, parts.detail)
    : addressAtHome(leaf, field, parts, places)
}

type Part = keyof typeof addressLabels
type Parts = Record<Part, string>
const longest = 300
const tooLong = (title: Text) => say.tooLong(title, longest)

function addressAbroad(leaf: ShownLeaf, detail: string): ReadValue {
  if (detail === '') return refused(leaf, { detail: say.missing })
  return { value: { province: abroad, detail, text: addressText([detail, abroadText.vi]) } }
}

function addressAtHome(
  leaf: ShownLeaf,
  field: AddressField,
  parts: Parts,
  places: Places,
): ReadValue {
  const { detail } = parts
  const province = found(places.provinces, parts.province)
  const commune = province && found(places.communesOf(province.code), parts.commune)
  const lacksDetail = detail === '' && !field.detailOptional && !leaf.partly
  const isNamed = commune !== undefined || (leaf.partly && parts.commune === '')
  if (province && isNamed && !lacksDetail) {
    const text = addressText([detail, commune?.name ?? '', province.name])
    const codes = { province: province.code, ...(commune && { commune: commune.code }) }
    return { value: { ...codes, ...(detail && { detail }), text } }
  }
  return refused(leaf, {
    ...(!province && { province: say.notPicked }),
    ...(!commune && { commune: parts.commune === '' ? say.notPicked : say.communeElsewhere }),
    ...(lacksDetail && { detail: say.missing }),
  })
}

const refused = (
  { name, title }: ShownLeaf,
  wrong: Partial<Record<Part, (title: Text) => Text>>,
) => ({
  errors: Object.fromEntries(
    addressParts
      .filter((part) => wrong[part])
      .map((part) => [
        `${name}.${part}`,
        wrong[part]?.(within(title, addressLabels[part])) ?? title,
      ]),
  ),
})

const found = (places: readonly Place[], code: string) =>
  places.find((place) => place.code === code)

const within = (title: Text, part: Text) =>
  both(`${title.vi}, ${part.vi.toLowerCase()}`, `${title.en}, ${part.en.toLowerCase()}`)
