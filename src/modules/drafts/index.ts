export { startDraft } from './start.ts'
export { draftsByForm } from './own-forms.ts'
