declare module '#platform/events.ts' {
  interface Events {
    'alert.received': { sender: string; identifier: string; headline: string; outcome: string }
    'alert.sounded': { headline: string; clusters: number; reason: string }
    'alert.ended': { headline: string; by: string }
    'alert.published': { headline: string; kind: string }
    'alert-habit.changed': {
      atOnce: boolean
      senders: string[]
      everywhere: boolean
      onlySources: boolean
      reason: string
    }
    'alert-place.added': { code: string; kind: string }
    'alert-place.removed': { code: string }
    'alert-feed.added': { name: string; address: string }
    'alert-feed.removed': { name: string; address: string }
  }
}

export {}
