import { fieldsIn } from '../conditions.ts'
import type { FormContent } from '../definition.ts'
import { directoryOf, lookUp } from './directory.ts'
import { error, type Finding } from './finding.ts'

/** Fields whose conditions ask each other, so that none of them can ever be judged. */
export function circleFindings(content: FormContent): Finding[] {
  const asks = asksOf(content)
  const found: Finding[] = []
  const told = new Set<string>()
  for (const start of asks.keys()) {
    const circle = circleFrom(start, asks)
    if (!circle || circle.length < 2 || circle.some((key) => told.has(key))) continue
    for (const key of circle) told.add(key)
    const [section = '', field = ''] = start.split('/')
    const names = [...circle, start].map((key) => labelOf(content, key))
    found.push(
      error(
        { kind: 'field', section, field },
        'visibleWhen',
        `Các điều kiện hỏi vòng tròn: ${names.map(({ vi }) => `“${vi}”`).join(' → ')}`,
        `The conditions go in a circle: ${names.map(({ en }) => `“${en}”`).join(' → ')}`,
      ),
    )
  }
  return found
}

/** section/field → the fields that decide whether it is shown. */
function asksOf(content: FormContent): Map<string, string[]> {
  const entries = directoryOf(content)
  const asks = new Map<string, string[]>()
  for (const section of content.sections)
    for (const field of section.fields) {
      const seek = (name: string, from?: typeof section) => {
        const entry = lookUp(entries, name, from)
        return entry ? [`${entry.section.id}/${entry.of.name}`] : []
      }
      asks.set(`${section.id}/${field.name}`, [
        ...fieldsIn(section.visibleWhen).flatMap((name) => seek(name)),
        ...fieldsIn(field.visibleWhen).flatMap((name) => seek(name, section)),
      ])
    }
  return asks
}

function circleFrom(start: string, asks: ReadonlyMap<string, string[]>): string[] | undefined {
  const seen = new Set<string>()
  const search = (key: string, way: string[]): string[] | undefined => {
    for (const next of asks.get(key) ?? []) {
      if (next === start) return [...way, key]
      if (seen.has(next)) continue
      seen.add(next)
      const circle = search(next, [...way, key])
      if (circle) return circle
    }
    return undefined
  }
  return search(start, [])
}

function labelOf({ sections }: FormContent, key: string) {
  const [id, name = key] = key.split('/')
  const field = sections.find((one) => one.id === id)?.fields.find((one) => one.name === name)
  return field && 'label' in field ? field.label : { vi: name, en: name }
}
