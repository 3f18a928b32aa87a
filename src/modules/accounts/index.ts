// Stand-in until the real index is written: keep these four names and shapes, the dossiers module uses them.
import type { Read } from '#platform/db.ts'

export type Officer = { id: string; name: string; position: string }

/** Active officers of the unit, by name. */
export const officersOf = async (_q: Read): Promise<Officer[]> => []
/** Full names by staff id. */
export const staffNames = async (_q: Read, _ids: readonly string[]): Promise<ReadonlyMap<string, string>> => new Map()
/** "Trần Thị Lan, Chuyên viên" by actor ('staff:…', 'citizen:…', 'system'), as histories show them. */
export const actorNames = async (_q: Read, _actors: readonly string[]): Promise<ReadonlyMap<string, string>> => new Map()
export const staffById = async (_q: Read, _id: string): Promise<{ fullName: string } | undefined> => undefined
