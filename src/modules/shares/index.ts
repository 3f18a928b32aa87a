export { createShare, openShare, revokeShare } from './actions.ts'
export { sharesOf } from './store.ts'
