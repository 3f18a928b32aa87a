import type { FormDefinition, Section } from './definition.ts'
import { typedIn, type Raw } from './raw.ts'

/** How many rows of a repeated section to show: those typed in, at least the least, at most the most. */
export function rowCount({ id, repeat }: Section, raw: Raw): number {
  if (repeat === undefined) return 1
  const added = Number(typedIn(raw, `${id}._rows`))
  const wanted = Math.max(highestRow(id, raw) + 1, repeat.min, Number.isInteger(added) ? added : 0)
  return Math.min(repeat.max, wanted)
}

/** Rows sent beyond what the form takes: only a program can do that, and it should be told. */
export const rowsBeyond = ({ id, repeat }: Section, raw: Raw): boolean =>
  repeat !== undefined && highestRow(id, raw) >= repeat.max

function highestRow(id: string, raw: Raw): number {
  const start = `${id}.`
  return Object.keys(raw)
    .filter((name) => name.startsWith(start))
    .map((name) => /^(\d{1,4})\./.exec(name.slice(start.length))?.[1])
    .reduce((highest, index) => Math.max(highest, index === undefined ? -1 : Number(index)), -1)
}

/**
 * A form sent by one of its helping buttons (`_refresh`, `_add=children`, `_remove=children.1`)
 * wants to be shown again, not to be judged. Returns what to show, or nothing when it was a real
 * submission.
 */
export function reshape(definition: FormDefinition, raw: Raw): Raw | undefined {
  const { _refresh, _add, _remove, ...typed } = raw
  if (_add !== undefined) return withRow(definition, typed, _add)
  if (_remove !== undefined) return withoutRow(definition, typed, _remove)
  return _refresh === undefined ? undefined : typed
}

function withRow(definition: FormDefinition, raw: Raw, id: string): Raw {
  const section = repeated(definition, id)
  if (section === undefined) return raw
  return { ...raw, [`${id}._rows`]: String(rowCount(section, raw) + 1) }
}

function withoutRow(definition: FormDefinition, raw: Raw, row: string): Raw {
  const [, id = '', index = ''] = /^(\w+)\.(\d{1,4})$/.exec(row) ?? []
  const section = repeated(definition, id)
  if (section === undefined) return raw
  const rest = Object.entries(raw).flatMap(([name, value]) => {
    const [, at, field] = name.startsWith(`${id}.`) ? (/^\w+\.(\d+)\.(.+)$/.exec(name) ?? []) : []
    if (at === undefined || Number(at) < Number(index)) return [[name, value]]
    return at === index ? [] : [[`${id}.${Number(at) - 1}.${field}`, value]]
  })
  return { ...Object.fromEntries(rest), [`${id}._rows`]: String(rowCount(section, raw) - 1) }
}

const repeated = ({ sections }: FormDefinition, id: string) =>
  sections.find((section) => section.id === id && section.repeat !== undefined)
