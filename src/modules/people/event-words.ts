import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'person.added': ['Thêm hồ sơ dân cư', 'Added a person'],
  'person.changed': ['Sửa hồ sơ dân cư', 'Changed a person’s record'],
  'person.proposals-decided': [
    'Quyết định điều khai khác hồ sơ dân cư',
    'Decided on what was declared otherwise',
  ],
  'person.opened': ['Mở xem hồ sơ dân cư', 'Opened a person’s record'],
  'person.id-revealed': ['Xem đủ số định danh', 'Revealed an identity number'],
  'person.died': ['Ghi người đã mất', 'Recorded a death'],
  'person.not-dead': ['Mở lại hồ sơ người đã ghi mất', 'Reopened the record of a person'],
  'person.merged': ['Gộp hồ sơ dân cư', 'Merged two records of a person'],
  'person.joined-household': ['Thêm người vào hộ', 'Added a person to a household'],
  'person.left-household': ['Đưa người ra khỏi hộ', 'Removed a person from a household'],
  'hamlet.residents-moved': ['Chuyển dân cư sang ấp, khu phố mới', 'Moved residents to a hamlet'],
}
