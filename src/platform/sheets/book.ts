import { posix } from 'node:path'

import { BrokenSheet } from './broken.ts'
import { isDateFormat } from './dates.ts'
import type { Package } from './package.ts'
import { wholeXml } from './xml.ts'

/** What must be known of a workbook before its first sheet is read. */
export type Book = {
  sheet: string
  strings: string | undefined
  from1904: boolean
  /** Styles under which a number is a day. */
  dateStyles: ReadonlySet<number>
}

export async function bookOf(parts: Package): Promise<Book> {
  const main = await mainPart(parts)
  const links = await linksOf(parts, main)
  let first: string | undefined
  let from1904 = false
  await wholeXml(await parts.small(main), {
    open: (name, attributes) => {
      if (name === 'workbookPr') from1904 = /^(1|true)$/.test(attributes['date1904'] ?? '')
      if (name !== 'sheet' || /hidden/i.test(attributes['state'] ?? '')) return
      first ??= Object.entries(attributes).find(([key]) => key.endsWith(':id'))?.[1]
    },
  })
  const sheet = links.find(({ id }) => id === first)?.target
  if (!sheet || !parts.has(sheet)) throw new BrokenSheet('not-a-workbook')
  const ofKind = (kind: string) =>
    links.find(({ type, target }) => type.endsWith(`/${kind}`) && parts.has(target))?.target
  const styles = ofKind('styles')
  return {
    sheet,
    strings: ofKind('sharedStrings'),
    from1904,
    dateStyles: styles ? await dateStylesOf(parts, styles) : new Set(),
  }
}

type Link = { id: string; type: string; target: string }

async function mainPart(parts: Package): Promise<string> {
  if (!parts.has('_rels/.rels')) throw new BrokenSheet('not-a-workbook')
  const [main] = (await linksOf(parts, '')).filter(({ type }) => type.endsWith('/officeDocument'))
  if (!main || !parts.has(main.target) || !main.target.startsWith('xl/'))
    throw new BrokenSheet('not-a-workbook')
  return main.target
}

async function linksOf(parts: Package, of: string): Promise<Link[]> {
  const folder = posix.dirname(of)
  const name = posix.join(folder, '_rels', `${posix.basename(of)}.rels`)
  const links: Link[] = []
  if (!parts.has(name)) return links
  await wholeXml(await parts.small(name), {
    open: (tag, { Id = '', Type = '', Target = '' }) => {
      if (tag !== 'Relationship') return
      const target = Target.startsWith('/') ? Target.slice(1) : posix.join(folder, Target)
      links.push({ id: Id, type: Type, target })
    },
  })
  return links
}

async function dateStylesOf(parts: Package, name: string): Promise<ReadonlySet<number>> {
  const codes = new Map<number, string>()
  const dates = new Set<number>()
  let isCells = false
  let style = 0
  await wholeXml(await parts.small(name), {
    open: (tag, attributes) => {
      if (tag === 'numFmt')
        codes.set(Number(attributes['numFmtId']), attributes['formatCode'] ?? '')
      if (tag === 'cellXfs') isCells = true
      if (tag !== 'xf' || !isCells) return
      const id = Number(attributes['numFmtId'] ?? 0)
      if (isDateFormat(id, codes.get(id))) dates.add(style)
      style += 1
    },
    close: (tag) => {
      if (tag === 'cellXfs') isCells = false
    },
  })
  return dates
}
