export { limitAnybody } from './vietqr/api.ts'
export { paidSoFar } from './bills/store.ts'
