export { draftForm, publishDraft, redraft } from './actions.ts'
