// Placeholder until the real index is written (overwrite me; keep these names).
import type { Database } from '#platform/db.ts'
export const importProcedures = async (_: Database) => {}
