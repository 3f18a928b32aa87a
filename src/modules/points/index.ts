export { addPoint, closePoint, type PointDraft } from './actions.ts'
export { doesOn, type Point, type PointDuty, type PointId } from './domain.ts'
export { everyPoint } from './store.ts'
export { placeLine } from './words.ts'
