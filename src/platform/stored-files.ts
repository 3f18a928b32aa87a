import { z } from 'zod'

import type { Read } from './db.ts'
import type { UnitId } from './who.ts'

const FileRow = z.object({
  id: z.string(),
  sha256: z.instanceof(Buffer),
  size: z.number(),
  mediaType: z.string(),
  name: z.string(),
  ownerKind: z.string().nullable(),
  ownerId: z.string().nullable(),
  uploadedBy: z.string(),
})

export type FileInfo = z.output<typeof FileRow>

export const fileById = (
  q: Read,
  unit: UnitId,
  id: string,
): Promise<FileInfo | undefined> => q.maybe(FileRow)`
  select id, sha256, size, media_type, name, owner_kind, owner_id, uploaded_by
  from platform.file where unit_id = ${unit} and id = ${id}
`

export const filesByIds = (
  q: Read,
  unit: UnitId,
  ids: readonly string[],
): Promise<FileInfo[]> => q.many(FileRow)`
  select id, sha256, size, media_type, name, owner_kind, owner_id, uploaded_by
  from platform.file where unit_id = ${unit} and id = any(${ids}::uuid[])
`

/** Headers under which a stored file is harmless: never run, never guessed, shown or saved under its own name. */
export const fileHeaders = ({
  mediaType,
  name,
  size,
}: Pick<FileInfo, 'mediaType' | 'name' | 'size'>) => ({
  'content-type': mediaType,
  'content-length': String(size),
  'content-disposition': `inline; filename*=UTF-8''${encodeURIComponent(name).replaceAll("'", '%27')}`,
  'content-security-policy': "default-src 'none'; sandbox",
  'cache-control': 'private, max-age=300',
})
