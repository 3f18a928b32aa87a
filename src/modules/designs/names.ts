import { fold } from '#platform/fold.ts'

/** "Đơn xin phép" → "don-xin-phep"; never empty, at most `most` letters. */
export function slugOf(text: string, most: number, blank: string): string {
  const slug = fold(text)
    .replaceAll(/[^a-z0-9]+/g, '-')
    .replaceAll(/^-+|-+$/g, '')
  return slug.slice(0, most).replace(/-+$/, '') || blank
}

/** "Đến ngày" → "denNgay": a name for a field or section, that no other has. */
export function nameFor(label: string, taken: ReadonlySet<string>, blank = 'muc'): string {
  const [first = '', ...more] = slugOf(label, 60, blank).split('-')
  const start = /^[a-z]/.test(first) ? first : `${blank}${first}`
  const name = [start, ...more.map((word) => word.charAt(0).toUpperCase() + word.slice(1))]
    .join('')
    .slice(0, 34)
  return fresh(name, taken, '')
}

/** "Trường hợp khác" → "truong-hop-khac": a code for a case or paper, that no other has. */
export const codeFor = (label: string, taken: ReadonlySet<string>): string =>
  fresh(slugOf(label, 50, 'muc'), taken, '-')

function fresh(name: string, taken: ReadonlySet<string>, between: string): string {
  if (!taken.has(name)) return name
  for (let n = 2; ; n += 1) if (!taken.has(`${name}${between}${n}`)) return `${name}${between}${n}`
}
