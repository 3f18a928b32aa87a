import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'draft.started': ['Bắt đầu bản nháp', 'Started a draft'],
  'draft.papers-added': ['Tải giấy tờ vào bản nháp', 'Added papers to a draft'],
  'draft.paper-removed': ['Bỏ giấy tờ khỏi bản nháp', 'Removed a paper from a draft'],
  'draft.form-changed': ['Chuyển bản nháp sang mẫu mới', 'Moved a draft to a newer form'],
  'draft.removed': ['Xóa bản nháp', 'Removed a draft'],
  'draft.ending': ['Báo bản nháp sắp bị xóa', 'Told that a draft will be removed'],
  'draft.expired': ['Bản nháp hết hạn lưu', 'A draft expired'],
  'draft.submitted': ['Nộp bản nháp', 'Filed a draft'],
}
