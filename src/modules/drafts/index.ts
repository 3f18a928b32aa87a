export { draftsByForm } from './own-forms.ts'
