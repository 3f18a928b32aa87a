export { rate, release } from './actions.ts'
export {
  ratingLevels,
  tokenOf,
  type RatingLevel,
  type Reason,
  type Satisfaction,
} from './domain.ts'
export {
  leastOf as leastRatings,
  opinions,
  opinionsPerPage,
  ratedProcedures,
  satisfactionIn,
  type Opinion,
} from './store.ts'
export { ratingWords, reasonWords, wayWords } from './words.ts'
