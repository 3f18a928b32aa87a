/** Markup that is already escaped. Only `markup` makes it, so text can never become markup by accident. */
export class Markup {
  readonly html: string
  constructor(html: string) {
    this.html = html
  }
}

type Piece = Markup | string | number | null | undefined | false

/**
 * Writes markup as a text for the few long lists where a component per cell would cost more than their query
 * (a page of fifty dossiers: a sixth of the time). Every value is escaped, pieces of Markup are not.
 */
export function markup(
  parts: TemplateStringsArray,
  ...values: (Piece | readonly Markup[])[]
): Markup {
  let html = parts[0] ?? ''
  let at = 0
  for (const value of values) {
    at += 1
    html += written(value) + (parts[at] ?? '')
  }
  return new Markup(html)
}

function written(value: Piece | readonly Markup[]): string {
  if (typeof value === 'string') return escaped(value)
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return joined(value)
  return escaped(String(value))
}

function joined(pieces: readonly Markup[]): string {
  let html = ''
  for (const piece of pieces) html += piece.html
  return html
}

const special = /["&'<>]/
const names: Readonly<Record<string, string>> = {
  '"': '&quot;',
  '&': '&amp;',
  "'": '&#39;',
  '<': '&lt;',
  '>': '&gt;',
}

const escaped = (text: string) =>
  special.test(text) ? text.replaceAll(/["&'<>]/g, (sign) => names[sign] ?? '') : text
