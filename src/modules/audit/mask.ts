/** Fields that are personal by their name, whatever they hold. */
const personal = /id_?number|phone|e_?mail|address|birth|cccd|cmnd|password|secret|token/i

const email = /[\p{L}\d._%+-]+@[\p{L}\d-]+(?:\.[\p{L}\d-]+)+/gu
/** Nine digits or more, also in groups: identity numbers, telephone numbers, accounts. Codes with hyphens are not meant. */
const longNumber = /(?<![\p{L}\d-])\+?\d(?:[ .]?\d){8,}(?![\p{L}\d-])/gu

const covered = '••••••'

/** Free text as the trail may show it: numbers and addresses that lead to a person are covered. */
export const masked = (text: string): string =>
  text.replaceAll(email, covered).replaceAll(longNumber, covered)

export type TrailFact = { key: string; value: string }

const longest = 400

/** What an event carries, line by line, without numbers and addresses of people. Nested values are one line of JSON. */
export const factsOf = (data: Record<string, unknown>): TrailFact[] =>
  Object.entries(data)
    .filter(([, value]) => value !== null && value !== undefined && value !== '')
    .map(([key, value]) => ({ key, value: personal.test(key) ? covered : shown(value) }))

function shown(value: unknown): string {
  const letters = Array.from(masked(textOf(value)))
  return letters.length > longest ? `${letters.slice(0, longest).join('')}…` : letters.join('')
}

function textOf(value: unknown): string {
  if (typeof value === 'string') return value
  if (Array.isArray(value)) return value.map(textOf).join(', ')
  return JSON.stringify(value, (key, inner: unknown) =>
    key !== '' && personal.test(key) ? covered : inner,
  )
}
