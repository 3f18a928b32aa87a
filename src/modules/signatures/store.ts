import { z } from 'zod'

import { claimWritten } from '#modules/dossiers/index.ts'
import { instant } from '#platform/columns.ts'
import { sql, type Read, type Tx } from '#platform/db.ts'
import { idOf, type Id } from '#platform/id.ts'
import type { UnitId, Who } from '#platform/who.ts'

import { documentStates, numberWords, type Places } from './domain.ts'

const Place = z.object({
  page: z.number(),
  x: z.number(),
  y: z.number(),
  width: z.number(),
  height: z.number(),
})

const DocumentRow = z.object({
  id: idOf<'signed-document'>(),
  dossierId: z.string().nullable(),
  dossierCode: z.string().nullable(),
  ownerKind: z.string(),
  ownerId: z.string().nullable(),
  ownerPath: z.string().nullable(),
  ownerWords: z.string().nullable(),
  title: z.string(),
  symbol: z.string(),
  state: z.enum(documentStates),
  signerId: z.string(),
  signerName: z.string(),
  places: z.object({ signature: Place, seal: Place, number: Place, date: Place, code: Place }),
  draftId: z.string(),
  signedId: z.string().nullable(),
  sealedId: z.string().nullable(),
  number: z.number().nullable(),
  year: z.number().nullable(),
  numberedElsewhere: z.boolean(),
  checkCode: z.string(),
  sha256: z.instanceof(Buffer).nullable(),
  mark: z.string().nullable(),
  askedAt: instant,
  askedBy: z.string(),
  signedAt: instant.nullable(),
  sealedAt: instant.nullable(),
})
/** A paper on its way from draft to sealed result. */
export type SignedDocument = z.output<typeof DocumentRow>
export type DocumentId = Id<'signed-document'>

const columns = sql`
  id, dossier_id, dossier_code, owner_kind, owner_id, owner_path, owner_words, title, symbol, state, signer_id,
  signer_name, places, draft_id, signed_id, sealed_id, number, year, numbered_elsewhere, check_code, sha256, mark,
  asked_at, asked_by, signed_at, sealed_at
`

/** What a paper belongs to: a dossier, or something of another module that says how it is called and where it stands. */
export type Owner =
  | { kind: 'dossier'; id: string; code: string }
  | { kind: Exclude<string, 'dossier'>; id: string; path: string; words: string }

export const isOfDossier = (owner: Owner): owner is Extract<Owner, { code: string }> =>
  'code' in owner

export const ownerOf = (d: SignedDocument): Owner =>
  d.dossierId === null
    ? { kind: d.ownerKind, id: d.ownerId ?? '', path: d.ownerPath ?? '', words: d.ownerWords ?? '' }
    : { kind: 'dossier', id: d.dossierId, code: d.dossierCode ?? '' }

/** How a paper's owner is called on pages and in the trail. */
export const ownerName = (owner: Owner): string => (isOfDossier(owner) ? owner.code : owner.words)
export const ownerPath = (owner: Owner): string =>
  isOfDossier(owner) ? `/can-bo/ho-so/${owner.code}` : owner.path

export type NewDocument = {
  id: DocumentId
  owner: Owner
  title: string
  symbol: string
  signer: { id: string; name: string }
  places: Places
  draftId: string
  numbered: { number: number; year: number } | undefined
  checkCode: string
  /** Words in place of the seal's picture. */
  mark: string | undefined
  at: Temporal.Instant
}

export function addDocument(tx: Tx, { unit, actor }: Who, d: NewDocument) {
  const of = isOfDossier(d.owner)
    ? { dossier: d.owner, other: undefined }
    : { dossier: undefined, other: d.owner }
  return tx.run`
    insert into signatures.document (unit_id, id, dossier_id, dossier_code, owner_kind, owner_id, owner_path, owner_words,
      title, symbol, state, signer_id, signer_name, places, draft_id, check_code, asked_at, asked_by, number, year,
      numbered_elsewhere, mark)
    values (${unit}, ${d.id}, ${of.dossier?.id ?? null}, ${of.dossier?.code ?? null}, ${d.owner.kind},
      ${of.other?.id ?? null}, ${of.other?.path ?? null}, ${of.other?.words ?? null}, ${d.title}, ${d.symbol}, 'waiting',
      ${d.signer.id}, ${d.signer.name}, ${JSON.stringify(d.places)}, ${d.draftId}, ${d.checkCode}, ${d.at.toString()},
      ${actor}, ${d.numbered?.number ?? null}, ${d.numbered?.year ?? null}, ${d.numbered !== undefined},
      ${d.mark ?? null})
  `
}

export const documentById = (q: Read, unit: UnitId, id: string) => q.maybe(DocumentRow)`
  select ${columns} from signatures.document where unit_id = ${unit} and id = ${id}
`

