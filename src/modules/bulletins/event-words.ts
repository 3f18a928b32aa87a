import type { EventWords } from '#platform/module.ts'

/** What the trail says of each event. */
export const eventWords: EventWords = {
  'bulletin.written': ['Soạn bản tin', 'Wrote a bulletin'],
  'bulletin.changed': ['Sửa bản tin', 'Changed a bulletin'],
  'bulletin.sounded': ['Tạo xong âm thanh của bản tin', 'Made the sound of a bulletin'],
  'bulletin.submitted': ['Trình duyệt bản tin', 'Submitted a bulletin'],
  'bulletin.returned': ['Trả lại bản tin', 'Returned a bulletin'],
  'bulletin.approved': ['Duyệt bản tin', 'Approved a bulletin'],
  'bulletin.emergency-approved': ['Duyệt bản tin khẩn cấp', 'Approved an emergency bulletin'],
  'bulletin.reviewed': ['Xem xét lại lần phát khẩn cấp', 'Reviewed an emergency'],
  'bulletin.review-reminded': ['Nhắc xem xét lại lần phát khẩn cấp', 'Reminded of a review'],
  'bulletin.withdrawn': ['Thu hồi bản tin', 'Withdrew a bulletin'],
  'relay-host.added': ['Cho tiếp sóng từ một đài', 'Let a station be relayed'],
  'relay-host.changed': ['Sửa đài được tiếp sóng', 'Changed a station that may be relayed'],
  'relay-host.removed': ['Thôi tiếp sóng từ một đài', 'Took a station off the list'],
}
