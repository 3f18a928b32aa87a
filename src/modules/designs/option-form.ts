import type { Text } from '#modules/forms/index.ts'

import { most } from './limits.ts'
import { codeFor } from './names.ts'

type Option = { value: string; label: Text; hint?: Text | undefined }
type Read = { ok: true; options: Option[] } | { ok: false; message: string }

/**
 * Answers as they are typed, one to a line: `Nhãn`, `Nhãn | English`, or `mã = Nhãn | English`. An answer that was
 * there before keeps its code, so what people filled in stays what it was.
 */
export function optionsFrom(typed: string, before: readonly Option[]): Read {
  const lines = typed
    .split('\n')
    .map((line) => line.trim())
    .filter(Boolean)
  if (lines.length > most.options)
    return { ok: false, message: `Tối đa ${most.options} câu trả lời` }
  const options: Option[] = []
  const taken = new Set<string>()
  for (const line of lines) {
    const option = optionFrom(line, before, taken)
    if (option.value.length > 60 || option.label.vi === '')
      return { ok: false, message: `Dòng “${line.slice(0, 40)}” không đúng dạng` }
    taken.add(option.value)
    options.push(option)
  }
  return { ok: true, options }
}

function optionFrom(line: string, before: readonly Option[], taken: ReadonlySet<string>): Option {
  const [, code, rest = line] = /^([A-Za-z0-9_.-]{1,60}) = (.*)$/.exec(line) ?? []
  const [vi = '', en = ''] = rest.split(' | ').map((part) => part.trim())
  const known = code
    ? before.find(({ value }) => value === code)
    : before.find(({ label, value }) => label.vi === vi && !taken.has(value))
  return {
    value: code ?? known?.value ?? codeFor(vi, taken),
    label: { vi, en: en || (known?.label.vi === vi ? known.label.en : vi) },
    ...(known?.hint && { hint: known.hint }),
  }
}

export const optionsText = (options: readonly Option[]): string =>
  options
    .map(({ value, label: { vi, en } }) => `${value} = ${vi}${en === vi ? '' : ` | ${en}`}`)
    .join('\n')
