export { playsBetween, takePlays, type Play } from './store.ts'
export type { ToldPlay } from './domain.ts'
