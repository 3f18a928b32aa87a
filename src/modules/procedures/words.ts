import { dateText, moneyText } from '#ui/format.ts'
import type { View } from '#ui/view.ts'

import type { Channel, Fee, Flag, Procedure, Rule } from './domain.ts'

type Say = Pick<View, 't' | 'lang'>

const hourText = (cutoff: string) => cutoff.replace(/:00$/, ' giờ').replace(':', ' giờ ')

type Counted = 'working-day' | 'day' | 'working-hour' | 'hour' | 'month'

const counted: Record<Counted, [vi: string, one: string, many: string]> = {
  'working-day': ['ngày làm việc', 'working day', 'working days'],
  day: ['ngày', 'day', 'days'],
  'working-hour': ['giờ làm việc', 'working hour', 'working hours'],
  hour: ['giờ', 'hour', 'hours'],
  month: ['tháng', 'month', 'months'],
}

/** A time limit in a few words: "5 ngày làm việc". */
export function ruleText({ t }: Say, { amount = 0, unit, cutoff, on = '' }: Rule): string {
  switch (unit) {
    case 'none':
      return t('Không quy định thời hạn', 'No time limit')
    case 'fixed-date': {
      const [month, day] = on.split('-')
      return t(`Chậm nhất ngày ${day}/${month} hằng năm`, `By ${day}/${month} each year`)
    }
    case 'same-day':
      return sameDayText(t, cutoff)
    case 'working-day':
    case 'day':
    case 'working-hour':
    case 'hour':
    case 'month': {
      const [vi, one, many] = counted[unit]
      return t(`${amount} ${vi}`, `${amount} ${amount === 1 ? one : many}`)
    }
  }
}

function sameDayText(t: View['t'], cutoff: string | undefined): string {
  if (cutoff === undefined) return t('Trong ngày làm việc', 'The same working day')
  return t(
    `Trong ngày làm việc; nhận sau ${hourText(cutoff)} thì trả vào ngày làm việc tiếp theo`,
    `The same working day; received after ${cutoff}, the next working day`,
  )
}

/** A time limit, or that there is none yet. */
export const timeText = (say: Say, rule: Rule | undefined): string =>
  rule ? ruleText(say, rule) : say.t('Chưa xác định', 'Not yet decided')

/** For lists: the same without the fine print. */
export const briefTime = (say: Say, rule: Rule | undefined): string =>
  rule?.unit === 'same-day' ? say.t('Trong ngày', 'Same day') : timeText(say, rule)

/** A fee in a few words: "8.000 đ/bản sao". */
export function feeText({ t, lang }: Say, fee: Fee): string {
  const money = (dong: number) => moneyText(lang, dong)
  switch (fee.kind) {
    case 'free':
      return t('Không thu', 'Free of charge')
    case 'fixed':
      return money(fee.amount)
    case 'per-case':
      return `${money(fee.amount)}/${fee.per}`
    case 'per-page':
      return pageFeeText({ t, lang }, fee)
    case 'by-council':
      return councilText(t, fee.amount === undefined ? undefined : money(fee.amount))
    case 'unknown':
      return t('Chưa có thông tin', 'Not known yet')
  }
}

const councilText = (t: View['t'], amount: string | undefined): string =>
  amount === undefined
    ? t('Do Hội đồng nhân dân tỉnh quy định', 'Set by the provincial People’s Council')
    : t(
        `${amount} (do Hội đồng nhân dân tỉnh quy định)`,
        `${amount} (set by the provincial People’s Council)`,
      )

function pageFeeText({ t, lang }: Say, fee: Extract<Fee, { kind: 'per-page' }>): string {
  const [first, further] = [moneyText(lang, fee.first), moneyText(lang, fee.further)]
  const next = fee.firstPages + 1
  if (fee.cap === undefined)
    return t(
      `${first}/trang, từ trang ${next}: ${further}/trang`,
      `${first} a page, from page ${next}: ${further}`,
    )
  const cap = moneyText(lang, fee.cap)
  return t(
    `${first}/trang, từ trang ${next}: ${further}/trang, tối đa ${cap}/bản`,
    `${first} a page, from page ${next}: ${further}, at most ${cap} a copy`,
  )
}

