import { say, type Text } from './text.ts'

/** A province or commune with its full name: "Tỉnh Tây Ninh", "Xã Tân Trụ". */
export type Place = { code: string; name: string }

/** The administrative units an address picks from. */
export type Places = {
  provinces: readonly Place[]
  communesOf: (province: string) => readonly Place[]
}

/** The code that stands for an address outside Việt Nam. */
export const abroad = 'abroad'
export const abroadText: Text = say('Ở nước ngoài', 'Outside Việt Nam')

type Unit = { code: string; fullName: string; provinceCode: string | null }

const placeOf = ({ code, fullName }: Unit): Place => ({ code, name: fullName })

/** From the national list, in its order; provinces are the units that lie in no province. */
export function placesOf(units: readonly Unit[]): Places {
  const within = Map.groupBy(units, ({ provinceCode }) => provinceCode ?? '')
  const listed = new Map([...within].map(([province, list]) => [province, list.map(placeOf)]))
  return {
    provinces: listed.get('') ?? [],
    communesOf: (province) => (province === '' ? [] : (listed.get(province) ?? [])),
  }
}

/** "Ấp Bình Lợi, xã Tân Trụ, tỉnh Tây Ninh" */
export const addressText = (parts: readonly (string | undefined)[]): string =>
  parts
    .filter((part) => part !== undefined && part !== '')
    .map((part, at) => (at === 0 ? part : lowered(part ?? '')))
    .join(', ')

const lowered = (name: string) =>
  name.replace(/^(Tỉnh|Thành phố|Xã|Phường|Đặc khu)(?= )/u, (kind) => kind.toLowerCase())
