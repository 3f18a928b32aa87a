/** What happens to an officer's account, as the audit trail keeps it. */
declare module '#platform/events.ts' {
  interface Events {
    'staff.added': { login: string; position: string; roles: string[] }
    'staff.changed': { fields: string[] }
    'staff.roles-changed': { before: string[]; after: string[] }
    'staff.locked': { on: string; reason: string }
    'staff.unlocked': Record<string, never>
    'staff.handed-over': { to: string }
    'staff.password-changed': Record<string, never>
    'staff.password-reset': Record<string, never>
    'staff.second-factor-set': { recovery: boolean }
    'staff.second-factor-reset': Record<string, never>
    'staff.recovery-codes-renewed': Record<string, never>
    'staff.recovery-code-used': Record<string, never>
    'staff.passkey-added': { name: string }
    'staff.passkey-removed': { passkey: string }
    'staff.signed-in': { how: string; session: string }
    'staff.signed-out': { session: string }
    'staff.sign-in-locked': { until: string }
    'role.changed': { role: string; added: string[]; removed: string[] }
    'session.ended': { sessions: number }
    'citizen.signed-in': { issuer: string; session: string }
    'citizen.signed-out': { session: string }
  }
}

export const aboutStaff = (id: string) => ({ kind: 'staff', id })
export const aboutPerson = (id: string) => ({ kind: 'person', id })
