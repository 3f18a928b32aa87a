export {
  assignDossier,
  attachResult,
  finishDossier,
  forwardDossier,
  handOverResult,
  sendDossierBack,
  withdrawDossier,
} from './actions.ts'
export { askApplicantForPapers, supplyPapers } from './supplement-actions.ts'
export { dossierBrief, type DossierBrief } from './brief.ts'
export { deskOf, type Desk } from './desk.ts'
export type { DossierId, State } from './domain.ts'
export { acceptOnline, receive, rejectOnline, type Intake, type Received } from './intake.ts'
export { LineTable } from './pages/line-table.tsx'
export type { Paper } from './store.ts'
export { checkPapers, otherPapersField, paperFields } from './handed-in.ts'
export { placesIn } from './places.ts'
export { knownAs } from './known.ts'
export { dossierByCode } from './store.ts'
export { looksLikeCode } from './lists.ts'
export { announcementOf, codesOfOurs, openDossierIds, type Announcement } from './announcement.ts'
export { states, stateNumbers } from './domain.ts'
export { stateWords } from './words.ts'
