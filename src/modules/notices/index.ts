export type { Notice, Reader } from './domain.ts'
export { notify, type Recipients } from './notify.ts'
export { noticesOf, saveReadBefore, unreadOf, type NewNotice } from './store.ts'
