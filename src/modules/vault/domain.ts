import { fold } from '#platform/fold.ts'
import type { Id } from '#platform/id.ts'

export type StoredPaperId = Id<'stored-paper'>

/** Hình thức: how the paper was when it was handed in. */
export type PaperForm = 'original' | 'certified' | 'copy' | 'electronic'

/**
 * Giấy tờ đã lưu: a paper that a person handed in or was given, kept by reference to its dossier's file. A certified electronic copy is of
 * no dossier: then the code is that of its visit at the counter.
 */
export type StoredPaper = {
  id: StoredPaperId
  personId: string
  origin: 'component' | 'result' | 'certified'
  dossierId: string
  dossierCode: string
  procedureName: string
  number: number
  name: string
  form: PaperForm
  documentNumber: string | null
  fileId: string
  givenAt: Temporal.Instant
  givenBy: string
  issuedOn: Temporal.PlainDate | null
  /** Cơ quan cấp, and until when the paper itself says that it is good; as an officer read them. */
  issuer: string | null
  expiresOn: Temporal.PlainDate | null
  hiddenAt: Temporal.Instant | null
}

/** Loại giấy tờ: under which names one kind of paper is asked for and handed in, and how long it may be reused. */
export type PaperKind = {
  code: string
  name: string
  synonyms: readonly string[]
  /** Days it is good for after it was issued; null where no limit is known. */
  days: number | null
  /** Declarations and powers of attorney are about one matter and are never reused. */
  reusable: boolean
  source: string
}

type Named = { folded: string; kind: PaperKind }

/** The kinds with their names folded once, for many questions. */
export type KindIndex = readonly Named[]

export const kindIndex = (kinds: readonly PaperKind[]): KindIndex =>
  kinds.flatMap((kind) =>
    [...new Set([kind.name, ...kind.synonyms].map(fold))]
      .filter(Boolean)
      .map((folded) => ({ folded, kind })),
  )

type Hit = { at: number; length: number; kind: PaperKind }

/**
 * Which kinds a paper's name speaks of. A component may name several ("bản án ly hôn hoặc trích lục khai tử"). Where one name
 * lies within another ("trích lục khai tử" in "giấy tờ thay trích lục khai tử") the longer counts; and what begins as a
 * declaration or a power of attorney is one, whatever it mentions afterwards.
 */
export function kindsOfName(index: KindIndex, name: string): PaperKind[] {
  const text = ` ${fold(name).replaceAll(/[^\p{L}\p{N}]+/gu, ' ')} `
  const hits = index.flatMap(({ folded, kind }) => hitsOf(text, folded, kind))
  const whole = hits.filter((hit) => !hits.some((other) => covers(other, hit)))
  const ordered = whole.toSorted((one, other) => one.at - other.at)
  if (ordered[0]?.kind.reusable === false) return []
  const kinds = ordered.map(({ kind }) => kind).filter(({ reusable }) => reusable)
  return [...new Map(kinds.map((kind) => [kind.code, kind])).values()]
}

function hitsOf(text: string, folded: string, kind: PaperKind): Hit[] {
  const phrase = ` ${folded.replaceAll(/[^\p{L}\p{N}]+/gu, ' ').trim()} `
  const at = phrase.trim() === '' ? -1 : text.indexOf(phrase)
  return at < 0 ? [] : [{ at, length: phrase.length, kind }]
}

const covers = (one: Hit, other: Hit) =>
  one.length > other.length && one.at <= other.at && one.at + one.length >= other.at + other.length

type Dates = Pick<StoredPaper, 'issuedOn'> &
  Partial<Pick<StoredPaper, 'expiresOn'>> & { givenOn: Temporal.PlainDate }

/** Until when a stored paper is good: as it says itself, else as its kind allows; undefined without a limit. */
export function validUntil(
  { issuedOn, expiresOn, givenOn }: Dates,
  kinds: readonly Pick<PaperKind, 'days'>[],
): Temporal.PlainDate | undefined {
  if (expiresOn) return expiresOn
  const days = kinds.map((kind) => kind.days)
  // Of a paper that may be of several kinds the most generous counts: an officer looks at it anyway.
  if (days.length === 0 || days.includes(null)) return undefined
  return (issuedOn ?? givenOn).add({ days: Math.max(...days.map(Number)) })
}

/** Mã kết quả: by which a result is called in a later dossier. */
export const resultCode = ({
  dossierCode,
  number,
}: Pick<StoredPaper, 'dossierCode' | 'number'>): string => `${dossierCode}.KQ${number}`

/** A paper's name without the number that several files of one paper get. */
export const plainName = (name: string): string => name.replace(/ \(\d+\)$/, '')
