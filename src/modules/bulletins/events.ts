declare module '#platform/events.ts' {
  interface Events {
    'bulletin.written': { title: string; copiedFrom?: string }
    'bulletin.changed': { title: string; version: number }
    'bulletin.sounded': { title: string; seconds: number | null; why: string | null }
    'bulletin.submitted': { title: string; version: number }
    'bulletin.returned': { title: string; reason: string }
    'bulletin.approved': { title: string; version: number; sha256: string | null }
    'bulletin.emergency-approved': { title: string; version: number; reason: string }
    'bulletin.reviewed': { title: string; note: string }
    'bulletin.review-reminded': { title: string }
    'bulletin.withdrawn': { title: string; reason: string }
  }
}

export {}
