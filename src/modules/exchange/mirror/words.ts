import type { Moment, System, WhyNot } from './domain.ts'

type Both = readonly [vi: string, en: string]

export const systemWords: Record<System, Both> = {
  'national-portal': ['Cổng Dịch vụ công quốc gia', 'National public service portal'],
  police: ['Hệ thống của Bộ Công an', 'Police system'],
  province: ['Hệ thống giải quyết thủ tục của tỉnh', 'Provincial system'],
  ministry: ['Hệ thống của bộ, ngành', 'System of a ministry'],
}

export const momentWords: Record<Moment, Both> = {
  submittedAt: ['Ngày nộp', 'Filed'],
  receivedAt: ['Ngày tiếp nhận', 'Received'],
  dueAt: ['Ngày hẹn trả', 'Due'],
  finishedAt: ['Ngày xử lý xong', 'Finished'],
  returnedAt: ['Ngày trả kết quả', 'Handed over'],
}

/** Why a reading is not taken, as the officer is told. */
export const whyNotWords: Record<WhyNot, Both> = {
  ours: [
    'Mã này là hồ sơ do xã giải quyết trên hệ thống này. Trạng thái của nó chỉ thay đổi khi xử lý tại đây',
    'This dossier is settled here; its state changes only by the work done here',
  ],
  'handled-here': [
    'Thủ tục này nộp và giải quyết tại xã, không theo dõi từ hệ thống khác',
    'This procedure is filed and settled here, not followed from elsewhere',
  ],
  'other-system': [
    'Hồ sơ này đang theo dõi từ một hệ thống gốc khác. Mỗi hồ sơ chỉ có một hệ thống làm chủ trạng thái',
    'This dossier has another system of record; only one system may change a state',
  ],
  'not-newer': [
    'Số liệu này không mới hơn số liệu đang có',
    'This is not newer than what is known',
  ],
  'from-the-future': ['Thời điểm số liệu ở tương lai', 'The data is from the future'],
}