/** Held until the transaction ends: two who sign at once follow each other. */
export const lockDocument = (tx: Tx, unit: UnitId, id: string) => tx.maybe(DocumentRow)`
  select ${columns} from signatures.document where unit_id = ${unit} and id = ${id} for no key update
`

export const documentsOfDossier = (q: Read, unit: UnitId, dossier: string) => q.many(DocumentRow)`
  select ${columns} from signatures.document where unit_id = ${unit} and dossier_id = ${dossier} order by id
`

export const pageSize = 100

type Listed = {
  state: 'waiting' | 'signed'
  signer?: string | undefined
  after?: string | undefined
}

/** What waits for a leader's signature or for the seal, oldest first. */
export const openDocuments = (q: Read, unit: UnitId, { state, signer, after }: Listed) => q.many(
  DocumentRow,
)`
  select ${columns} from signatures.document
  where unit_id = ${unit} and state = ${state}
    and (${signer ?? null}::uuid is null or signer_id = ${signer ?? null}::uuid)
    and (${after ?? null}::uuid is null or id > ${after ?? null}::uuid)
  order by id limit ${pageSize + 1}
`

export const documentByCode = (q: Read, unit: UnitId, code: string) => q.maybe(DocumentRow)`
  select ${columns} from signatures.document where unit_id = ${unit} and check_code = ${code} and state = 'sealed'
`

export const documentByHash = (q: Read, unit: UnitId, sha256: Buffer) => q.maybe(DocumentRow)`
  select ${columns} from signatures.document where unit_id = ${unit} and state = 'sealed' and (sha256 = ${sha256}
    or id = (select document_id from signatures.attachment where unit_id = ${unit} and sha256 = ${sha256} limit 1))
  limit 1
`

/** The sealed result of a dossier; the last one when there are several. */
export const sealedResultOf = (q: Read, unit: UnitId, dossierCode: string) => q.maybe(DocumentRow)`
  select ${columns} from signatures.document d
  where unit_id = ${unit} and state = 'sealed'
    and dossier_id = (select id from dossiers.dossier o where o.unit_id = ${unit} and o.code = ${dossierCode})
  order by d.id desc limit 1
`

export const noteSigned = (
  tx: Tx,
  unit: UnitId,
  id: DocumentId,
  signedId: string,
  at: Temporal.Instant,
) => tx.run`
  update signatures.document set state = 'signed', signed_id = ${signedId}, signed_at = ${at.toString()}
  where unit_id = ${unit} and id = ${id} and state = 'waiting'
`

type Sealed = { sealedId: string; sha256: Buffer; at: Temporal.Instant; by: string }

export const noteSealed = (
  tx: Tx,
  unit: UnitId,
  id: DocumentId,
  { sealedId, sha256, at, by }: Sealed,
) => tx.run`
  update signatures.document set state = 'sealed', sealed_id = ${sealedId}, sha256 = ${sha256},
    sealed_at = ${at.toString()}, sealed_by = ${by}
  where unit_id = ${unit} and id = ${id} and state = 'signed'
`

export const noteWithdrawn = (tx: Tx, unit: UnitId, id: DocumentId) => tx.run`
  update signatures.document set state = 'withdrawn' where unit_id = ${unit} and id = ${id} and state = 'waiting'
`

const Last = z.object({ last: z.number() })

/** The number that the book of its owner gave to a sealed paper. */
export const giveNumber = (
  tx: Tx,
  unit: UnitId,
  id: string,
  { number, year }: { number: number; year: number },
) => tx.run`
  update signatures.document set number = ${number}, year = ${year}
  where unit_id = ${unit} and id = ${id} and state = 'sealed' and owner_kind <> 'dossier' and number is null
`

/**
 * The next number of a symbol in a year that nobody has typed into the book by hand; whoever comes at the same time waits, and
 * what is rolled back leaves no gap.
 */
export async function takeNumber(
  tx: Tx,
  unit: UnitId,
  { id, dossierId, symbol }: SignedDocument,
  year: number,
): Promise<number> {
  const next = () => tx.one(Last)`
    insert into signatures.serial (unit_id, symbol, year, last) values (${unit}, ${symbol}, ${year}, 1)
    on conflict (unit_id, symbol, year) do update set last = signatures.serial.last + 1
    returning last
  `
  const isFree = async (number: number) => {
    if (dossierId === null) return true
    const written = numberWords(number, symbol)
    return claimWritten(tx, unit, { dossier: dossierId, procedure: symbol, written, year })
  }
  let { last } = await next()
  while (!(await isFree(last))) ({ last } = await next())
  await tx.run`
    update signatures.document set number = ${last}, year = ${year} where unit_id = ${unit} and id = ${id}
  `
  return last
}
