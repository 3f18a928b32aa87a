export type { Talk, TalkId } from './domain.ts'
export { talksOf } from './store.ts'
