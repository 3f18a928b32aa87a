import type { WhyNotReview } from './deciding.ts'
import type { Genre, Kind, Priority, WhyNotDecide, WhyNotSubmit } from './domain.ts'
import type { WhyNotRelay } from './relays/address.ts'
import type { WhyNotHost } from './relays/hosts.ts'
import type { Told } from './standing.ts'
import type { WhyNotWrite } from './writing.ts'

type Both = readonly [vi: string, en: string]

export const priorityWords: Record<Priority, Both> = {
  normal: ['Thường', 'Normal'],
  priority: ['Ưu tiên', 'Priority'],
  emergency: ['Khẩn cấp', 'Emergency'],
}
export const priorityTones = { normal: 'blue', priority: 'yellow', emergency: 'red' } as const

export const stateWords: Record<Told, Both> = {
  draft: ['Đang soạn', 'Draft'],
  submitted: ['Chờ duyệt', 'Submitted'],
  returned: ['Trả lại', 'Returned'],
  approved: ['Đã duyệt', 'Approved'],
  withdrawn: ['Đã thu hồi', 'Withdrawn'],
  scheduled: ['Đã xếp lịch', 'Scheduled'],
  'on-air': ['Đang phát', 'On air'],
  done: ['Đã phát xong', 'Done'],
}
export const stateTones = {
  draft: 'grey',
  submitted: 'yellow',
  returned: 'orange',
  approved: 'green',
  withdrawn: 'grey',
  scheduled: 'blue',
  'on-air': 'purple',
  done: 'grey',
} as const

export const kindWords: Record<Kind, Both> = {
  speech: ['Đọc tự động từ văn bản', 'Text, read aloud'],
  file: ['Tệp âm thanh', 'Audio file'],
  relay: ['Tiếp sóng đài cấp trên', 'Relay of an upper tier'],
  live: ['Nói trực tiếp', 'Live voice'],
  list: ['Nối nhiều bản tin', 'Several bulletins'],
}

export const genreWords: Record<Genre, Both> = {
  notice: ['Thông báo', 'Notice'],
  campaign: ['Tuyên truyền', 'Campaign'],
  news: ['Tin tức', 'News'],
  answer: ['Trả lời kiến nghị', 'Answer to feedback'],
  law: ['Phổ biến pháp luật', 'Law explained'],
  music: ['Ca nhạc, nhạc hiệu', 'Music'],
}

/** The name of a genre as it was told; an unknown one says itself. */
export const genreName = (genre: string): Both =>
  genre in genreWords ? genreWords[genre as Genre] : [genre, genre]

export const whyNotRelay: Record<WhyNotRelay, string> = {
  'not-an-address': 'Đây không phải một địa chỉ. Ví dụ: https://vov.vn/live/vov1',
  'not-https': 'Địa chỉ phải bắt đầu bằng https:// hoặc http://',
  inside: 'Địa chỉ này nằm trong mạng riêng, thiết bị không được mở',
  'with-password': 'Không ghi tên, mật khẩu trong địa chỉ',
}

export const whyNotHost: Record<WhyNotHost, string> = {
  'not-a-host': 'Đây không phải tên máy chủ. Ví dụ: stream.dai-tinh.vn',
  inside: 'Địa chỉ này nằm trong mạng riêng, thiết bị không được mở',
  'too-wide': 'Quá rộng: dấu * phải đứng trước tên miền của riêng đài, ví dụ *.dai-tinh.vn',
}

type Field = Record<string, string>

const notListed =
  'Đài này chưa được phép tiếp sóng. Nhờ quản trị thêm vào danh sách “Đài được tiếp sóng” rồi gửi lại'

export const whyNotWrite: Record<WhyNotWrite, Field> = {
  'no-file': { file: 'Chọn tệp âm thanh' },
  'part-unknown': {
    parts: 'Có bản tin không còn, hoặc là bản tin khẩn cấp nên không ghép được; hãy chọn lại',
  },
  'relay-not-listed': { relayUrl: notListed },
  'not-open': { title: 'Bản tin này đã trình hoặc đã duyệt; hãy bấm “Soạn lại từ bản này”' },
  'changed-meanwhile': {
    title: 'Người khác vừa sửa bản tin này. Hãy mở lại trang để xem bản mới rồi sửa',
  },
}

export const whyNotSubmit: Record<WhyNotSubmit, string> = {
  'not-open': 'Bản tin này đã trình hoặc đã duyệt',
  'sound-making': 'Âm thanh đang được tạo, vui lòng chờ vài giây rồi trình lại',
  'sound-failed': 'Bản tin chưa có âm thanh dùng được; hãy sửa rồi trình lại',
  'no-parts': 'Chưa chọn bản tin nào để nối',
}

export const whyNotDecide: Record<WhyNotDecide, string> = {
  'not-submitted': 'Bản tin này không còn chờ duyệt: có thể người khác vừa quyết định',
  'own-work': 'Người soạn hoặc sửa bản tin không được tự duyệt',
  changed: 'Bản tin đã được sửa sau khi bạn mở trang. Hãy nghe lại bản mới',
  'needs-emergency': 'Chỉ người có quyền phát khẩn cấp mới duyệt được bản tin này',
  'reason-missing': 'Ghi lý do phát khẩn cấp',
  'relay-not-listed': notListed,
  expired: 'Đã quá ngày phát cuối cùng của bản tin; hãy trả lại để sửa ngày',
  'part-not-approved': 'Có bản tin thành phần chưa được duyệt hoặc đã thu hồi',
}

export const whyNotReview: Record<WhyNotReview, string> = {
  'not-an-emergency': 'Đây không phải bản tin khẩn cấp đã duyệt',
  'not-sounded': 'Bản tin chưa được phát khẩn cấp',
  'reviewed-already': 'Đã có người xem xét',
  'own-approval': 'Người duyệt không tự xem xét; cần một người khác',
}

/** "1 phút 25 giây" */
export function lengthText(seconds: number): Both {
  const whole = Math.round(seconds)
  const [minutes, rest] = [Math.floor(whole / 60), whole % 60]
  const vi = [minutes > 0 && `${minutes} phút`, (rest > 0 || minutes === 0) && `${rest} giây`]
  const en = [minutes > 0 && `${minutes} min`, (rest > 0 || minutes === 0) && `${rest} s`]
  return [vi.filter(Boolean).join(' '), en.filter(Boolean).join(' ')]
}
