export { writeRemark, type Writing } from './actions.ts'
export type { Colleague, Remark } from './domain.ts'
export { RemarksPanel, type RemarksProps } from './pages/remarks-panel.tsx'
export { colleagues, remarksOn } from './store.ts'
