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
  for (const [i, value] of values.entries()) html += written(value) + (parts[i + 1] ?? '')
  return new Markup(html)
}

function written(value: Piece | readonly Markup[]): string {
  if (value === null || value === undefined || value === false) return ''
  if (value instanceof Markup) return value.html
  if (typeof value === 'object') return value.map(({ html }) => html).join('')
  return escaped(String(value))
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
