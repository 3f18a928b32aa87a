import { lookup as lookupByName, type LookupAddress, type LookupOptions } from 'node:dns'
import { request as requestOpen } from 'node:http'
import { request as requestSecure } from 'node:https'
import { BlockList, isIP, isIPv6, type LookupFunction } from 'node:net'
import { Readable } from 'node:stream'

import type { Fetch } from './module.ts'

/** Addresses that lead into somebody's own network or to nobody: RFC 6890 and its registry at IANA. */
const own = new BlockList()
for (const [net, bits] of [
  ...([
    ['0.0.0.0', 8],
    ['10.0.0.0', 8],
    ['100.64.0.0', 10],
    ['127.0.0.0', 8],
  ] as const),
  ...([
    ['169.254.0.0', 16],
    ['172.16.0.0', 12],
    ['192.0.0.0', 24],
    ['192.168.0.0', 16],
  ] as const),
  ...([
    ['198.18.0.0', 15],
    ['224.0.0.0', 4],
    ['240.0.0.0', 4],
  ] as const),
] as const)
  own.addSubnet(net, bits, 'ipv4')
for (const [net, bits] of [
  ...([
    ['::', 128],
    ['::1', 128],
    ['64:ff9b::', 96],
    ['64:ff9b:1::', 48],
  ] as const),
  ...([
    ['100::', 64],
    ['2001::', 32],
    ['2002::', 16],
    ['fc00::', 7],
    ['fe80::', 10],
  ] as const),
  ...([
    ['fec0::', 10],
    ['ff00::', 8],
  ] as const),
] as const)
  own.addSubnet(net, bits, 'ipv6')

/** Whether an address, '203.0.113.9' or '2001:db8::1', is one of the public network. */
export const isPublic = (address: string): boolean =>
  isIP(address) !== 0 && !own.check(address, isIPv6(address) ? 'ipv6' : 'ipv4')

/** A name, or one of its addresses, leads into an own network. */
export class InsideNetwork extends Error {
  constructor(host: string) {
    super(`${host} is not on the public network`)
  }
}

type Lookup = (
  host: string,
  options: LookupOptions & { all: true },
  done: (error: Error | null, found: LookupAddress[]) => void,
) => void

type Judge = (address: string) => boolean

/** Judges the addresses that are connected to, not those that somebody looked up before: a name may change in between. */
const publicOnly =
  (lookup: Lookup, isAllowed: Judge): LookupFunction =>
  (host, options, done) =>
    lookup(host, { ...options, all: true }, (error, found) => {
      const [first] = found ?? []
      if (error) return done(error, [])
      if (!first || !found.every(({ address }) => isAllowed(address)))
        return done(new InsideNetwork(host), [])
      return options.all ? done(null, found) : done(null, first.address, first.family)
    })

const bare = [204, 205, 304]

/**
 * Asks an address that somebody typed, on the public network alone. Nothing is followed: an answer that points elsewhere is
 * given back as it is. Throws `InsideNetwork` where a name leads inside.
 */
export const fetchPublic =
  (lookup: Lookup = lookupByName, isAllowed: Judge = isPublic): Fetch =>
  (address, { method = 'GET', headers, signal }) =>
    new Promise((resolve, reject) => {
      const url = new URL(address)
      const host = url.hostname.replace(/^\[|\]$/g, '')
      if (isIP(host) !== 0 && !isAllowed(host)) return reject(new InsideNetwork(host))
      const ask = url.protocol === 'https:' ? requestSecure : requestOpen
      const said = Object.fromEntries(new Headers(headers))
      const options = {
        method,
        headers: said,
        agent: false,
        lookup: publicOnly(lookup, isAllowed),
      } as const
      const sent = ask(url, { ...options, ...(signal && { signal }) }, (answer) => {
        const { statusCode: status = 502 } = answer
        const isBare = bare.includes(status)
        if (isBare) answer.resume()
        const body = isBare ? null : (Readable.toWeb(answer) as ReadableStream<Uint8Array>)
        resolve(new Response(body, { status }))
      })
      sent.on('error', reject)
      sent.end()
    })
