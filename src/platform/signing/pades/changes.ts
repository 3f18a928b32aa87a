import type { PdfFile } from '../pdf/file.ts'
import { isPage, pagesOf } from '../pdf/pages.ts'
import {
  isDict,
  isList,
  isRef,
  isStream,
  nameOf,
  wordsOf,
  type Dict,
  type Value,
} from '../pdf/values.ts'
import { written } from '../pdf/write.ts'

/**
 * What came after a signature. Signatures, validation data, the filling of fields that the signer left open, and the
 * description of the file are lawful; anything else changes what the signer saw or may have seen.
 */
export type Change =
  | { kind: 'signature' | 'validation' | 'filled' | 'description'; what: string }
  | { kind: 'content'; what: string }

type Pair = { number: number; before: Value; after: Value }
type Roles = ReadonlyMap<
  number,
  'catalog' | 'form' | 'fields' | 'annots' | 'validation' | 'description'
>
type Look = { before: PdfFile; after: PdfFile; roles: Roles }

const mostCompared = 200_000

/** Compares what a signature covered with the file as it is now. */
export function changesAfter(before: PdfFile, after: PdfFile): Change[] {
  const changes: Change[] = []
  if (before.root.number !== after.root.number) return [content('another catalog')]
  const numbers = newerNumbers(before, after)
  if (numbers.size > mostCompared) return [content('too many changes')]
  const look = { before, after, roles: rolesOf(before) }
  for (const number of numbers) changes.push(...changeOf(number, look))
  return changes
}

const content = (what: string): Change => ({ kind: 'content', what })

function newerNumbers(before: PdfFile, after: PdfFile): Set<number> {
  const newer = after.sections.filter(({ at }) => at >= before.bytes.length)
  // Sections that claim to be old but that the signed file does not have were slipped in.
  const strange = after.sections.filter(
    ({ at }) => at < before.bytes.length && !before.sections.some((one) => one.at === at),
  )
  return new Set([...newer, ...strange].flatMap(({ entries }) => [...entries.keys()]))
}

/** What the objects of the signed file are to it, where that matters. */
function rolesOf(file: PdfFile): Roles {
  const roles = new Map<
    number,
    'catalog' | 'form' | 'fields' | 'annots' | 'validation' | 'description'
  >()
  const give = (
    value: Value | undefined,
    role: 'form' | 'fields' | 'annots' | 'validation' | 'description',
  ) => {
    if (isRef(value)) roles.set(value.number, role)
  }
  roles.set(file.root.number, 'catalog')
  const { catalog } = file
  give(catalog.get('AcroForm'), 'form')
  give(file.maybeDict(catalog.get('AcroForm'))?.get('Fields'), 'fields')
  give(catalog.get('Metadata'), 'description')
  give(file.trailer.get('Info'), 'description')
  give(catalog.get('DSS'), 'validation')
  for (const part of file.maybeDict(catalog.get('DSS'))?.values() ?? []) give(part, 'validation')
  for (const page of pagesOf(file)) give(file.dict(page).get('Annots'), 'annots')
  return roles
}

function changeOf(number: number, look: Look): Change[] {
  const { before, after, roles } = look
  if (number === 0) return []
  const was = before.entries.get(number)
  const old = was && was.is !== 'free' ? before.object(number) : undefined
  const now = after.object(number)
  if (isStream(now) && ['XRef', 'ObjStm'].includes(nameOf(now.dict.get('Type')))) return []
  // A number that the signed file knew of but had nothing behind: something of it may point there.
  if (old === undefined)
    return number < before.size && !isFresh(number, before) ? [content(`object ${number}`)] : []
  if (same(old, now)) return []
  const pair = { number, before: old, after: now }
  switch (roles.get(number)) {
    case 'catalog':
      return catalogChange(pair, look)
    case 'form':
      return dictChange(pair, look, { SigFlags: fine, Fields: listGrows, DR: fine, DA: fine })
    case 'fields':
    case 'annots':
      return listGrows(old, now, look)
    case 'validation':
      return [{ kind: 'validation', what: 'DSS' }]
    case 'description':
      return [{ kind: 'description', what: `object ${number}` }]
    case undefined:
      if (isPage(old)) return dictChange(pair, look, { Annots: listGrows })
      return fieldChange(pair, look)
  }
}

