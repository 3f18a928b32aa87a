import { say, type Text } from '#modules/forms/index.ts'

/** Why an administrator's act was refused, in the words of the page. */
export type Why =
  | 'changed-meanwhile'
  | 'name-taken'
  | 'too-many'
  | 'nothing-drafted'
  | 'drafted-already'
  | 'has-errors'
  | 'from-past'
  | 'no-such-part'
  | 'too-big'
  | 'name-used'
  | 'is-used'
  | 'still-serves'
  | 'retired-already'
  | 'nothing-changed'

const whyWords: Record<Why, Text> = {
  'changed-meanwhile': say(
    'Người khác vừa sửa biểu mẫu này. Nội dung của họ đã được lưu; phần bạn gõ vẫn còn trong ô, xem lại rồi ghi lần nữa.',
    'Somebody changed this form meanwhile. Theirs is saved; what you typed is still in the fields: check it and save again.',
  ),
  'name-taken': say(
    'Đã có một biểu mẫu mang tên gần như vậy. Đặt tên khác.',
    'A form of nearly this name exists. Choose another name.',
  ),
  'too-many': say(
    'Xã đã có 200 biểu mẫu riêng. Hãy dùng lại biểu mẫu cũ.',
    'There are 200 forms already; reuse one.',
  ),
  'nothing-drafted': say(
    'Bản nháp này vừa được công bố hoặc bỏ, nên chưa ghi được. Phần bạn gõ vẫn còn trong ô: mở trang biểu mẫu, bấm “Soạn bản mới” rồi ghi lại.',
    'This draft was published or dropped meanwhile, so nothing was saved. What you typed is still in the fields: begin a new draft and save again.',
  ),
  'drafted-already': say(
    'Biểu mẫu này đang có bản nháp, hãy sửa tiếp bản đó.',
    'There is a draft already; go on with it.',
  ),
  'has-errors': say(
    'Chưa công bố được: còn lỗi phải sửa, nêu ở đầu trang.',
    'Not published: there are errors to mend, listed above.',
  ),
  'from-past': say('Ngày không được trước hôm nay.', 'The day may not be in the past.'),
  'no-such-part': say(
    'Phần này không còn trong bản nháp. Có thể người khác vừa bỏ.',
    'This part is no longer in the draft. Somebody may have removed it.',
  ),
  'too-big': say('Biểu mẫu đã quá lớn, không thêm được nữa.', 'The form is too big already.'),
  'name-used': say('Tên này đã dùng trong biểu mẫu.', 'The name is used in the form already.'),
  'is-used': say(
    'Không xóa được: đã có hồ sơ hoặc bản nháp trực tuyến theo bản này. Chỉ thôi dùng được.',
    'It cannot be deleted: dossiers or online drafts follow this version. It can only be retired.',
  ),
  'still-serves': say(
    'Không xóa được: bản này đang áp dụng hoặc vừa thôi dùng hôm nay. Hãy thôi dùng trước, từ hôm sau mới xóa được.',
    'It cannot be deleted while it is in force, nor on the day it was retired. Retire it, and delete it from the next day on.',
  ),
  'retired-already': say('Bản này đã thôi dùng rồi.', 'This version is retired already.'),
  'nothing-changed': say(
    'Bản nháp không khác gì bản đang áp dụng.',
    'The draft does not differ from the version in force.',
  ),
}

/** Why it was refused, in the reader's language. */
export const reasonFor = ({ lang }: { lang: keyof Text }, why: Why): string => whyWords[why][lang]
