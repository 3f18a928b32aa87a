declare module '#platform/events.ts' {
  interface Events {
    'cluster.added': { code: string; name: string }
    'cluster.changed': { code: string; fields: string[] }
    'cluster.closed': { code: string; on: string; reason: string }
    'cluster.code-written': { code: string; until: string }
    'cluster.enrolled': { code: string; device: string; model: string | null; firmware: string }
    'cluster.revoked': { code: string; device: string; reason: string }
    'cluster.ordered': { what: string }
    'cluster.alarmed': { code: string; alarm: string }
    'cluster.watch-changed': { offlineMinutes: number }
    'plan-key.changed': { from: string; to: string; devices: number; reason: string }
    'zone.added': { name: string }
    'zone.changed': { name: string; fields: string[] }
    'zone.removed': { name: string }
  }
}

export {}
