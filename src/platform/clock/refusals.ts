import type { Refusal } from './rule.ts'

/** The field of a rule that a refusal is about, and what to say beside it. */
export const refusalTexts: Record<Refusal, { field: string; vi: string; en: string }> = {
  'received-out-of-range': {
    field: 'receivedAt',
    vi: 'Thời điểm nhận phải từ năm 2000 đến năm 2099',
    en: 'The time of receipt must be between 2000 and 2099',
  },
  'before-calendar': {
    field: 'receivedAt',
    vi: 'Lịch chưa có ngày nghỉ của năm này: chỉ tính được từ năm đầu tiên có trong lịch làm việc',
    en: 'The calendar holds no holidays of that year: the clock counts from the first year of the calendar',
  },
  'amount-not-positive': {
    field: 'rule.amount',
    vi: 'Thời hạn phải lớn hơn 0',
    en: 'The amount must be more than 0',
  },
  'amount-not-whole': {
    field: 'rule.amount',
    vi: 'Thời hạn tính theo ngày phải là số nguyên; theo giờ thì tròn đến phút',
    en: 'Days must be whole numbers, hours whole minutes',
  },
  'amount-too-large': {
    field: 'rule.amount',
    vi: 'Thời hạn quá dài (tối đa khoảng 10 năm)',
    en: 'The amount is too large (about 10 years at most)',
  },
  'amount-not-for-same-day': {
    field: 'rule.amount',
    vi: 'Thời hạn trong ngày không đi kèm số ngày',
    en: 'A same-day limit takes no amount',
  },
  'cutoff-not-a-time': {
    field: 'rule.cutoff',
    vi: 'Giờ chốt phải có dạng HH:MM, ví dụ 15:00',
    en: 'The cut-off must be HH:MM, for example 15:00',
  },
  'cutoff-not-for-hours': {
    field: 'rule.cutoff',
    vi: 'Thời hạn tính liên tục 24/7 không có giờ chốt',
    en: 'Hours round the clock have no cut-off',
  },
  'fixed-date-impossible': {
    field: 'rule.on',
    vi: 'Ngày ấn định không có trong lịch',
    en: 'The fixed date does not exist',
  },
  'pause-reversed': {
    field: 'pauses',
    vi: 'Thời điểm kết thúc tạm dừng phải sau thời điểm bắt đầu',
    en: 'A pause must end after it begins',
  },
  'too-far': {
    field: 'rule.amount',
    vi: 'Ngày hẹn xa quá 10 năm, không tính được',
    en: 'The due date lies more than 10 years away',
  },
  'no-deadline': {
    field: 'rule.unit',
    vi: 'Thủ tục không quy định thời hạn',
    en: 'There is no time limit',
  },
}
