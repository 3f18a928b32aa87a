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
  /** Without what is lent; left out when nothing is. */
  own?: ReadonlySet<string>
  /** Whose work this officer does while they are away. */
  lenders?: readonly Lender[]
  /** Được ủy quyền: in whose place this act is done; written beside every event of it. */
  behalf?: { staff: string; name: string }
  /** When it happened, for history that is brought in or made up; else the database's own clock says. */
  at?: Temporal.Instant
  /** Where the act came from: request id and address, kept with the event. */
  origin?: { request?: string; address?: string }
}

/** An officer who is away, and what the deputy may do meanwhile. */
export type Lender = {
  staff: string
  name: string
  /** The last day. */
  until: Temporal.PlainDate
  can: ReadonlySet<string>
}

/**
 * In whose place an act is done: of the officer to whom the work was given, when that one is away; else of whoever lends
 * the permission that the deputy does not hold. What one may do oneself is one's own.
 */
export function standIn(who: Who, needs: readonly string[], assignee?: string | null): Who {
  const { lenders = [], own = who.can } = who
  const lent = needs.filter((permission) => !own.has(permission))
  const lender =
    lenders.find(({ staff, can }) => staff === assignee && lent.every((one) => can.has(one))) ??
    (lent.length > 0 ? lenders.find(({ can }) => lent.every((one) => can.has(one))) : undefined)
  return lender ? { ...who, behalf: { staff: lender.staff, name: lender.name } } : who
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
