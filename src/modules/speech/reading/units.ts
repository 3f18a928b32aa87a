import { writtenNumber, written, type Dialect } from './numbers.ts'
import { choice, ends, type Rule } from './rule.ts'

/** Đơn vị: written behind a number. */
export const units: Readonly<Record<string, string>> = {
  km: 'ki lô mét',
  hm: 'héc tô mét',
  m: 'mét',
  dm: 'đề xi mét',
  cm: 'xăng ti mét',
  mm: 'mi li mét',
  'km²': 'ki lô mét vuông',
  km2: 'ki lô mét vuông',
  'm²': 'mét vuông',
  m2: 'mét vuông',
  'mm²': 'mi li mét vuông',
  mm2: 'mi li mét vuông',
  'cm²': 'xăng ti mét vuông',
  cm2: 'xăng ti mét vuông',
  'm³': 'mét khối',
  m3: 'mét khối',
  'cm³': 'xăng ti mét khối',
  cm3: 'xăng ti mét khối',
  ha: 'héc ta',
  kg: 'ki lô gam',
  g: 'gam',
  gr: 'gam',
  mg: 'mi li gam',
  µg: 'mi crô gam',
  μg: 'mi crô gam',
  l: 'lít',
  L: 'lít',
  ml: 'mi li lít',
  mL: 'mi li lít',
  '°C': 'độ xê',
  ºC: 'độ xê',
  '℃': 'độ xê',
  // As it is typed without the sign.
  oC: 'độ xê',
  '°N': 'độ vĩ Bắc',
  '°B': 'độ vĩ Bắc',
  '°E': 'độ kinh Đông',
  '°Đ': 'độ kinh Đông',
  '°': 'độ',
  '%': 'phần trăm',
  '‰': 'phần nghìn',
  ppm: 'phần triệu',
  kW: 'ki lô oát',
  kWh: 'ki lô oát giờ',
  MW: 'mê ga oát',
  W: 'oát',
  V: 'vôn',
  kV: 'ki lô vôn',
  kVA: 'ki lô vôn am pe',
  HP: 'mã lực',
  Hz: 'héc',
  MB: 'mê ga bai',
  GB: 'gi ga bai',
  TB: 'tê ra bai',
  Mbps: 'mê ga bít một giây',
  dB: 'đề xi ben',
  cc: 'xê xê',
  hPa: 'héc tô pát can',
  mmHg: 'mi li mét thủy ngân',
  "'": 'phút',
  '’': 'phút',
}

/** Tiền. */
export const moneys: Readonly<Record<string, string>> = {
  đồng: 'đồng',
  đ: 'đồng',
  '₫': 'đồng',
  VNĐ: 'đồng',
  VND: 'đồng',
  vnđ: 'đồng',
  USD: 'đô la Mỹ',
  $: 'đô la Mỹ',
  EUR: 'ơ rô',
  '€': 'ơ rô',
  JPY: 'yên Nhật',
}

/** Behind the stroke: "đồng/kg" is a price for one, "km/h" a speed. */
const perWords: Readonly<Record<string, string>> = { h: 'giờ', s: 'giây', p: 'phút', d: 'ngày' }

/** Speeds and strengths are "trên", prices and rations are "một". */
const ratios = new Set([
  'km',
  'm',
  'mm',
  'cm',
  'mg',
  'g',
  'µg',
  'μg',
  'l',
  'm³',
  'm3',
  'ml',
  'người',
])

const known: Readonly<Record<string, string>> = { ...units, ...moneys }

const number = `(?:${written})`
const scale = String.raw`(?:\s?(nghìn|ngàn|triệu|tỷ|tỉ|trăm|k|K|tr)(?![\p{L}]))?`
const unit = `(${choice(Object.keys(known))})`
const per = String.raw`(?:\s?\/\s?(${choice(Object.keys(known))}|[\p{Ll}]{1,12}))?`

const measured = new RegExp(
  String.raw`(?<![\p{L}\d.,/])([-–−+])?(${number})${scale}(?:\s?[-–]\s?(${number}))?${scale}\s?${unit}${per}${ends}`,
  'gu',
)

/** "20°C - 25°C". */
const fromTo = new RegExp(
  String.raw`(?<=\d(?: (?:nghìn|triệu|tỷ))?\s?(?:${choice(Object.keys(known))}))\s?[-–]\s?(?=\d)`,
  'gu',
)

/** "5m x 3,5m". */
const times = /(?<=\d\s?(?:m|cm|mm|km)?)\s?[x×]\s?(?=\d)/gu

const scaleWords: Readonly<Record<string, (dialect: Dialect) => string>> = {
  k: ({ thousand }) => thousand,
  K: ({ thousand }) => thousand,
  nghìn: ({ thousand }) => thousand,
  ngàn: ({ thousand }) => thousand,
  tr: () => 'triệu',
  tỉ: () => 'tỷ',
}

export const scaleWord = (name: string, dialect: Dialect) => scaleWords[name]?.(dialect) ?? name

function perWord(unitName: string, by: string | undefined): string {
  if (by === undefined) return ''
  const said = perWords[by] ?? known[by] ?? by
  return ` ${ratios.has(unitName) ? 'trên' : 'một'} ${said}`
}

const signWord = (sign: string | undefined) =>
  sign === undefined ? '' : sign.startsWith('+') ? 'cộng ' : 'âm '

/** "-2,5–3 °C", "1.250.000 đồng", "1,2 tỷ đồng", "2.500đ/kg". */
export const measures: Rule = (text, dialect) =>
  text
    .replaceAll(fromTo, ' đến ')
    .replaceAll(times, ' nhân ')
    .replaceAll(measured, (_, ...found: (string | undefined)[]) => {
      const [sign, from = '', scaleFrom, to, scaleTo, name = '', by] = found
      const parts = [
        `${signWord(sign)}${writtenNumber(from, dialect)}`,
        scaleFrom && scaleWord(scaleFrom, dialect),
        to && `đến ${writtenNumber(to, dialect)}`,
        scaleTo && scaleWord(scaleTo, dialect),
        `${known[name]}${perWord(name, by)}`,
      ]
      return parts.filter(Boolean).join(' ')
    })

const short = new RegExp(String.raw`(?<![\p{L}\d.,/])(${number})(k|K|tr)${ends}`, 'gu')
const dollars = new RegExp(String.raw`(?<![\p{L}\d])\$\s?(${number})${ends}`, 'gu')

/** "500k" and "$20": money that says so in its own way. */
export const shortMoney: Rule = (text, dialect) =>
  text
    .replaceAll(dollars, (_, amount: string) => `${writtenNumber(amount, dialect)} đô la Mỹ`)
    .replaceAll(
      short,
      (_, amount: string, size: string) =>
        `${writtenNumber(amount, dialect)} ${scaleWord(size, dialect)} đồng`,
    )

const loosePer = new RegExp(
  String.raw`(?<=[\p{L}])\s?\/\s?(kg|km|ha|m²|m2|m³|m3|tháng|năm|ngày|giờ|tuần|quý|người|hộ|suất|lượt|con|cây|lít|tấn|tạ|khẩu|cháu|em|buổi|vụ|lần|bộ)${ends}`,
  'gu',
)

/** "triệu đồng/người/năm": a price or a ration whose number has been read already. */
export const perOne: Rule = (text) =>
  text.replaceAll(loosePer, (_, name: string) => ` một ${known[name] ?? name}`)
