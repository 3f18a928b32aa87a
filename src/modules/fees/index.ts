export { addGroup } from './actions.ts'
