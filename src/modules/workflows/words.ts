import type { StepRole } from './domain.ts'

export type Both = readonly [vi: string, en: string]

export const roleWords: Record<StepRole, Both> = {
  desk: ['Bộ phận một cửa', 'One-stop desk'],
  head: ['Trưởng phòng', 'Head of department'],
  specialist: ['Chuyên viên', 'Specialist'],
  office: ['Văn phòng', 'Office'],
  leader: ['Lãnh đạo UBND', 'Leader'],
  clerk: ['Văn thư', 'Clerk'],
}

export const channelWords: Record<'counter' | 'online' | 'post', Both> = {
  counter: ['Nộp trực tiếp', 'Filed at the counter'],
  online: ['Nộp trực tuyến', 'Filed online'],
  post: ['Gửi qua bưu chính', 'Sent by post'],
}

export const waitWords: Record<'all' | 'lead', Both> = {
  all: ['Chờ đủ ý kiến mới chuyển bước', 'Goes on when all have answered'],
  lead: ['Bên chủ trì chuyển bước được ngay, không phải chờ', 'The lead may go on without waiting'],
}

/** Why an administrator's act was refused, in the words of the page. */
export type Why =
  | 'changed-meanwhile'
  | 'name-taken'
  | 'too-many'
  | 'nothing-drafted'
  | 'drafted-already'
  | 'has-errors'
  | 'from-past'
  | 'no-such-step'
  | 'too-many-steps'
  | 'last-step-left'
  | 'not-published'
  | 'does-not-fit'

const whyWords: Record<Why, Both> = {
  'changed-meanwhile': [
    'Người khác vừa sửa quy trình này. Nội dung mới của họ ở bên dưới, phần bạn gõ vẫn còn trong biểu mẫu; xem lại rồi ghi lần nữa.',
    'Somebody changed this workflow meanwhile. Their version is below, what you typed is still in the form; check and save again.',
  ],
  'name-taken': [
    'Đã có một quy trình mang tên gần như vậy. Đặt tên khác.',
    'A workflow of nearly this name exists. Choose another name.',
  ],
  'too-many': [
    'Xã đã có 200 quy trình. Hãy dùng lại quy trình cũ.',
    'There are 200 workflows already; reuse one.',
  ],
  'nothing-drafted': [
    'Bản nháp này vừa được công bố hoặc bỏ, nên chưa ghi được. Phần bạn gõ vẫn còn trong ô: mở trang quy trình, bấm “Soạn bản mới” rồi ghi lại.',
    'This draft was published or dropped meanwhile, so nothing was saved. What you typed is still in the fields: begin a new draft and save again.',
  ],
  'drafted-already': [
    'Quy trình này đang có bản nháp, hãy sửa tiếp bản đó.',
    'There is a draft already; go on with it.',
  ],
  'has-errors': [
    'Chưa công bố được: còn lỗi phải sửa, nêu bên dưới.',
    'Not published: there are errors to mend, listed below.',
  ],
  'from-past': ['Ngày áp dụng không được trước hôm nay.', 'The first day may not be in the past.'],
  'no-such-step': [
    'Bước này không còn trong bản nháp. Có thể người khác vừa bỏ.',
    'The step is no longer in the draft.',
  ],
  'too-many-steps': ['Quy trình tối đa 40 bước.', 'A workflow has at most 40 steps.'],
  'last-step-left': ['Quy trình phải có ít nhất một bước.', 'A workflow needs at least one step.'],
  'not-published': [
    'Chỉ chọn được quy trình đã công bố.',
    'Only a published workflow can be chosen.',
  ],
  'does-not-fit': [
    'Quy trình này hỏi những mục mà biểu mẫu của thủ tục không có.',
    'The workflow asks for fields that the form does not have.',
  ],
}

/** Why it was refused, in the reader's language. */
export const reasonFor = ({ lang }: { lang: 'vi' | 'en' }, why: Why): string =>
  whyWords[why][lang === 'en' ? 1 : 0]
