import { no, yes, type Outcome } from '#platform/outcome.ts'

export type WhyNotRelay = 'not-an-address' | 'not-https' | 'inside' | 'with-password'

/** Names and numbers that lead into somebody's own network: a device must not be sent there. */
const inside =
  /^(localhost|.*\.(local|internal|lan|home|localhost)|\[.*\]|0\..*|10\..*|127\..*|169\.254\..*|192\.168\..*|198\.1[89]\..*|2(2[4-9]|[345]\d)\..*|172\.(1[6-9]|2\d|3[01])\..*|100\.(6[4-9]|[7-9]\d|1[01]\d|12[0-7])\..*|\d+)$/i

/** Luồng tiếp sóng: the address of an upper tier's stream, as a device will open it. */
export function relayAddress(typed: string): Outcome<string, WhyNotRelay> {
  if (!URL.canParse(typed)) return no('not-an-address')
  const url = new URL(typed)
  if (url.protocol !== 'https:' && url.protocol !== 'http:') return no('not-https')
  if (url.username !== '' || url.password !== '') return no('with-password')
  // A dot at the end of a name changes nothing of where it leads.
  const host = url.hostname.replace(/\.+$/, '')
  return inside.test(host) || !host.includes('.') ? no('inside') : yes(url.href)
}
