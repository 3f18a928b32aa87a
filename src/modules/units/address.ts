import { fold } from '#platform/fold.ts'

/** An address in one line: what the house and street already name, such as the hamlet, is not said twice. */
export function addressLine(
  detail: string | null | undefined,
  parts: readonly (string | null | undefined)[],
): string {
  // Whole words only: "Ấp 1" is not said by "ấp 11".
  const words = (text: string) => ` ${fold(text).replaceAll(',', ' ').replaceAll(/ +/g, ' ')} `
  const said = words(detail ?? '')
  const more = parts.filter((part) => part && !said.includes(words(part)))
  return [detail, ...more].filter(Boolean).join(', ')
}
