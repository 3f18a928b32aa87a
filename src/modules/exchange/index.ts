export { changeConnection } from './outbox/connection.ts'
export { enterReading } from './mirror/actions.ts'
export type { Reading, System } from './mirror/domain.ts'