/** A free number to which nothing in the signed file refers, as the first of every table is. */
const isFresh = (number: number, file: PdfFile) =>
  file.entries.get(number)?.is === 'free' && !refersTo(file, number)

function refersTo(file: PdfFile, number: number): boolean {
  const sought = new RegExp(`(?<!\\d)${number} \\d+ R`)
  for (const one of file.entries.keys()) if (sought.test(written(file.object(one)))) return true
  return false
}

export const same = (a: Value, b: Value): boolean =>
  written(a) === written(b) &&
  (!isStream(a) || !isStream(b) || Buffer.compare(a.raw, b.raw) === 0) &&
  isStream(a) === isStream(b)

type Compare = (before: Value | undefined, after: Value | undefined, look: Look) => Change[]

const fine: Compare = () => []

/** A dictionary in which only these keys may have changed. */
function dictChange(
  { number, before, after }: Pair,
  look: Look,
  allowed: Record<string, Compare>,
): Change[] {
  if (!isDict(before) || !isDict(after)) return [content(`object ${number}`)]
  return [...new Set([...before.keys(), ...after.keys()])].flatMap((key) => {
    const [a, b] = [before.get(key), after.get(key)]
    if (a !== undefined && b !== undefined && same(a, b)) return []
    const compare = Object.hasOwn(allowed, key) ? allowed[key] : undefined
    return compare ? compare(a, b, look) : [content(`object ${number}, ${key}`)]
  })
}

const catalogChange = (pair: Pair, look: Look): Change[] =>
  dictChange(pair, look, {
    DSS: () => [{ kind: 'validation', what: 'DSS' }],
    AcroForm: (a, b) => formChange(pair.number, a, b, look),
    Perms: (a) => (a === undefined ? [] : [content('permissions')]),
    Metadata: () => [{ kind: 'description', what: 'metadata' }],
    Extensions: fine,
    Version: fine,
  })

/** The form itself: it stood in the catalog, or is new, or has moved. */
function formChange(
  number: number,
  a: Value | undefined,
  b: Value | undefined,
  look: Look,
): Change[] {
  const before = look.before.resolve(a)
  const after = look.after.resolve(b)
  return dictChange(
    { number, before: isDict(before) ? before : new Map<string, Value>(), after },
    look,
    { SigFlags: fine, Fields: listGrows, DR: fine, DA: fine },
  )
}

/** A list of fields or annotations: what was there stays in its order, and only signature fields are added. */
const listGrows: Compare = (a, b, look) => {
  const before = look.before.resolve(a)
  const after = look.after.resolve(b)
  const old = isList(before) ? before : []
  if (!isList(after) || after.length < old.length) return [content('annotations')]
  if (!old.every((one, nth) => same(one, after[nth] ?? null))) return [content('annotations')]
  return after.slice(old.length).flatMap((one) => addedWidget(one, look))
}

/** Larger than this, in points, a mark is no signature but a page over the page. */
const [widest, highest] = [320, 220]

function addedWidget(value: Value, { after }: Look): Change[] {
  const field = after.resolve(value)
  if (!isDict(field) || !isSignatureField(field, after)) return [content('an annotation')]
  const sides = after.list(field.get('Rect')).map((side) => after.resolve(side))
  const [a = 0, b = 0, c = 0, d = 0] = sides.map((side) => (typeof side === 'number' ? side : 0))
  if (Math.abs(c - a) > widest || Math.abs(d - b) > highest)
    return [content('an annotation over the page')]
  return [{ kind: 'signature', what: wordsOf(field.get('T')) }]
}

const isSignatureField = (field: Dict, file: PdfFile) =>
  nameOf(file.resolve(field.get('FT'))) === 'Sig' && nameOf(field.get('Subtype')) === 'Widget'

/** A field that was laid out before is filled: its value and its look, nothing else, and only once. */
function fieldChange(pair: Pair, look: Look): Change[] {
  const { before, after } = pair
  if (!isDict(before) || !isDict(after) || !before.has('FT'))
    return [content(`object ${pair.number}`)]
  if (before.has('V')) return [content(`field ${wordsOf(before.get('T'))}`)]
  const kind = isSignatureField(before, look.before) ? 'signature' : 'filled'
  const other = dictChange(pair, look, { V: fine, AP: fine, M: fine, AS: fine, MK: fine })
  return [...other, { kind, what: wordsOf(before.get('T')) }]
}
