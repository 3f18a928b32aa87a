import type { WhyNotLeave } from './domain.ts'

/** Why a leave is not recorded: beside the field that is to be changed. */
export const whyNotLeave: Record<WhyNotLeave, Record<string, string>> = {
  'to-themselves': { deputyId: 'Không thể ủy quyền cho chính mình' },
  backwards: { untilOn: 'Ngày cuối trước ngày đầu' },
  past: { untilOn: 'Thời gian này đã qua' },
  'too-long': { untilOn: 'Mỗi lần ghi nhiều nhất một năm' },
  overlaps: { fromOn: 'Đã ghi vắng mặt trùng những ngày này. Hãy kết thúc lần cũ trước' },
  circular: {
    deputyId:
      'Người này đang ủy quyền cho chính cán bộ vắng mặt trong những ngày đó: không ủy quyền vòng tròn',
  },
  'deputy-away': { deputyId: 'Người này cũng vắng mặt trong những ngày đó' },
  deputising: {
    fromOn:
      'Trong những ngày này cán bộ đang được người khác ủy quyền. Người đó cần chọn người thay khác trước',
  },
  'deputy-leaves': { deputyId: 'Tài khoản người này đã khóa hoặc sẽ khóa trước khi hết thời gian' },
  'has-left': { fromOn: 'Tài khoản đã khóa hoặc sẽ khóa trước ngày này: hãy bàn giao công việc' },
}
