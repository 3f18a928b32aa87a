export { limitAnybody } from './vietqr/api.ts'
