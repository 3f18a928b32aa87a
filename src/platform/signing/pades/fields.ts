import { PdfFile } from '../pdf/file.ts'
import { boxOf, importPage, pagesOf } from '../pdf/pages.ts'
import {
  dict,
  isDict,
  isList,
  isRef,
  isText,
  name,
  PdfFault,
  text,
  wordsOf,
  type Dict,
  type Ref,
  type Value,
} from '../pdf/values.ts'
import type { Update } from '../pdf/write.ts'

/** Where something stands: page from 1, points from the lower left corner. */
export type Place = { page: number; x: number; y: number; width: number; height: number }

/** A field that is laid out before the first signature, to be filled by a later one. */
export type NewField = { name: string; kind: 'text' | 'signature'; place: Place; label: string }

const formOf = (update: Update): { form: Dict; where: Ref | undefined } => {
  const catalog = update.now(update.file.root)
  if (!isDict(catalog)) throw new PdfFault('no catalog')
  const value = catalog.get('AcroForm')
  const form = isRef(value) ? update.now(value) : (value ?? null)
  return {
    form: isDict(form) ? form : new Map<string, Value>(),
    where: isRef(value) ? value : undefined,
  }
}

/** Changes the catalog; the update then holds the new version. */
export function changeCatalog(update: Update, entries: Record<string, Value>) {
  const catalog = update.now(update.file.root)
  if (!isDict(catalog)) throw new PdfFault('no catalog')
  update.put(update.file.root, new Map([...catalog, ...Object.entries(entries)]))
}

/** The field of this name, wherever it hangs. */
export function fieldNamed(update: Update, wanted: string): Ref | undefined {
  const { form } = formOf(update)
  const fields = form.get('Fields')
  const list = isRef(fields) ? update.now(fields) : (fields ?? null)
  if (!isList(list)) return undefined
  return list.filter(isRef).find((one) => {
    const field = update.now(one)
    return isDict(field) && isText(field.get('T')) && wordsOf(field.get('T')) === wanted
  })
}

/** Lays out fields: each a widget on its page, all of them in the form. */
export function addFields(update: Update, fields: readonly NewField[]): Ref[] {
  const pages = pagesOf(update.file)
  const refs = fields.map((field) => addWidget(update, pages, field))
  const { form, where } = formOf(update)
  const before = form.get('Fields')
  const list = isRef(before) ? update.now(before) : (before ?? null)
  const after = [...(isList(list) ? list : []), ...refs]
  const changed: Dict = new Map([...form, ['SigFlags', 3], ['Fields', after]])
  if (!changed.has('DR')) changed.set('DR', plainFonts)
  if (!changed.has('DA')) changed.set('DA', text('/Helv 12 Tf 0 g'))
  if (where) update.put(where, changed)
  else changeCatalog(update, { AcroForm: update.add(changed) })
  return refs
}

const plainFonts = dict({
  Font: dict({
    Helv: dict({ Type: name('Font'), Subtype: name('Type1'), BaseFont: name('Helvetica') }),
  }),
})

/** Print, and locked against moving about. */
const flags = 132

function addWidget(update: Update, pages: readonly Ref[], field: NewField): Ref {
  const { place, kind, label } = field
  const page = pages[Math.min(Math.max(place.page, 1), pages.length) - 1]
  if (!page) throw new PdfFault('no such page')
  const [left, bottom] = boxOf(update.file, update.file.dict(page))
  const [x, y] = [left + place.x, bottom + place.y]
  const widget = update.add(
    dict({
      Type: name('Annot'),
      Subtype: name('Widget'),
      FT: name(kind === 'text' ? 'Tx' : 'Sig'),
      T: text(field.name),
      TU: text(label),
      Rect: [x, y, x + place.width, y + place.height],
      P: page,
      F: flags,
      Ff: kind === 'text' ? 1 : undefined,
      DA: kind === 'text' ? text('/Helv 12 Tf 0 g') : undefined,
    }),
  )
  hang(update, page, widget)
  return widget
}

function hang(update: Update, page: Ref, widget: Ref) {
  const value = update.now(page)
  if (!isDict(value)) throw new PdfFault('page expected')
  const annots = value.get('Annots')
  const list = isRef(annots) ? update.now(annots) : (annots ?? null)
  const after = [...(isList(list) ? list : []), widget]
  if (isRef(annots)) update.put(annots, after)
  else update.put(page, new Map([...value, ['Annots', after]]))
}

/** Fills a field of the form: its value, and how it looks, the first page of a small PDF. */
export function fill(update: Update, field: Ref, value: Value, look: Uint8Array | undefined) {
  const before = update.now(field)
  if (!isDict(before)) throw new PdfFault('field expected')
  const after: Dict = new Map([...before, ['V', value]])
  if (look) {
    const { picture } = importPage(update, new PdfFile(look))
    after.set('AP', dict({ N: picture }))
  }
  update.put(field, after)
}
