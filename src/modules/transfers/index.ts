export { refuse, takeIn } from './actions.ts'
export { send } from './send.ts'
