import type { System } from './mirror/domain.ts'

/** What happens to what we hold of other systems, and to the line to the axis. Never a token, never a person's data. */
declare module '#platform/events.ts' {
  interface Events {
    'mirror.entered': { code: string; system: System; state: string; asOf: string }
    'mirror.updated': { code: string; system: System; before: string; state: string; asOf: string }
    'import.uploaded': { name: string; size: number; system: System }
    'import.confirmed': { name: string; rows: number; left: number }
    'import.cancelled': { name: string }
    'import.applied': { name: string; fresh: number; changed: number; same: number; older: number }
    'connection.changed': { isOn: boolean; address: string; newToken: boolean }
    'message.refused': { code: string; kind: string; reason: string }
    'message.requeued': { code: string; reason: string }
    'message.requeued-all': { count: number }
  }
}

export const aboutMirror = (id: string) => ({ kind: 'mirror', id })
export const aboutImport = (id: string) => ({ kind: 'import', id })
export const aboutMessage = (id: string) => ({ kind: 'message', id })
