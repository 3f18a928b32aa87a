export { enterFromDossier, type Entering } from './enter.ts'
