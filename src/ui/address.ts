import { between } from '#platform/form.ts'

const start = 'http://here'
let last = { path: '/', url: new URL('/', start) }

/** Read once for a page: its frame, filters and pager all ask for the parts of the same address. */
function urlOf(path: string): URL {
  if (last.path !== path) last = { path, url: new URL(path, start) }
  return last.url
}

/** The query of a path as fields; of a name that comes twice, the values, one to a line. */
export function queryOf(path: string): Record<string, string> {
  const fields: Record<string, string> = {}
  for (const [name, value] of urlOf(path).searchParams) {
    const before = fields[name]
    fields[name] = before === undefined ? value : before + between + value
  }
  return fields
}

/** The same page with some fields of its query changed; a null takes the field out. */
export function withQuery(path: string, changes: Readonly<Record<string, string | null>>): string {
  const url = new URL(path, start)
  for (const [name, value] of Object.entries(changes)) {
    if (value === null) url.searchParams.delete(name)
    else url.searchParams.set(name, value)
  }
  return url.pathname + url.search
}

export const pathnameOf = (path: string): string => urlOf(path).pathname

/** The entry the reader is in: the longest address that the page's address begins with. */
export function currentOf(hrefs: readonly string[], path: string): string | undefined {
  const here = pathnameOf(path)
  return hrefs
    .filter((href) => here === href || (href !== '/' && here.startsWith(`${href}/`)))
    .toSorted((a, b) => b.length - a.length)[0]
}
