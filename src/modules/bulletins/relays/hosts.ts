import { no, yes, type Outcome } from '#platform/outcome.ts'

import { relayAddress } from './address.ts'

export type WhyNotHost = 'not-a-host' | 'inside' | 'too-wide'

/** Half the country stands under these: a star before them would let anybody in. */
const everybody = /^(?:[^.]+|(?:com|net|org|edu|gov|info|int|ac|biz|name|pro|health|id)\.vn)$/

/** A host as it is kept, out of what an administrator types: a name, one with a port, "*.vov.vn", or a whole address. */
export function hostOf(typed: string): Outcome<string, WhyNotHost> {
  const bare = typed.trim().toLowerCase()
  const star = /^(?:https?:\/\/)?\*\./.test(bare)
  const plain = bare.replace(/^(https?:\/\/)?\*\./, '$1')
  const name = plain.replace(/^https?:\/\//, '').replace(/[:/?#].*$/, '')
  if (star && everybody.test(name)) return no('too-wide')
  const read = relayAddress(/^[a-z][a-z0-9+.-]*:\/\//.test(plain) ? plain : `https://${plain}`)
  if (!read.ok) return no(read.why === 'inside' ? 'inside' : 'not-a-host')
  const host = `${star ? '*.' : ''}${new URL(read.value).host.replace(/\.(?=:|$)/, '')}`
  return /^(\*\.)?[a-z0-9.-]+(:\d{1,5})?$/.test(host) ? yes(host) : no('not-a-host')
}

/** Whether a stream comes from one of these hosts, port and all. */
export function isListed(url: string, hosts: readonly string[]): boolean {
  const read = relayAddress(url)
  if (!read.ok) return false
  const host = new URL(read.value).host.replace(/\.(?=:|$)/, '')
  return hosts.some((one) => (one.startsWith('*.') ? host.endsWith(one.slice(1)) : host === one))
}
