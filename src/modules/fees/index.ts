export { addGroup } from './actions.ts'
export { certificationFee, certifiedCopyFee } from './domain.ts'
