import type { PdfFile } from './file.ts'
import { contentOf } from './filters.ts'
import {
  dict,
  isDict,
  isList,
  isRef,
  isStream,
  name,
  nameOf,
  PdfFault,
  type Dict,
  type Ref,
  type Value,
} from './values.ts'
import { packed, type Update } from './write.ts'

const mostPages = 20_000

/** The pages in order. */
export function pagesOf(file: PdfFile): Ref[] {
  const pages: Ref[] = []
  const seen = new Set<number>()
  const walk = (value: Value, depth: number) => {
    if (!isRef(value)) throw new PdfFault('page without number')
    if (seen.has(value.number) || depth > 50) throw new PdfFault('pages run in a circle')
    seen.add(value.number)
    const node = file.dict(value)
    if (!node.has('Kids')) return void pages.push(value)
    for (const kid of file.list(node.get('Kids'))) walk(kid, depth + 1)
    if (pages.length > mostPages) throw new PdfFault('too many pages')
  }
  const first = file.catalog.get('Pages')
  if (first !== undefined) walk(first, 0)
  if (pages.length === 0) throw new PdfFault('no pages')
  return pages
}

/** What a page has itself or from the node above it. */
export function inherited(file: PdfFile, page: Dict, key: string): Value {
  let node: Dict | undefined = page
  for (let hops = 0; node && hops < 50; hops += 1) {
    if (node.has(key)) return file.resolve(node.get(key))
    node = file.maybeDict(node.get('Parent'))
  }
  return null
}

/** Left, bottom, right and top of a page in points. */
export function boxOf(file: PdfFile, page: Dict): [number, number, number, number] {
  const box = inherited(file, page, 'MediaBox')
  const sides = isList(box) ? box.map((side) => file.resolve(side)) : []
  const [a, b, c, d] = sides
  if (
    typeof a !== 'number' ||
    typeof b !== 'number' ||
    typeof c !== 'number' ||
    typeof d !== 'number'
  )
    return [0, 0, 595, 842]
  return [Math.min(a, c), Math.min(b, d), Math.max(a, c), Math.max(b, d)]
}

/** Takes the first page of another file over as a picture that may be put anywhere: with its fonts and images. */
export function importPage(
  update: Update,
  source: PdfFile,
): { picture: Ref; width: number; height: number } {
  const [first] = pagesOf(source)
  const page = source.dict(first)
  const [left, bottom, right, top] = boxOf(source, page)
  const resources = copied(update, source, inherited(source, page, 'Resources'))
  const picture = update.add(
    packed(
      {
        Type: name('XObject'),
        Subtype: name('Form'),
        BBox: [left, bottom, right, top],
        Resources: resources ?? dict({}),
      },
      contentsOf(source, page),
    ),
  )
  return { picture, width: right - left, height: top - bottom }
}

function contentsOf(source: PdfFile, page: Dict): Buffer {
  const contents = source.resolve(page.get('Contents'))
  const parts = isList(contents) ? contents.map((part) => source.resolve(part)) : [contents]
  return Buffer.concat(
    parts.filter(isStream).flatMap((part) => [contentOf(part, source.resolve), Buffer.from('\n')]),
  )
}

const leftBehind = new Set(['StructParents', 'StructParent', 'Parent', 'P'])

/** A value with all it refers to, under new numbers. */
function copied(update: Update, source: PdfFile, value: Value): Value {
  const numbers = new Map<number, Ref>()
  const copy = (one: Value): Value => {
    if (isRef(one)) return follow(one)
    if (isList(one)) return one.map(copy)
    if (isDict(one)) return copyDict(one)
    if (isStream(one)) return { ...one, dict: copyDict(one.dict) }
    return one
  }
  const copyDict = (one: Dict): Dict =>
    new Map(
      [...one].filter(([key]) => !leftBehind.has(key)).map(([key, part]) => [key, copy(part)]),
    )
  const follow = (one: Ref): Ref => {
    const known = numbers.get(one.number)
    if (known) return known
    if (numbers.size > 2_000) throw new PdfFault('too many objects')
    const fresh = update.add(null)
    numbers.set(one.number, fresh)
    update.put(fresh, copy(source.object(one.number)))
    return fresh
  }
  return copy(value)
}

/** Whether this is a page. */
export const isPage = (value: Value): boolean =>
  isDict(value) && nameOf(value.get('Type')) === 'Page'
