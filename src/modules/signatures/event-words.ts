import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'signature.asked': ['Trình ký văn bản', 'Asked for a signature'],
  'signature.made': ['Ký số văn bản', 'Signed a paper'],
  'signature.numbered': ['Cấp số văn bản', 'Numbered a paper'],
  'signature.sealed': ['Đóng dấu số của cơ quan', 'Sealed a paper'],
  'signature.withdrawn': ['Rút văn bản trình ký', 'Withdrew a paper before signing'],
  'signature.batch-begun': ['Ký số hàng loạt', 'Began to sign many papers'],
  'signature.batch-ended': ['Xong lượt ký số hàng loạt', 'Ended signing many papers'],
}
