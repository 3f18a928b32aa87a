import type { LeafField } from './fields.ts'
import type { ReadValue } from './leaf.ts'
import * as say from './messages.ts'
import { abroad, abroadText, addressText, type Place, type Places } from './places.ts'
import { oneLine, typedIn, withoutControls, type Raw } from './raw.ts'
import { say as both, type Text } from './text.ts'
import type { ShownLeaf } from './walk.ts'

/** Where something is; `text` keeps the names as they were when it was written down. */
export type Address = { province: string; commune?: string; detail?: string; text: string }

type AddressField = Extract<LeafField, { type: 'address' }>

export const addressLabels = {
  province: both('Tỉnh, thành phố', 'Province or city'),
  commune: both('Xã, phường, đặc khu', 'Commune or ward'),
  detail: both('Số nhà, đường, ấp (thôn, khu phố)', 'House number, street, hamlet'),
}

export function readAddress(
  { name, title, required }: ShownLeaf,
  field: AddressField,
  raw: Raw,
  places: Places,
): ReadValue {
  const typed = (part: string) => withoutControls(oneLine(typedIn(raw, `${name}.${part}`)))
  const [province, commune, detail] = [typed('province'), typed('commune'), typed('detail')]
  const called = (part: keyof typeof addressLabels) => within(title, addressLabels[part])
  if (province === '' && commune === '' && detail === '')
    return required ? { errors: { [`${name}.province`]: say.notPicked(called('province')) } } : {}

  if (field.abroad && province === abroad)
    return detail === ''
      ? { errors: { [`${name}.detail`]: say.missing(called('detail')) } }
      : fits({ province, detail, text: addressText([detail, abroadText.vi]) }, name, called('detail'))

  const inProvince = found(places.provinces, province)
  const inCommune = inProvince && found(places.communesOf(province), commune)
  const errors = {
    ...(!inProvince && { [`${name}.province`]: say.notPicked(called('province')) }),
    ...(!inCommune && { [`${name}.commune`]: communeError(commune, called('commune')) }),
    ...(detail === '' &&
      !field.detailOptional && { [`${name}.detail`]: say.missing(called('detail')) }),
  }
  if (!inProvince || !inCommune || Object.keys(errors).length > 0) return { errors }
  const text = addressText([detail, inCommune.name, inProvince.name])
  return fits({ province, commune, ...(detail && { detail }), text }, name, called('detail'))
}

const longest = 300

function fits(address: Address, name: string, title: Text): ReadValue {
  if ((address.detail ?? '').length <= longest) return { value: address }
  return { errors: { [`${name}.detail`]: say.tooLong(title, longest) } }
}

const communeError = (typed: string, title: Text) =>
  typed === '' ? say.notPicked(title) : say.communeElsewhere(title)

const found = (places: readonly Place[], code: string) =>
  places.find((place) => place.code === code)

const within = (title: Text, part: Text) =>
  both(`${title.vi}, ${part.vi.toLocaleLowerCase('vi')}`, `${title.en}, ${part.en.toLowerCase()}`)
