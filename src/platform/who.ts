/** Number of a unit (đơn vị): the commune or province whose rows a request may touch. */
export type UnitId = number

/** Who acts, for whom, and what they may do; made at the edge from a session or a token. */
export type Who = {
  unit: UnitId
  /** As written in the audit trail: `staff:<id>`, `citizen:<person id>`, `client:<name>`, `public`, `system`. */
  actor: string
  kind: 'staff' | 'citizen' | 'client' | 'public' | 'system'
  name: string
  staff?: string
  /** The citizen's own person id; row security then shows only this person's rows. */
  person?: string
  session?: string
  can: ReadonlySet<string>
  /** When it happened, for history that is brought in or made up; else the database's own clock says. */
  at?: Temporal.Instant
  /** Where the act came from: request id and address, kept with the event. */
  origin?: { request?: string; address?: string }
}

export const system = (unit: UnitId): Who => ({
  unit,
  actor: 'system',
  kind: 'system',
  name: 'Hệ thống',
  can: new Set(),
})

export const visitor = (unit: UnitId): Who => ({
  unit,
  actor: 'public',
  kind: 'public',
  name: '',
  can: new Set(['public']),
})
