import type { WhyNotRead } from './cap/read.ts'
import type { LeastSeverity, Outcome, Why } from './domain.ts'
import type { WhyNotFeed } from './feeds.ts'
import type { WhyNotPlace } from './places.ts'

type Both = readonly [vi: string, en: string]

export const outcomeWords: Record<Outcome, Both> = {
  ignored: ['Không xử lý', 'Nothing follows'],
  draft: ['Thành bản tin chờ soạn', 'Became a draft'],
  emergency: ['Tự phát khẩn cấp', 'Straight to the loudspeakers'],
}
export const outcomeTones = { ignored: 'grey', draft: 'blue', emergency: 'red' } as const

export const whyWords: Record<Why, Both> = {
  'not-actual': ['Thông điệp thử, diễn tập, không phải cảnh báo thật', 'A test or an exercise'],
  'not-public': ['Không dành cho công chúng', 'Not for the public'],
  'no-warning': ['Không mang cảnh báo mới', 'Brings no new warning'],
  expired: ['Đã hết hiệu lực khi nhận', 'Was over when it came'],
  'called-off': ['Nơi gửi đã hủy hoặc thay', 'Called off or replaced by its sender'],
  elsewhere: ['Ngoài vùng có cụm loa của xã', 'For places where we have no loudspeaker'],
  'unknown-area': [
    'Chưa rõ khu vực nào của xã: cảnh báo chỉ ghi bằng lời hoặc bằng mã chưa khai báo. Cán bộ xem và chọn nơi phát',
    'It names no area that we know: somebody has to choose where it sounds',
  ],
  old: [
    'Gửi hơn một ngày trước và không ghi hạn; cán bộ xem còn cần phát không',
    'Sent more than a day ago without an end: somebody has to look',
  ],
  'by-habit': ['Theo quyết định của xã', 'As the commune decided'],
  'not-decided': ['Xã chưa cho phép tự phát', 'The commune has not decided otherwise'],
  'other-sender': ['Nơi gửi không nằm trong quyết định tự phát', 'Another sender than decided'],
  'less-severe': ['Mức nguy hiểm thấp hơn mức tự phát', 'Less severe than decided'],
}

export const notSoundedWords: Readonly<Record<string, Both>> = {
  'not-decided': ['Xã đã thôi cho phép tự phát', 'The commune had changed its mind'],
  'called-off': ['Nơi gửi đã hủy trước khi phát', 'Called off before it sounded'],
  expired: ['Hết hiệu lực trước khi có âm thanh', 'Over before its sound was made'],
  'unknown-area': [
    'Xã không cho phép tự phát khi chưa rõ khu vực',
    'The commune does not let it sound where the area is not known',
  ],
  nowhere: ['Không có cụm loa nào để phát', 'No loudspeaker to sound it'],
}

/** Ours is the plain word: whoever reads it must not take a signature for a proof. */
export const signatureWords = (isSigned: boolean): Both =>
  isSigned
    ? [
        'Có, nhưng chưa kiểm chữ ký. Nếu nghi ngờ, gọi hỏi nơi gửi trước khi phát',
        'There is one, and nobody has checked it. In doubt ask the sender first',
      ]
    : ['Không có', 'None']

/** What CAP says in a word, for pages. */
const levels: Readonly<Record<string, Both>> = {
  Extreme: ['đặc biệt nghiêm trọng', 'extreme'],
  Severe: ['nghiêm trọng', 'severe'],
  Moderate: ['trung bình', 'moderate'],
  Minor: ['nhẹ', 'minor'],
  Immediate: ['cần hành động ngay', 'act now'],
  Expected: ['sắp xảy ra', 'expected soon'],
  Future: ['trong thời gian tới', 'in some time'],
  Past: ['đã qua', 'past'],
  Observed: ['đã quan sát thấy', 'observed'],
  Likely: ['nhiều khả năng', 'likely'],
  Possible: ['có thể', 'possible'],
  Unlikely: ['ít khả năng', 'unlikely'],
}

export const levelWords = (level: string): Both => levels[level] ?? ['chưa rõ', 'unknown']

export const severityWords: Record<LeastSeverity, Both> = {
  Extreme: ['Đặc biệt nghiêm trọng', 'Extreme'],
  Severe: ['Nghiêm trọng trở lên', 'Severe or more'],
  Moderate: ['Trung bình trở lên', 'Moderate or more'],
}

export const whyNotRead: Record<WhyNotRead, string> = {
  'too-large': 'Tệp quá lớn, tối đa 512 kB',
  'not-xml': 'Tệp này không phải XML, hoặc bị cắt cụt',
  hostile: 'Tệp chứa khai báo hoặc cấu trúc không an toàn nên không được nhận',
  'not-cap': 'Tệp này không phải cảnh báo CAP 1.2',
  'wrong-cap': 'Tệp không đúng chuẩn CAP 1.2 nên không được nhận. Hãy xin lại tệp từ nơi gửi',
}

export const whyNotFeed: Record<WhyNotFeed, Record<string, string>> = {
  known: { address: 'Nguồn này đã có' },
  'too-many': { address: 'Đã đủ số nguồn; hãy bỏ bớt nguồn không dùng' },
}

export const whyNotPlace: Record<WhyNotPlace, Record<string, string>> = {
  known: { value: 'Mã này đã khai báo. Bỏ mã cũ trước nếu muốn đổi nơi' },
  'too-many': { value: 'Đã đủ 200 mã; hãy bỏ bớt mã không dùng' },
}

export const faultWords = (fault: string): Both => {
  if (fault === 'not-allowed') return ['Địa chỉ không được phép', 'The address is not allowed']
  if (fault === 'not-secure')
    return ['Không hỏi: địa chỉ này không dùng HTTPS', 'Not asked: its address is not HTTPS']
  if (fault === 'not-xml') return ['Trả về nội dung không phải XML', 'Answered with no XML']
  if (fault === 'too-large') return ['Trả về quá nhiều', 'Answered too much']
  if (fault.startsWith('http-')) return [`Báo lỗi ${fault.slice(5)}`, `Error ${fault.slice(5)}`]
  return ['Không trả lời', 'No answer']
}
