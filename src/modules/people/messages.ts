import type { BirthFault, IdNumberFault, NameFault } from './parse.ts'

export const nameMessages: Record<NameFault, string> = {
  empty: 'Ghi họ, chữ đệm và tên',
  'too-long': 'Họ và tên dài quá 100 chữ cái. Hãy xem lại',
  strange:
    'Họ và tên chỉ gồm chữ cái, dấu cách, dấu nháy và gạch nối; không dùng số hay hình biểu tượng',
}

export const idNumberMessages: Record<IdNumberFault, string> = {
  empty: 'Ghi số định danh cá nhân',
  'not-digits': 'Số định danh chỉ gồm chữ số',
  'wrong-length': 'Số định danh có 12 chữ số (chứng minh nhân dân cũ có 9). Hãy đếm lại',
  'all-zeros': 'Số định danh không thể toàn số 0',
}

export const birthMessages: Record<BirthFault, string> = {
  empty: 'Ghi ngày sinh',
  unreadable:
    'Ghi ngày sinh dạng ngày/tháng/năm, ví dụ 05/02/1987; không rõ ngày thì ghi 02/1987 hoặc 1987',
  impossible: 'Không có ngày này trong lịch. Hãy xem lại ngày, tháng',
  future: 'Ngày sinh ở tương lai',
  'too-old': 'Năm sinh quá xa. Hãy xem lại',
}
