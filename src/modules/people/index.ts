export { correctPerson, savePerson, type SavedPerson, type SaveOptions } from './actions.ts'
export { cardMessages, personFromCardQr, type Card, type CardFault } from './card-qr.ts'
export {
  briefOf,
  contradictions,
  genders,
  personFieldNames,
  type Gender,
  type HouseholdId,
  type IdentityLevel,
  type Person,
  type PersonBrief,
  type PersonDraft,
  type PersonField,
  type PersonId,
} from './domain.ts'
export { diedOn, liftDeath, noteDeath } from './deaths.ts'
export { personDraft, type Drafted, type Named } from './draft.ts'
export { maskIdNumber, maskPhone } from './id-number.ts'
export { likeness } from './likeness.ts'
export { joinHousehold, membersOf } from './households.ts'
export { mergePeople, survivorOf } from './merge.ts'
export { birthMessages, idNumberMessages, nameMessages } from './messages.ts'
export { addOpening, hasOpened, noteOpening, openingsOf, revealIdNumber } from './opening.ts'
export {
  birthText,
  parseBirth,
  parseFullName,
  parseIdNumber,
  parsePhone,
  type Birth,
} from './parse.ts'
export {
  findPeople,
  likelySame,
  type PeoplePage,
  type PeopleSearch,
  type Suspect,
} from './search.ts'
export { birth, email, fullName, idNumber, phone } from './shapes.ts'
export { OtherPerson, otherPersonMessages } from './other-person.ts'
export { declaredOtherwise, type Otherwise, type Proposal } from './proposals/domain.ts'
export { DeclaredOtherwise, ToDecide } from './proposals/otherwise.tsx'
export { addProposals, proposalsOf } from './proposals/store.ts'
export { peopleById, personById, personByIdNumber } from './store.ts'
