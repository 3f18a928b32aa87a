import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'form.drafted': ['Soạn biểu mẫu', 'Drafted a form'],
  'form.draft-changed': ['Sửa bản soạn biểu mẫu', 'Changed a draft of a form'],
  'form.draft-dropped': ['Bỏ bản soạn biểu mẫu', 'Dropped a draft of a form'],
  'form.published': ['Công bố biểu mẫu', 'Published a form'],
  'form.retired': ['Thôi dùng một bản biểu mẫu', 'Retired a version of a form'],
  'form.version-deleted': ['Xóa một bản biểu mẫu', 'Deleted a version of a form'],
}
