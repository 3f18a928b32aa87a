import type { Condition } from './domain.ts'

type Both = readonly [vi: string, en: string]

/** One figure: what is counted, of what, and the formula in words, as it stands beside the number. */
export type Measure = {
  name: Both
  formula: Both
  part: Condition
  /** Without a whole the figure is a number and no share. */
  whole?: Condition
  /** Which way is good; none when a figure is neither. */
  good?: 'high' | 'low'
}

const decided = { axis: 'finished', standing: ['early', 'on-time', 'late'] } as const
const received = { axis: 'received' } as const
const underWay = { axis: 'open', standing: ['running', 'paused'] } as const
const availableOnline = { axis: 'received', online: 'any' } as const

/** The figures of GOV 1.9 that are counted from dossiers. Order is that of the page. */
export const measures = {
  received: {
    name: ['Hồ sơ tiếp nhận', 'Received'],
    formula: [
      'Số hồ sơ được tiếp nhận trong kỳ, kể cả hồ sơ sau đó được rút; không tính hồ sơ trực tuyến chờ tiếp nhận hoặc bị từ chối tiếp nhận.',
      'Dossiers received in the period, those withdrawn later included; not those that wait for the desk or were refused at it.',
    ],
    part: received,
  },
  resolved: {
    name: ['Hồ sơ đã giải quyết', 'Finished'],
    formula: [
      'Số hồ sơ xử lý xong trong kỳ, có kết quả đồng ý hoặc từ chối giải quyết.',
      'Dossiers finished in the period, granted or refused.',
    ],
    part: { axis: 'finished' },
  },
  'on-time': {
    name: ['Đúng và trước hạn', 'On time'],
    formula: [
      'Hồ sơ xong trước hạn và đúng hạn chia cho hồ sơ xử lý xong trong kỳ có thời hạn. So theo ngày; thời gian tạm dừng dời hạn nên hồ sơ tạm dừng không bị tính quá hạn.',
      'Finished early or on the due day, of those finished in the period that had a time limit. Days are compared; a pause moves the due day.',
    ],
    part: { axis: 'finished', standing: ['early', 'on-time'] },
    whole: decided,
    good: 'high',
  },
  early: {
    name: ['Trước hạn', 'Early'],
    formula: [
      'Hồ sơ xong trước ngày hẹn trả chia cho hồ sơ xử lý xong trong kỳ có thời hạn.',
      'Finished before the due day, of those finished in the period that had a time limit.',
    ],
    part: { axis: 'finished', standing: ['early'] },
    whole: decided,
  },
  'on-day': {
    name: ['Đúng hạn', 'On the day'],
    formula: [
      'Hồ sơ xong đúng ngày hẹn trả chia cho hồ sơ xử lý xong trong kỳ có thời hạn.',
      'Finished on the due day, of those finished in the period that had a time limit.',
    ],
    part: { axis: 'finished', standing: ['on-time'] },
    whole: decided,
  },
  late: {
    name: ['Quá hạn đã trả', 'Late'],
    formula: [
      'Hồ sơ xong sau ngày hẹn trả chia cho hồ sơ xử lý xong trong kỳ có thời hạn.',
      'Finished after the due day, of those finished in the period that had a time limit.',
    ],
    part: { axis: 'finished', standing: ['late'] },
    whole: decided,
    good: 'low',
  },
  'no-limit': {
    name: ['Xong, không có thời hạn', 'Finished, no limit'],
    formula: [
      'Hồ sơ xử lý xong trong kỳ mà thủ tục chưa xác định được thời hạn; không tính vào tỷ lệ đúng hạn.',
      'Finished in the period under a procedure without a decided limit; not part of the on-time share.',
    ],
    part: { axis: 'finished', standing: ['no-limit'] },
    whole: { axis: 'finished' },
  },
  open: {
    name: ['Đang giải quyết', 'Open'],
    formula: [
      'Số hồ sơ đã tiếp nhận và chưa xong lúc này, kể cả hồ sơ tạm dừng.',
      'Dossiers received and not finished at this moment, the paused ones included.',
    ],
    part: underWay,
  },
  overdue: {
    name: ['Đang quá hạn', 'Overdue'],
    formula: [
      'Hồ sơ đang giải quyết, không tạm dừng, có ngày hẹn trả trước hôm nay, chia cho hồ sơ đang giải quyết.',
      'Open dossiers that are not paused and whose due day has passed, of all open ones.',
    ],
    part: { axis: 'open', standing: ['running'], overdue: true },
    whole: underWay,
    good: 'low',
  },
  paused: {
    name: ['Đang tạm dừng', 'Paused'],
    formula: [
      'Hồ sơ đang chờ bổ sung, chờ nộp tiền hoặc dừng xử lý, chia cho hồ sơ đang giải quyết.',
      'Open dossiers that wait for papers or payment or are stopped, of all open ones.',
    ],
    part: { axis: 'open', standing: ['paused'] },
    whole: underWay,
  },
  waiting: {
    name: ['Chờ tiếp nhận', 'To be accepted'],
    formula: [
      'Số hồ sơ trực tuyến một cửa chưa tiếp nhận lúc này.',
      'Online applications that the desk has not accepted at this moment.',
    ],
    part: { axis: 'open', standing: ['waiting'] },
  },
  online: {
    name: ['Nộp trực tuyến', 'Online'],
    formula: [
      'Hồ sơ nộp trực tuyến chia cho hồ sơ tiếp nhận trong kỳ của những thủ tục có dịch vụ trực tuyến. Gồm cả hồ sơ cán bộ nộp hộ, nêu riêng bên dưới.',
      'Filed online, of those received in the period under procedures available online. Includes those an officer filed for the citizen, shown apart.',
    ],
    part: { ...availableOnline, channel: 'online' },
    whole: availableOnline,
    good: 'high',
  },
  'online-full': {
    name: ['Trực tuyến, dịch vụ toàn trình', 'Online, end-to-end services'],
    formula: [
      'Hồ sơ nộp trực tuyến chia cho hồ sơ tiếp nhận trong kỳ của những thủ tục toàn trình.',
      'Filed online, of those received in the period under procedures that are wholly online.',
    ],
    part: { axis: 'received', online: 'full', channel: 'online' },
    whole: { axis: 'received', online: 'full' },
    good: 'high',
  },
  'online-partial': {
    name: ['Trực tuyến, dịch vụ một phần', 'Online, partial services'],
    formula: [
      'Hồ sơ nộp trực tuyến chia cho hồ sơ tiếp nhận trong kỳ của những thủ tục một phần.',
      'Filed online, of those received in the period under procedures that are partly online.',
    ],
    part: { axis: 'received', online: 'partial', channel: 'online' },
    whole: { axis: 'received', online: 'partial' },
    good: 'high',
  },
  'online-own': {
    name: ['Người dân tự nộp', 'Filed by citizens themselves'],
    formula: [
      'Hồ sơ trực tuyến do người dân tự nộp chia cho hồ sơ tiếp nhận trong kỳ của những thủ tục có dịch vụ trực tuyến.',
      'Filed online without an officer’s help, of those received in the period under procedures available online.',
    ],
    part: { ...availableOnline, channel: 'online', assisted: false },
    whole: availableOnline,
    good: 'high',
  },
  'online-assisted': {
    name: ['Cán bộ nộp hộ', 'Filed by an officer'],
    formula: [
      'Hồ sơ trực tuyến do cán bộ nộp hộ chia cho hồ sơ nộp trực tuyến.',
      'Filed online by an officer for the citizen, of all filed online.',
    ],
    part: { ...availableOnline, channel: 'online', assisted: true },
    whole: { ...availableOnline, channel: 'online' },
    good: 'low',
  },
  digitised: {
    name: ['Số hóa hồ sơ', 'Digitised'],
    formula: [
      'Hồ sơ có ít nhất một thành phần bản điện tử (nộp điện tử, số hóa hoặc tái sử dụng) chia cho hồ sơ tiếp nhận trong kỳ.',
      'With at least one component in electronic form (filed so, scanned or reused), of those received in the period.',
    ],
    part: { axis: 'received', digitised: true },
    whole: received,
    good: 'high',
  },
  reused: {
    name: ['Tái sử dụng dữ liệu số hóa', 'Reused'],
    formula: [
      'Hồ sơ dùng lại giấy tờ hoặc kết quả đã số hóa chia cho hồ sơ tiếp nhận trong kỳ.',
      'With a component reused from an earlier one or from a result, of those received in the period.',
    ],
    part: { axis: 'received', reused: true },
    whole: received,
    good: 'high',
  },
  'e-result': {
    name: ['Kết quả bản điện tử', 'Electronic results'],
    formula: [
      'Hồ sơ có kết quả bản điện tử chia cho hồ sơ xử lý xong trong kỳ.',
      'With the result in electronic form, of those finished in the period.',
    ],
    part: { axis: 'finished', eResult: true },
    whole: { axis: 'finished' },
    good: 'high',
  },
  withdrawn: {
    name: ['Hồ sơ rút', 'Withdrawn'],
    formula: [
      'Hồ sơ tiếp nhận trong kỳ mà người nộp đã rút, chia cho hồ sơ tiếp nhận trong kỳ.',
      'Withdrawn by the applicant, of those received in the period.',
    ],
    part: { axis: 'received', standing: ['withdrawn'] },
    whole: received,
  },
} as const satisfies Record<string, Measure>

export type MeasureCode = keyof typeof measures
export const measureCodes = Object.keys(measures) as [MeasureCode, ...MeasureCode[]]

export const measureOf = (code: MeasureCode): Measure => measures[code]

/** Whether a figure is about this moment rather than the period. */
export const isOfNow = (code: MeasureCode) => measureOf(code).part.axis === 'open'
