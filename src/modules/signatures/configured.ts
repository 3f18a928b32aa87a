import { existsSync, readFileSync } from 'node:fs'
import { join } from 'node:path'

import { z } from 'zod'

import { readCertificate, type Certificate } from '#platform/signing/cms/certificate.ts'
import { cscSigner } from '#platform/signing/providers/csc.ts'
import { httpServices } from '#platform/signing/providers/http-services.ts'
import { tokenSigner } from '#platform/signing/providers/token.ts'
import type { Signer } from '#platform/signing/signer.ts'

import type { Means } from './means/store.ts'
import type { Party, Provider } from './provider.ts'

const Token = z.object({
  token: z.string(),
  keyId: z.string().regex(/^[0-9a-f]+$/i),
  pin: z.string(),
})
const Account = z.object({ bearer: z.string(), credential: z.string(), pin: z.string() })
const common = {
  /** Address of the authority that gives time stamps (RFC 3161). */
  timeStamps: z.url(),
  /** Certificates (base64 DER): trusted roots, those between, and whoever signs the time stamps. */
  roots: z.array(z.string()),
  chain: z.array(z.string()).default([]),
  stamps: z.array(z.string()).default([]),
}
/** By "agency" or the id of an officer. */
const keyed = <Shape extends z.ZodType>(shape: Shape) => z.record(z.string(), shape)

const Settings = z.discriminatedUnion('provider', [
  z.object({ provider: z.literal('plug-in'), ...common }),
  z.object({ provider: z.literal('pkcs11'), driver: z.string(), keys: keyed(Token), ...common }),
  z.object({ provider: z.literal('csc'), address: z.url(), keys: keyed(Account), ...common }),
])
type Settings = z.output<typeof Settings>

const certificates = (all: readonly string[]): Certificate[] =>
  all.map((one) => readCertificate(Buffer.from(one, 'base64')))

/** `keys/provider.json`, beside the secrets: which token or service signs here. Nothing when no such file is there. */
export function settingsIn(keysFolder: string): Settings | undefined {
  const path = join(keysFolder, 'provider.json')
  return existsSync(path) ? Settings.parse(JSON.parse(readFileSync(path, 'utf8'))) : undefined
}

export const rootsIn = (keysFolder: string): Uint8Array[] =>
  certificates(settingsIn(keysFolder)?.roots ?? []).map(({ raw }) => raw)

/** The provider that whoever runs this installation has set up. */
export function configuredProvider(keysFolder: string): Provider | undefined {
  const settings = settingsIn(keysFolder)
  if (!settings) return undefined
  return {
    code: settings.provider,
    isTest: false,
    services: httpServices(settings.timeStamps),
    chain: certificates([...settings.chain, ...settings.roots]),
    stampChain: certificates([...settings.stamps, ...settings.chain, ...settings.roots]),
    signerFor: (party) => signerFor(settings, party),
  }
}

/** An officer without a key of her own here signs nothing: nobody else's key is taken in its place. */
async function signerFor(settings: Settings, party: Party): Promise<Signer> {
  const name = party.kind === 'agency' ? 'agency' : party.staff
  const chain = certificates([...settings.chain, ...settings.roots])
  if (settings.provider === 'plug-in') throw new NoKey()
  if (settings.provider === 'pkcs11') {
    const key = settings.keys[name]
    if (!key) throw new NoKey()
    return tokenSigner({ driver: settings.driver, ...key }, chain)
  }
  const account = settings.keys[name]
  if (!account) throw new NoKey()
  return cscSigner({ address: settings.address, ...account }, fetch)
}

/** The key that the administrator has given to somebody, at the token or service that `provider.json` names. */
export async function assignedSigner(
  keysFolder: string,
  { provider, settings: { token, keyId, credential } }: Pick<Means, 'provider' | 'settings'>,
  { pin, bearer }: { pin: string; bearer: string },
): Promise<Signer> {
  const settings = settingsIn(keysFolder)
  if (!settings || settings.provider !== provider) throw new NoKey()
  if (settings.provider === 'csc')
    return cscSigner(
      { address: settings.address, credential: credential ?? '', bearer, pin },
      fetch,
    )
  if (settings.provider !== 'pkcs11') throw new NoKey()
  const chain = certificates([...settings.chain, ...settings.roots])
  const place = { driver: settings.driver, token: token ?? '', keyId: keyId ?? '', pin }
  return tokenSigner(place, chain)
}

/** Nobody has set up a key for this officer or for the agency. */
export class NoKey extends Error {}
