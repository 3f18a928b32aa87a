/** What comes from outside is read member by member: what is not as it should be throws, what is not known is left out. */
export type Members = Readonly<Record<string, unknown>>

export function object(value: unknown): Members {
  if (typeof value !== 'object' || value === null || Array.isArray(value))
    throw new Error('not an object')
  return value as Members
}

export function isWord(value: unknown, most = 200): string {
  if (typeof value !== 'string' || value === '' || value.length > most)
    throw new Error('not a word')
  return value
}

export function number(value: unknown, least: number, most = Number.MAX_SAFE_INTEGER): number {
  if (typeof value !== 'number' || !Number.isFinite(value) || value < least || value > most)
    throw new Error('not a number that we take')
  return value
}

export function isHash(value: unknown): string {
  if (typeof value !== 'string' || !/^[0-9a-f]{64}$/.test(value)) throw new Error('not a hash')
  return value
}

export function isInstant(value: unknown): string {
  const text = isWord(value, 60)
  if (
    !/^\d{4}-\d\d-\d\dT\d\d:\d\d.*(Z|[+-]\d\d:?\d\d)$/.test(text) ||
    Number.isNaN(Date.parse(text))
  )
    throw new Error('not an instant')
  return text
}

export function isTimeOfDay(value: unknown): string {
  const text = isWord(value, 8)
  if (!/^(([01]\d|2[0-3]):[0-5]\d(:[0-5]\d)?|24:00(:00)?)$/.test(text))
    throw new Error('not a time of day')
  return text
}

export function each<T>(value: unknown, read: (one: unknown) => T): T[] {
  if (!Array.isArray(value)) throw new Error('not a list')
  return value.map(read)
}

export function optional<Name extends string, T>(
  name: Name,
  value: unknown,
  read: (value: unknown) => T,
): { [key in Name]?: T } {
  if (value === undefined || value === null) return {}
  return { [name]: read(value) } as { [key in Name]?: T }
}

/** What a refusal says of itself: RFC 9457, or the beginning of whatever came. */
export function saidIn(text: string): string {
  try {
    const { detail, title } = JSON.parse(text) as { detail?: unknown; title?: unknown }
    const said = typeof detail === 'string' ? detail : title
    if (typeof said === 'string') return said.slice(0, 200)
  } catch {
    // Not JSON: some other server's page.
  }
  return text.replaceAll(/\s+/g, ' ').slice(0, 80)
}
