import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'workflow.drafted': ['Soạn quy trình', 'Drafted a workflow'],
  'workflow.draft-changed': ['Sửa bản soạn quy trình', 'Changed a draft of a workflow'],
  'workflow.draft-dropped': ['Bỏ bản soạn quy trình', 'Dropped a draft of a workflow'],
  'workflow.published': ['Ban hành quy trình', 'Published a workflow'],
  'workflow.chosen': ['Chọn quy trình cho thủ tục', 'Chose a workflow'],
  'workflow.choice-dropped': ['Bỏ chọn quy trình', 'Dropped the choice of a workflow'],
}
