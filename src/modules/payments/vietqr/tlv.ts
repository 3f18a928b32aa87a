/** One field of a payload: a two-digit tag, a two-digit length, a value. */
export type Field = { tag: string; value: string }

/** What was read before it stopped making sense, and the tag that is to blame. */
export type Fields = { fields: Field[]; bad?: string }

export const field = (tag: string, value: string): string =>
  `${tag}${String(value.length).padStart(2, '0')}${value}`

/**
 * Reads tag after tag. A length that lies is seen only where the next tag should begin: when what stands there is not a tag
 * that this place may hold, the one before is to blame.
 */
export function fieldsIn(text: string, usual: ReadonlySet<string>): Fields {
  const fields: Field[] = []
  let at = 0
  while (at < text.length) {
    const tag = text.slice(at, at + 2)
    const length = text.slice(at + 2, at + 4)
    const value = text.slice(at + 4, at + 4 + Number(length))
    const isWhole = /^\d{2}$/.test(tag) && /^\d{2}$/.test(length) && value.length === Number(length)
    if (!isWhole || value === '') return { fields, bad: blamed(tag, fields, usual) }
    fields.push({ tag, value })
    at += 4 + value.length
  }
  return { fields }
}

const blamed = (tag: string, before: readonly Field[], usual: ReadonlySet<string>) =>
  usual.has(tag) ? tag : (before.at(-1)?.tag ?? (/^\d{2}$/.test(tag) ? tag : '00'))
