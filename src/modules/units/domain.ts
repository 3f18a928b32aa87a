import type { Id } from '#platform/id.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import type { UnitId } from '#platform/who.ts'

export type DepartmentId = Id<'department'>
export type HamletId = Id<'hamlet'>

/** Đơn vị hành chính: a province or commune of the national list. */
export type AdminUnit = {
  code: string
  /** "Tân Trụ" */
  name: string
  /** "Xã Tân Trụ" */
  fullName: string
  type: 'thanh_pho_tw' | 'tinh' | 'phuong' | 'xa' | 'dac_khu'
  provinceCode: string | null
}

/** How the people's committee is reached, shown at the foot of public pages. */
export type Contact = { address: string; phone?: string; email?: string; hours?: string }

/** What anybody may know of a unit. */
export type UnitFace = {
  /** "UBND xã Tân Trụ" */
  name: string
  /** "Tỉnh Tây Ninh" */
  provinceName: string
  /** Mã định danh cơ quan: the head of every dossier code. */
  agencyCode: string
  contact?: Contact
}

/** Đơn vị: the commune or province whose work is done on this installation. */
export type Unit = UnitFace & {
  unitId: UnitId
  id: Id<'unit'>
  /** Code of the administrative unit: 28075. */
  code: string
  kind: 'province' | 'commune'
  parentId: UnitId | null
  agencyCodeConfirmed: boolean
  hosts: string[]
  isDefault: boolean
  contact: Contact
}

/** Phòng ban: a part of the people's committee. */
export type Department = {
  id: DepartmentId
  parentId: DepartmentId | null
  code: string
  name: string
  closedOn: Temporal.PlainDate | null
}

export const hamletKinds = [
  'ap',
  'thon',
  'khu-pho',
  'to-dan-pho',
  'khom',
  'buon',
  'ban',
  'lang',
  'xom',
  'khu',
] as const
export type HamletKind = (typeof hamletKinds)[number]

export const hamletKindNames: Record<HamletKind, string> = {
  ap: 'Ấp',
  thon: 'Thôn',
  'khu-pho': 'Khu phố',
  'to-dan-pho': 'Tổ dân phố',
  khom: 'Khóm',
  buon: 'Buôn',
  ban: 'Bản',
  lang: 'Làng',
  xom: 'Xóm',
  khu: 'Khu',
}

/** Ấp, thôn, khu phố …: a place below the commune, on the commune's own list. */
export type Hamlet = {
  id: HamletId
  kind: HamletKind
  name: string
  code: string | null
  startedOn: Temporal.PlainDate | null
  /** The first day on which it is no more. */
  endedOn: Temporal.PlainDate | null
}

/** "Ấp Bình Hòa" */
export const hamletLabel = ({ kind, name }: Pick<Hamlet, 'kind' | 'name'>): string =>
  `${hamletKindNames[kind]} ${name}`

/** "UBND xã Tân Trụ", from "Xã Tân Trụ". */
export const committeeName = (fullName: string): string =>
  `UBND ${fullName.charAt(0).toLocaleLowerCase('vi')}${fullName.slice(1)}`

/**
 * A made-up agency code for a unit whose real one is not known yet. The real ones are given by each
 * province's decision; this only has their shape (QĐ 20/2020/QĐ-TTg Điều 4).
 */
export const provisionalAgencyCode = (code: string): string =>
  code.length === 2 ? `H79.${code}` : `H79.${code.slice(0, 2)}.${code.slice(2)}`

export type WhyNotReshape = 'too-few' | 'ended' | 'not-yet' | 'before-start'

/** Several hamlets become one, or one becomes several; only hamlets that exist, and not on a day to come. */
export function mayReshape(
  { sources, results }: { sources: readonly Hamlet[]; results: number },
  on: Temporal.PlainDate,
  today: Temporal.PlainDate,
): Outcome<true, WhyNotReshape> {
  if (sources.length + results < 3 || sources.length === 0 || results === 0) return no('too-few')
  if (sources.some(({ endedOn }) => endedOn !== null)) return no('ended')
  if (Temporal.PlainDate.compare(on, today) > 0) return no('not-yet')
  if (sources.some(({ startedOn }) => startedOn !== null && isBefore(on, startedOn)))
    return no('before-start')
  return yes(true)
}

const isBefore = (one: Temporal.PlainDate, other: Temporal.PlainDate) =>
  Temporal.PlainDate.compare(one, other) < 0

export type TreeRow<Node> = { node: Node; depth: number }

type Branch = { id: string; parentId: string | null }

/** Departments in the order of their tree; one whose parent is not in the list stands at the top. */
export function treeOf<Node extends Branch>(nodes: readonly Node[]): TreeRow<Node>[] {
  const known = new Set(nodes.map(({ id }) => id))
  const children = Map.groupBy(nodes, ({ parentId }) =>
    parentId !== null && known.has(parentId) ? parentId : '',
  )
  const below = (parent: string, depth: number): TreeRow<Node>[] =>
    (children.get(parent) ?? []).flatMap((node) => [{ node, depth }, ...below(node.id, depth + 1)])
  return below('', 0)
}

/** Whether `parent` may stand above `id`: not itself, not one of its own parts. */
export function mayStandUnder(
  nodes: readonly Branch[],
  id: string,
  parent: string | null,
): boolean {
  const parentOf = new Map(nodes.map((node) => [node.id, node.parentId]))
  for (let above = parent; above !== null; above = parentOf.get(above) ?? null)
    if (above === id) return false
  return true
}

/** A code for a department made of its name: "Phòng Kinh tế" → "phong-kinh-te". */
export const slugOf = (folded: string): string =>
  folded
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-|-$/g, '')
    .slice(0, 40)
    .padEnd(2, '-')
