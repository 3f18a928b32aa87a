import type { PdfFile } from '../pdf/file.ts'
import { contentOf } from '../pdf/filters.ts'
import { dict, isDict, isList, isRef, isStream, name, type Value } from '../pdf/values.ts'
import { packed, type Update } from '../pdf/write.ts'
import { changeCatalog } from './fields.ts'

/** What a later check needs when nobody answers any more: certificates and what was said of them. */
export type Validation = {
  certificates: readonly Uint8Array[]
  ocsps: readonly Uint8Array[]
  crls: readonly Uint8Array[]
}

const keys = { certificates: 'Certs', ocsps: 'OCSPs', crls: 'CRLs' } as const
const kinds = ['certificates', 'ocsps', 'crls'] as const

/** The document security store (DSS) of an update: what was there stays, what is new is added. */
export function addValidation(update: Update, validation: Validation) {
  const catalog = update.now(update.file.root)
  const value = isDict(catalog) ? catalog.get('DSS') : undefined
  const before = isRef(value) ? update.now(value) : (value ?? null)
  const store = new Map<string, Value>(isDict(before) ? before : [['Type', name('DSS')]])
  const known = validationIn(update.file)
  for (const kind of kinds) {
    const fresh = validation[kind].filter(
      (one) => !known[kind].some((other) => Buffer.compare(one, other) === 0),
    )
    const list = update.file.list(store.get(keys[kind]))
    const added = unique(fresh).map((bytes) => update.add(packed({}, bytes)))
    if (list.length + added.length > 0) store.set(keys[kind], [...list, ...added])
  }
  if (isRef(value)) update.put(value, store)
  else changeCatalog(update, { DSS: update.add(store) })
}

const unique = (all: readonly Uint8Array[]) => [
  ...new Map(all.map((one) => [Buffer.from(one).toString('base64'), one])).values(),
]

const most = 200

/** What a file carries for its own check; what cannot be read is left out. */
export function validationIn(file: PdfFile): { [Kind in (typeof kinds)[number]]: Uint8Array[] } {
  const store = file.maybeDict(file.catalog.get('DSS')) ?? dict({})
  const read = (key: string) => {
    const list = file.resolve(store.get(key))
    if (!isList(list)) return []
    return list.slice(0, most).flatMap((one) => {
      const stream = file.resolve(one)
      return isStream(stream) ? [contentOf(stream, file.resolve)] : []
    })
  }
  return { certificates: read(keys.certificates), ocsps: read(keys.ocsps), crls: read(keys.crls) }
}
