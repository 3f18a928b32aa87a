export { addStandInCitizen, standInCitizens, type StandInCitizen } from './citizens/store.ts'
export { endLeave, recordLeave, type LeaveToRecord } from './leaves/actions.ts'
export { deputiesOn } from './leaves/store.ts'
export { seal, unseal } from './keys/sealing.ts'
export { keepTyped, signInAgain, typedTexts } from './parked/actions.ts'
export { remember } from './sessions/fresh.ts'
export { stillOpen } from './sessions/still-open.ts'
export { openSession, type Opened, type Opening } from './sessions/open.ts'
export { addStaff, lockStaff, type AddedStaff, type StaffToAdd } from './staff/actions.ts'
export type { Staff, StaffId } from './staff/domain.ts'
export type { OpenWork } from './staff/open-work.ts'
export {
  actorNames,
  departmentsOfStaff,
  officersOf,
  staffLogins,
  staffNames,
  staffWithPermission,
  successorOf,
  whoOfStaff,
} from './staff/questions.ts'
export { roleCodes, type RoleCode } from './staff/roles.ts'
export { NewStaffForm } from './staff/shapes.ts'
export { signerChoices, signersWith, type Signer } from './staff/signers.ts'
export { officersWith, rosterOf, type Officer, type Roster } from './staff/roster.ts'
export { staffById, staffByLogin } from './staff/store.ts'
export { mintToken, type ToolMinting, type WhyNoToken } from './tokens/actions.ts'
export { scopeNames } from './tokens/domain.ts'
