export { addressLine } from './address.ts'
export { changeUnit } from './actions.ts'
export {
  adminUnit,
  allAdminUnits,
  communesOf,
  importAdminUnits,
  placeName,
  provinces,
  searchAdminUnits,
} from './admin-units.ts'
export type { UnitDirectory } from './directory.ts'
export {
  hamletLabel,
  type AdminUnit,
  type Contact,
  type Department,
  type DepartmentId,
  type Hamlet,
  type HamletId,
  type HamletKind,
  type Unit,
  type UnitFace,
} from './domain.ts'
export { addHamlet, mergeHamlets, renameHamlet, splitHamlet } from './hamlet-actions.ts'
export { everyHamlet, hamletById, hamlets } from './hamlet-store.ts'
export { letterheadOf } from './letterhead.ts'
export { addUnit, type NewUnit } from './set-up.ts'
export {
  allUnits,
  departmentByCode,
  departmentById,
  departments,
  everyDepartment,
  ownAgencyCode,
  ownUnit,
  unitById,
} from './store.ts'
