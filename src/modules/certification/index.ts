export { certify, type Certifying } from './certify.ts'
export { electronicReady, type Item, type Kind } from './domain.ts'
export { certificationFee, type CopiesAsked } from './fee.ts'
export { annotate, refuseCertification } from './keep.ts'
