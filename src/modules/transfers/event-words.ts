import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'transfer.sent': ['Chuyển hồ sơ đến xã khác', 'Sent a dossier to another commune'],
  'transfer.recalled': ['Lấy lại hồ sơ đã chuyển', 'Recalled a dossier'],
  'transfer.received': ['Nhận hồ sơ xã khác chuyển đến', 'Took in another commune’s dossier'],
  'transfer.refused': ['Trả lại hồ sơ xã khác chuyển đến', 'Sent a dossier back'],
  'transfer.closed': ['Kết thúc hồ sơ liên xã', 'Ended a dossier between communes'],
  'transfer.settled': ['Giải quyết xong hồ sơ liên xã', 'Settled a dossier between communes'],
  'transfer.result-sent': ['Chuyển kết quả về nơi tiếp nhận', 'Sent a result back'],
  'transfer.papers-brought': [
    'Nhận giấy tờ bổ sung cho xã khác',
    'Took papers for another commune',
  ],
  'transfer.papers-arrived': ['Nhận giấy tờ bổ sung chuyển đến', 'Took papers that were sent on'],
  'transfer.result-arrived': ['Nhận kết quả chuyển về', 'Took a result'],
  'transfer.handed-over': ['Trả kết quả hồ sơ liên xã', 'Handed a result over'],
  'transfer.heard': ['Xã kia báo về hồ sơ liên xã', 'Heard from the other commune'],
  'transfer-rule.set': ['Đặt cách tính hạn phi địa giới', 'Set a clock rule'],
  'transfer-rule.excluded': ['Loại trừ thủ tục phi địa giới', 'Excluded a procedure'],
  'transfer-rule.included': ['Bỏ loại trừ thủ tục', 'Included a procedure again'],
}
