export { closeOwnDay, takeCash, voidReceipt } from './actions.ts'
