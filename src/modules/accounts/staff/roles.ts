export const roleCodes = [
  'desk',
  'specialist',
  'head',
  'leader',
  'clerk',
  'broadcaster',
  'administrator',
] as const
export type RoleCode = (typeof roleCodes)[number]

/** Vai trò: the permissions that an office of the commune comes with. */
export type Role = { code: RoleCode; vi: string; en: string; permissions: readonly string[] }

/** What a commune changed: role → its permissions from then on. */
export type ChangedRoles = Readonly<Record<string, readonly string[]>>

const everyOfficer = [
  'notice.view',
  'dossier.view',
  'person.view',
  'remark.write',
  'calendar.view',
  'unit.view',
  'procedure.view-admin',
  'figures.view',
  'mirror.view',
  'transfer.view',
]

/** The roles every commune starts with. A commune's own changes are in the table accounts.role. */
export const roles: readonly Role[] = [
  {
    code: 'desk',
    vi: 'Một cửa',
    en: 'One-stop desk',
    permissions: [
      ...everyOfficer,
      'dossier.receive',
      'dossier.process',
      'dossier.hand-over',
      'dossier.register',
      'fee.collect',
      'transfer.carry',
      'rating.collect',
      'scan.digitise',
      'mirror.edit',
      'certification.take',
      'certification.view',
      'certification.annotate',
      'civil-status.view',
      'civil-status.copy',
      'person.edit',
      'person.reveal',
      'step.desk',
    ],
  },
  {
    code: 'specialist',
    vi: 'Chuyên viên',
    en: 'Specialist',
    permissions: [
      ...everyOfficer,
      'cluster.see',
      'dossier.process',
      'civil-status.view',
      'civil-status.register',
      'civil-status.annotate',
      'civil-status.copy',
      'civil-status.export',
      'person.reveal',
      'step.specialist',
    ],
  },
  {
    code: 'head',
    vi: 'Trưởng phòng',
    en: 'Head of department',
    permissions: [
      ...everyOfficer,
      'cluster.see',
      'dossier.process',
      'dossier.assign',
      'dossier.reassign',
      'dossier.register',
      'figures.officers',
      'rating.view',
      'civil-status.view',
      'person.reveal',
      'step.head',
      'step.specialist',
    ],
  },
  {
    code: 'leader',
    vi: 'Lãnh đạo',
    en: 'Leader',
    permissions: [
      ...everyOfficer,
      'cluster.see',
      'dossier.process',
      'dossier.assign',
      'dossier.reassign',
      'dossier.register',
      'figures.officers',
      'rating.view',
      'person.reveal',
      'certification.view',
      'certification.sign',
      'certification.lock',
      'civil-status.view',
      'civil-status.sign',
      'civil-status.lock',
      'audit.view',
      'signature.sign',
      'bulletin.approve',
      'bulletin.emergency',
      'alert.take',
      'alert.decide',
      'broadcast.see',
      'cluster.see',
      'live.speak',
      // Whoever leads may also do what waits for an absent head of department or of the office.
      'step.head',
      'step.office',
      'step.leader',
    ],
  },
  {
    code: 'clerk',
    vi: 'Văn thư, văn phòng',
    en: 'Clerk',
    permissions: [
      ...everyOfficer,
      'dossier.process',
      'certification.view',
      'certification.annotate',
      'certification.book',
      'civil-status.view',
      'civil-status.copy',
      'civil-status.export',
      'signature.seal',
      'payment.reconcile',
      'step.clerk',
      'step.office',
    ],
  },
  {
    code: 'broadcaster',
    vi: 'Cán bộ truyền thanh',
    en: 'Broadcaster',
    permissions: [
      ...everyOfficer,
      'live.speak',
      'bulletin.write',
      'alert.take',
      'broadcast.see',
      'broadcast.schedule',
      'cluster.see',
      'speech.edit',
    ],
  },
  {
    code: 'administrator',
    vi: 'Quản trị',
    en: 'Administrator',
    permissions: [
      'unit.view',
      'unit.edit',
      'point.edit',
      'cluster.see',
      'cluster.edit',
      'broadcast.see',
      'broadcast.schedule',
      'signature.manage',
      'payment.settings',
      'receipt.settings',
      'fee.edit',
      'payment.reconcile',
      'calendar.view',
      'calendar.edit',
      'procedure.view-admin',
      'procedure.edit',
      'handling.view',
      'handling.set',
      'guide.view',
      'guide.edit',
      'paper-kind.view',
      'paper-kind.edit',
      'workflow.view',
      'workflow.edit',
      'form.view',
      'form.edit',
      'transfer.view',
      'transfer-rule.edit',
      'person.view',
      'person.merge',
      'dossier.view',
      'dossier.reassign',
      'mirror.view',
      'mirror.edit',
      'exchange.manage',
      'staff.view',
      'staff.edit',
      'role.edit',
      'token.edit',
      'figures.view',
      'figures.officers',
      'figures.edit',
      'rating.collect',
      'rating.view',
      'rating.edit',
      'notice.view',
      'audit.view',
      'speech.edit',
      'relay.edit',
    ],
  },
]

const byCode = new Map<string, Role>(roles.map((role) => [role.code, role]))

/** The permissions of one role in a commune with these changes. */
export const permissionsOfRole = (code: string, changed: ChangedRoles): readonly string[] =>
  changed[code] ?? byCode.get(code)?.permissions ?? []

/** Without any of these an officer could not even change a password, so every officer has them. */
const always = ['public', 'account.own']

export const permissionsOf = (
  held: readonly string[],
  changed: ChangedRoles,
): ReadonlySet<string> =>
  new Set([...always, ...held.flatMap((code) => permissionsOfRole(code, changed))])

/** The roles that hold a permission in a commune with these changes. */
export const rolesWith = (permission: string, changed: ChangedRoles): RoleCode[] =>
  roleCodes.filter((code) => permissionsOfRole(code, changed).includes(permission))

export const roleName = (code: string): readonly [vi: string, en: string] => {
  const role = byCode.get(code)
  return role ? [role.vi, role.en] : [code, code]
}
