import type { Errors, Filled } from '#platform/form.ts'

import { momentOf, readClock, readDay } from './typed-moment.ts'
import type { Visit } from './visits.ts'

/** Fields of an intake outside the office. */
export const visitFields = { place: '_luu-dong.noi', day: '_luu-dong.ngay', time: '_luu-dong.gio' }

type Read = { visit: Visit | undefined; errors: Errors }

/** Đăng ký lưu động: blank as a whole when the citizen came to the office. */
export function readOutside(filled: Filled): Read {
  const place = (filled[visitFields.place] ?? '').trim().slice(0, 300)
  const day = (filled[visitFields.day] ?? '').trim()
  const time = (filled[visitFields.time] ?? '').trim()
  if (place === '' && day === '' && time === '') return { visit: undefined, errors: {} }
  const [on, clock] = [readDay(day), readClock(time)]
  const errors: Errors = {
    ...(place === '' && { [visitFields.place]: 'Ghi địa điểm đăng ký lưu động' }),
    ...(!on && { [visitFields.day]: 'Ghi ngày theo mẫu 25/12/2026' }),
    ...(!clock && { [visitFields.time]: 'Ghi giờ, ví dụ 08:30' }),
  }
  if (!on || !clock || place === '') return { visit: undefined, errors }
  return { visit: { place, at: momentOf(on, clock) }, errors }
}

/** The button that refuses, and the reason beside it. */
export const refusalFields = { button: '_tu-choi', reason: '_ly-do-tu-choi' }

/** Từ chối tiếp nhận: undefined when the dossier is to be received. */
export function refusalOf(filled: Filled): { reason: string; errors: Errors } | undefined {
  if (filled[refusalFields.button] === undefined) return undefined
  const reason = (filled[refusalFields.reason] ?? '').trim().slice(0, 4_000)
  const errors: Errors =
    reason === '' ? { [refusalFields.reason]: 'Ghi rõ lý do từ chối và hướng dẫn người nộp' } : {}
  return { reason, errors }
}
