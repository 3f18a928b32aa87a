// Placeholder until the real index is written (overwrite me; keep these names).
import type { Database } from '#platform/db.ts'
export type UnitFace = { name: string; provinceName: string; agencyCode: string; contact?: { address: string; phone?: string; email?: string; hours?: string } }
export const importAdminUnits = async (_: Database) => {}
export const addUnit = async (_: Database, __: { id: number; code: string; isDefault: boolean }) => {}