const channelTexts: Record<Channel, [vi: string, en: string]> = {
  counter: ['Trực tiếp', 'In person'],
  online: ['Trực tuyến', 'Online'],
  post: ['Bưu chính', 'By post'],
}

export const channelText = ({ t }: Say, channel: Channel): string => t(...channelTexts[channel])

const flagTexts: Record<Flag, [vi: string, en: string]> = {
  'unit-missing': ['Thời hạn thiếu đơn vị', 'Time without a unit'],
  'time-missing': ['Chưa có thời hạn', 'No time limit'],
  'several-times': ['Nhiều thời hạn', 'Several time limits'],
  'channels-differ': ['Thời hạn khác theo cách nộp', 'Time differs by channel'],
  'time-note-differs': ['Ghi chú nêu hạn khác', 'Note gives another time'],
  'fee-set-by-council': ['Phí do HĐND tỉnh quy định', 'Fee set by the council'],
  'fee-missing': ['Chưa có mức phí', 'No fee given'],
  'fee-note-contradicts': ['Ghi chú phí nói khác', 'Fee note differs'],
  'fee-amount-doubtful': ['Mức phí mâu thuẫn', 'Fee amounts contradict'],
  'duplicate-name': ['Trùng tên', 'Duplicate name'],
  'name-wrong-at-source': ['Tên sai ở nguồn', 'Wrong name at source'],
  'decision-doubtful': ['Số quyết định đáng ngờ', 'Doubtful decision number'],
  'other-province': ['Mã riêng của tỉnh khác', 'Another province’s own code'],
  'not-in-portal': ['Chưa có ở Cổng DVCQG', 'Not in the portal’s data'],
}

export const flagText = ({ t }: Say, flag: Flag): string => t(...flagTexts[flag])

/** The name to show: a title that is wrong at the source is not repeated to citizens as if it were right. */
export function nameText({ t, lang }: Say, procedure: Procedure): string {
  const { code, field, name, nameEn, localName, flags } = procedure
  if (flags.includes('name-wrong-at-source') && localName === '')
    return t(
      `Thủ tục ${code}, lĩnh vực ${field} (tên đang được kiểm tra)`,
      `Procedure ${code}, field ${field} (its name is being checked)`,
    )
  return lang === 'en' && nameEn !== '' && localName === '' ? nameEn : name
}

const longest = 170

/** Whether the name is so long that a heading should not carry it all. */
export const isLong = (say: Say, procedure: Procedure): boolean =>
  nameText(say, procedure).length > longest

/** The name without its brackets, then cut at a word, when it is very long: some have 900 letters. */
export const shortName = (say: Say, procedure: Procedure): string =>
  shortened(nameText(say, procedure))

/** The same for a name that stands alone; a list takes less than a heading. */
export function shortened(whole: string, most = longest): string {
  if (whole.length <= most) return whole
  const name = whole.replaceAll(/ *\([^()]*\)/g, ' (…)')
  return name.length <= most ? name : `${name.slice(0, name.lastIndexOf(' ', most))}…`
}

/** For lists and cards, where twenty names stand among each other: "Thủ tục đăng ký khai sinh" → "Đăng ký khai sinh". */
export function listTitle(name: string, most = 100): string {
  const plain = name.replace(/^thủ tục /iu, '')
  return shortened(plain.charAt(0).toLocaleUpperCase('vi') + plain.slice(1), most)
}

const exemptEn: Record<string, string> = {
  'người thuộc gia đình có công với cách mạng': 'families with merit to the revolution',
  'người thuộc hộ nghèo': 'poor households',
  'người khuyết tật': 'people with disabilities',
}

/** The groups that need not pay. */
export const exemptText = ({ t }: Say, groups: string[]): string =>
  t(groups.join('; '), groups.map((group) => exemptEn[group] ?? group).join('; '))

export const seenText = ({ t, lang }: Say, { seenOn }: Procedure): string =>
  t(`Dữ liệu ngày ${dateText('vi', seenOn)}`, `Data of ${dateText(lang, seenOn)}`)
