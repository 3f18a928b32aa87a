type Both = readonly [vi: string, en: string]

/** What the axis and the queue page call an event. */
const words: Readonly<Record<string, Both>> = {
  'dossier.submitted': ['Nộp hồ sơ trực tuyến', 'Filed online'],
  'dossier.received': ['Tiếp nhận hồ sơ', 'Received'],
  'dossier.accepted': ['Tiếp nhận hồ sơ trực tuyến', 'Online application accepted'],
  'dossier.rejected': ['Từ chối tiếp nhận', 'Not accepted'],
  'dossier.forwarded': ['Chuyển bước tiếp theo', 'Forwarded'],
  'dossier.sent-back': ['Trả lại bước trước', 'Sent back'],
  'dossier.supplement-asked': ['Yêu cầu bổ sung giấy tờ', 'More papers asked for'],
  'dossier.supplemented': ['Đã bổ sung giấy tờ', 'Papers supplied'],
  'dossier.payment-asked': ['Yêu cầu thực hiện nghĩa vụ tài chính', 'Payment asked for'],
  'dossier.payment-settled': ['Đã thực hiện nghĩa vụ tài chính', 'Payment settled'],
  'dossier.stopped': ['Dừng giải quyết hồ sơ', 'Stopped'],
  'dossier.resumed': ['Tiếp tục giải quyết hồ sơ', 'Resumed'],
  'dossier.due-changed': ['Tính lại ngày hẹn trả', 'Due date recomputed'],
  'dossier.extended': ['Gia hạn, hẹn lại ngày trả', 'Extended'],
  'dossier.verification-asked': ['Đề nghị cơ quan khác xác minh', 'Verification asked for'],
  'dossier.verification-answered': ['Cơ quan xác minh đã trả lời', 'Verification answered'],
  'dossier.consented': ['Cơ quan được hỏi coi như đồng ý', 'Deemed consent'],
  'dossier.withdrawn': ['Công dân rút hồ sơ', 'Withdrawn'],
  'dossier.finished': ['Đã xử lý xong', 'Finished'],
  'dossier.handed-over': ['Đã trả kết quả', 'Result handed over'],
}

export const eventWords = (name: string): Both => words[name] ?? [name, name]
