export { startDraft } from './start.ts'
