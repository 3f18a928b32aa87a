export {
  addAiring,
  changeHabits,
  endAiring,
  keepSlot,
  type AiringDraft,
  type SlotDraft,
} from './actions.ts'
export type { Airing, AiringId, Slot, SlotId } from './domain.ts'
export { recentEmergencies, soundEmergency, type Emergency } from './emergency.ts'
export { itemsBetween, itemsWhere, keepItems, mostItems, type Item } from './item-store.ts'
export { planClusters } from './planning.ts'
export { airingsOfBulletin, everySlot, habitsOf } from './store.ts'
export { rangeOf } from './device-routes.ts'
export { stretchOf, Window } from './window.ts'
export { lengthText } from './words.ts'
export { outlook, programmes, type Outlook } from './outlook.ts'
export { hashOf, itemTexts, numbered, planText } from './plan-shape.ts'
