import type { Fault } from '#platform/verify.ts'

type Both = readonly [vi: string, en: string]

const subjectWords: Readonly<Record<string, Both>> = {
  dossier: ['Hồ sơ', 'Dossier'],
  mirror: ['Hồ sơ ở hệ thống khác', 'Dossier of another system'],
  import: ['Lần nhập tệp', 'Import'],
  message: ['Bản tin liên thông', 'Message to the axis'],
  connection: ['Kết nối trục', 'Connection to the axis'],
  draft: ['Bản nháp', 'Draft'],
  filter: ['Bộ lọc đã lưu', 'Saved filter'],
  person: ['Người dân', 'Person'],
  hamlet: ['Ấp, khu phố', 'Hamlet'],
  unit: ['Đơn vị', 'Unit'],
  department: ['Phòng ban', 'Department'],
  staff: ['Cán bộ', 'Officer'],
  role: ['Vai trò', 'Role'],
  token: ['Mã truy cập', 'Access token'],
  procedure: ['Thủ tục', 'Procedure'],
  handling: ['Quy định xử lý', 'Rules of handling'],
  'life-event': ['Sự kiện đời sống', 'Life event'],
  calendar: ['Lịch làm việc', 'Calendar'],
  workflow: ['Quy trình', 'Workflow'],
  form: ['Biểu mẫu', 'Form'],
  rating: ['Đánh giá', 'Rating'],
  counter: ['Quầy đánh giá', 'Counter'],
  recount: ['Lần đếm lại', 'Recount'],
  register: ['Sổ theo dõi', 'Register'],
}

export const subjectWord = (kind: string): Both => subjectWords[kind] ?? [kind, kind]

const factWords: Readonly<Record<string, Both>> = {
  code: ['Mã', 'Code'],
  procedure: ['Thủ tục', 'Procedure'],
  channel: ['Kênh nộp', 'Channel'],
  dueAt: ['Hẹn trả', 'Due'],
  reason: ['Lý do', 'Reason'],
  note: ['Ghi chú', 'Note'],
  step: ['Bước', 'Step'],
  verdict: ['Ý kiến', 'Verdict'],
  name: ['Tên', 'Name'],
  by: ['Người thực hiện', 'By'],
  missing: ['Giấy tờ còn thiếu', 'Missing papers'],
  answer: ['Trả lời', 'Answer'],
  papers: ['Giấy tờ', 'Papers'],
  before: ['Trước', 'Before'],
  after: ['Sau', 'After'],
  from: ['Từ', 'From'],
  to: ['Đến', 'To'],
  citation: ['Căn cứ', 'Citation'],
  fields: ['Mục đã sửa', 'Fields changed'],
  roles: ['Vai trò', 'Roles'],
  login: ['Tên đăng nhập', 'Login'],
  position: ['Chức vụ', 'Position'],
  title: ['Tên kết quả', 'Title'],
  amount: ['Số tiền', 'Amount'],
  what: ['Khoản phải nộp', 'What is to be paid'],
  how: ['Hình thức', 'How'],
  ground: ['Căn cứ', 'Ground'],
  agency: ['Cơ quan', 'Agency'],
  question: ['Nội dung hỏi', 'Question'],
  limit: ['Hạn trả lời', 'Limit'],
  signedBy: ['Người ký', 'Signed by'],
  late: ['Ký sau hạn', 'Signed late'],
  track: ['Nhánh', 'Track'],
  state: ['Tình trạng', 'State'],
  result: ['Kết quả', 'Result'],
  place: ['Địa điểm', 'Place'],
  at: ['Lúc', 'At'],
  proxy: ['Người nộp thay', 'Proxy'],
}

export const factWord = (key: string): Both => factWords[key] ?? [key, key]

/** What is wrong with the trail, in words. */
export const faultWords: Readonly<Record<Fault['what'], Both>> = {
  edited: ['Sự kiện đã bị sửa', 'An event was edited'],
  removed: ['Sự kiện đã bị xóa', 'An event was removed'],
  inserted: ['Có sự kiện bị chèn thêm', 'An event was put in afterwards'],
  reordered: ['Thứ tự sự kiện bị đảo', 'Events changed places'],
  'seal-broken': ['Niêm phong bị sửa', 'A seal was changed'],
  'seal-missing': ['Thiếu niêm phong', 'A seal is missing'],
  'head-wrong': ['Đầu chuỗi không khớp niêm phong cuối', 'The head and the last seal differ'],
  wiped: ['Toàn bộ nhật ký đã bị xóa', 'The whole trail was removed'],
  'never-told': ['Có hồ sơ không có sự kiện tiếp nhận', 'A dossier has no event of its receipt'],
  'seal-forged': ['Niêm phong không do hệ thống này ký', 'A seal was not signed by this system'],
}
