export { paidSoFar } from './bills/store.ts'
export { takeHeard } from './bank/take.ts'
export { billFor } from './bills/actions.ts'
export { openAccount, setBankKey } from './settings.ts'
