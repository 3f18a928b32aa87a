import type { State } from '../domain.ts'
import type { Mine } from './store.ts'

type Both = readonly [vi: string, en: string]

/** What comes next, in plain words, without the office's names for its steps. */
export function nextWords({ state, stepName, delivery }: Mine): Both {
  if (state === 'processing' && stepName)
    return [`Xã đang làm: ${stepName.toLocaleLowerCase('vi')}.`, 'The commune is at work on it.']
  if (state === 'done') return takeHome[delivery]
  return next[state]
}

const takeHome: Record<Mine['delivery'], Both> = {
  counter: ['Đã có kết quả, mời bạn đến nhận.', 'The result is ready, please fetch it.'],
  post: ['Đã có kết quả, xã gửi qua bưu chính cho bạn.', 'The result is being sent by post.'],
  electronic: ['Đã có kết quả, bạn mở và lưu lại.', 'The result is ready to open and keep.'],
}

const next: Record<State, Both> = {
  new: ['Chờ bộ phận một cửa tiếp nhận.', 'Waits for the desk to accept it.'],
  accepted: ['Bộ phận một cửa đang kiểm tra giấy tờ.', 'The desk is checking the papers.'],
  processing: ['Xã đang giải quyết.', 'The commune is at work on it.'],
  'awaiting-supplement': ['Chờ bạn bổ sung giấy tờ.', 'Waits for your papers.'],
  'awaiting-payment': ['Chờ bạn nộp phí, lệ phí.', 'Waits for your payment.'],
  stopped: ['Đã dừng giải quyết; xem lý do trong hồ sơ.', 'Stopped; see why.'],
  done: ['Đã có kết quả.', 'The result is ready.'],
  returned: ['Bạn đã nhận kết quả.', 'You have the result.'],
  rejected: ['Không được tiếp nhận; xem lý do trong hồ sơ.', 'Not accepted; see why.'],
  withdrawn: ['Bạn đã rút hồ sơ.', 'You withdrew it.'],
}
