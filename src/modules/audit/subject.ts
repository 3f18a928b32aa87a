import { dossierByCode, looksLikeCode } from '#modules/dossiers/index.ts'
import type { Read } from '#platform/db.ts'
import { looksLikeId } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { TrailEvent } from './store.ts'

/** The subject that somebody typed: a dossier's code, or the id of anything. */
export async function typedSubject(q: Read, unit: UnitId, typed = ''): Promise<string | undefined> {
  const text = typed.trim()
  if (looksLikeId(text.toLowerCase())) return text.toLowerCase()
  if (!looksLikeCode(text)) return undefined
  return (await dossierByCode(q, unit, text.toUpperCase()))?.id
}

type Link = { permission: string; href: (event: TrailEvent) => string | undefined }

const textIn = (data: TrailEvent['data'], key: string) =>
  typeof data[key] === 'string' && data[key] !== '' ? data[key] : undefined

const byCode =
  (home: string) =>
  ({ data }: TrailEvent) => {
    const code = textIn(data, 'code')
    return code && `${home}/${encodeURIComponent(code)}`
  }

const links: Readonly<Record<string, Link>> = {
  dossier: { permission: 'dossier.view', href: byCode('/can-bo/ho-so') },
  procedure: { permission: 'procedure.view-admin', href: byCode('/quan-tri/thu-tuc') },
  person: { permission: 'person.view', href: ({ subjectId }) => `/can-bo/nguoi/${subjectId}` },
  mirror: {
    permission: 'mirror.view',
    href: ({ subjectId }) => `/can-bo/ho-so-ngoai/${subjectId}`,
  },
  import: {
    permission: 'mirror.edit',
    href: ({ subjectId }) => `/can-bo/ho-so-ngoai/nhap/${subjectId}`,
  },
  message: { permission: 'exchange.manage', href: () => '/quan-tri/lien-thong' },
  connection: { permission: 'exchange.manage', href: () => '/quan-tri/lien-thong/cau-hinh' },
  staff: { permission: 'staff.view', href: ({ subjectId }) => `/quan-tri/nguoi-dung/${subjectId}` },
  calendar: { permission: 'calendar.view', href: () => '/quan-tri/lich' },
}

/** The page of what an event is about, for those who may open it. */
export function subjectHref(event: TrailEvent, can: ReadonlySet<string>): string | undefined {
  const link = links[event.subjectKind]
  return link && can.has(link.permission) ? link.href(event) : undefined
}

/** What the line calls its subject beside its kind: a code, else the beginning of its id. */
export const subjectCode = ({ data, subjectId }: TrailEvent): string =>
  textIn(data, 'code') ?? subjectId.slice(-12)
