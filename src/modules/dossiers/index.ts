export {
  assignDossier,
  finishDossier,
  forwardDossier,
  handOverResult,
  sendDossierBack,
  withdrawDossier,
} from './actions.ts'
export { answerRequest, officersAsked } from './coordination-actions.ts'
export type { Opinion } from './coordination-store.ts'
export { askApplicantForPapers, supplyPapers } from './supplement-actions.ts'
export { approvalOf, heldWithApproval, type Approval } from './approval.ts'
export { noteReading } from './opening.ts'
export { officerById } from './entrusting.ts'
export { dossierBrief, type DossierBrief } from './brief.ts'
export {
  digitisePapers,
  papersOf,
  papersToScan,
  scanTargets,
  type PaperDossier,
  type PapersOfDossier,
  type Scan,
  type ScanTarget,
  type WhyNotScan,
} from './digitising.ts'
export { deskOf, type Desk } from './desk.ts'
export type { DossierId, State, Why } from './domain.ts'
export { acceptOnline, rejectOnline } from './intake-online.ts'
export { receive, type Intake, type Received } from './intake.ts'
export { refuseAtDesk } from './intake.ts'
export { askApplicantToPay, reviseDutyOf, settleDutyOf } from './duties/actions.ts'
export { mayAskFee } from './duties/asking.ts'
export { settlePaidDuties, type Paid } from './duties/many.ts'
export { paidDuties, type PaidAsked, type PaidDuty } from './duties/paid.ts'
export { dutiesOf, openDutyOf } from './duties/store.ts'
export { askForExtension, draftBeforeBreach, signExtensionOf } from './extensions/actions.ts'
export { fieldsSeen, giveFields } from './fields/actions.ts'
export { fieldDepartments } from './fields/store.ts'
export { setHandling } from './handling/actions.ts'
export { ordinary, type Handling } from './handling/domain.ts'
export {
  closeStoppedDossier,
  consentOverdue,
  resumeDossier,
  stopDossier,
  stopLapsed,
} from './stopping/actions.ts'
export { updateTrack } from './tracks/actions.ts'
export { askAgency, recordAgencyAnswer } from './verifications/actions.ts'
export { planVisit } from './visits.ts'
export { LineTable } from './pages/line-table.tsx'
export type { Paper } from './store.ts'
export { checkPapers, otherPapersField, paperFields } from './handed-in.ts'
export { dossiersByForm, isFormPinned } from './own-forms.ts'
export { placesIn } from './places.ts'
export { knownFor } from './known.ts'
export { contentOf as dossierContent, dossierByCode } from './store.ts'
export { looksLikeCode } from './lists.ts'
export { countsForMany, type Counts } from './counts-many.ts'
export { listPaths } from './list-paths.ts'
export { linesOf } from './lines-of.ts'
export { apologyCount, loadCounts, type Load } from './load.ts'
export { dossierList, mostLines, type Filter } from './lists.ts'
export { assignMany } from './bulk-actions.ts'
export { carryOutMany, tickedField } from './bulk-routes.tsx'
export { ForMany, tickedIn, type Many } from './pages/bulk-bar.tsx'
export { ListKeys } from './pages/list-keys.tsx'
export type { DossierRecord, Line } from './rows.ts'
export { announcementOf, codesOfOurs, openDossierIds, type Announcement } from './announcement.ts'
export { states, stateNumbers } from './domain.ts'
export { stateMeaning, stateWords, whyWords } from './words.ts'
export { isReceived, TimeTag } from './pages/parts.tsx'
export { resultsOf } from './receiving/store.ts'
export { calendarOfUnit, dueOf } from './clock.ts'
export { ruleWords } from './receipt.ts'
export { attachResult, numberResult } from './results/actions.ts'
export { correctNumber } from './results/correcting.ts'
export { claimWritten } from './results/place.ts'
export { resultsFor } from './results/store.ts'
export { agencyOf } from './slip-head.ts'
export { numberOf, sheetOn } from './slip-issue.ts'
export { fileNames, slipWords } from './slip-kinds.ts'
export { dossierById, takeNumber } from './slip-store.ts'
export { takeCode } from './store.ts'
export { StateTag } from './pages/parts.tsx'
export { takeStored } from './stored/take.ts'
