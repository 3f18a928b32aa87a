import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'signature.asked': ['Trình ký văn bản', 'Asked for a signature'],
  'signature.made': ['Ký số văn bản', 'Signed a paper'],
  'signature.numbered': ['Cấp số văn bản', 'Numbered a paper'],
  'signature.sealed': ['Đóng dấu số của cơ quan', 'Sealed a paper'],
  'signature.withdrawn': ['Rút văn bản trình ký', 'Withdrew a paper before signing'],
  'signature.ordered': ['Lập lệnh ký cho trình cắm', 'Ordered a signature from a plug-in'],
  'signature.means-changed': ['Đổi phương tiện ký số', 'Changed by what somebody signs'],
  'signature.means-tested': ['Ký thử phương tiện ký số', 'Tried a means of signing'],
  'signature.place-changed': ['Đặt thiết bị, dịch vụ ký số', 'Set up a token or signing service'],
  'signature.enrolled': ['Ghi chứng thư thử vào thiết bị', 'Wrote a test certificate to a token'],
  'signature.picture-changed': [
    'Đổi hình chữ ký, con dấu',
    'Changed the picture of a hand or seal',
  ],
  'signature.batch-begun': ['Ký số hàng loạt', 'Began to sign many papers'],
  'signature.batch-ended': ['Xong lượt ký số hàng loạt', 'Ended signing many papers'],
}
