import './events.ts'
import './relays/actions.ts'

export { airables, isOver, lastDay, type Airable } from './airable.ts'
export { liveAtOnce, soundAtOnce, writeAtOnce } from './at-once.ts'
export { approveBulletin, returnBulletin, reviewEmergency, withdrawBulletin } from './deciding.ts'
export { secondsByLanguage } from './domain.ts'
export { noteSounded } from './store.ts'
export type { Bulletin, BulletinId, Genre, Priority, SpokenIn } from './domain.ts'
export type { Standing, Standings } from './standing.ts'
export { languageName, languageNames } from './languages.ts'
export { addRelayHost } from './relays/actions.ts'
export { relayAddress, type WhyNotRelay } from './relays/address.ts'
export { makeSound } from './sound-job.ts'
export { bulletinById, bulletinsOfFile } from './store.ts'
export {
  genreName,
  lengthText,
  priorityTones,
  priorityWords,
  whyNotDecide,
  whyNotRelay,
} from './words.ts'
export { submitBulletin } from './handing-in.ts'
export { writeBulletin, type BulletinDraft } from './writing.ts'
export { TrialPart, type TrialShown } from './pages/form-trial.tsx'
export { asksJson, sendShown, sendTrial, TrialQuery, trialShown } from './routes-try.tsx'
