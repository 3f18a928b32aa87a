import { generateKeyPairSync, randomBytes } from 'node:crypto'

import type { Configuration, Context, Provider } from 'oidc-provider/lib/provider.js'

import type { Citizen, Citizens } from './citizens.ts'
import { memory } from './memory.ts'

export const path = '/gia-lap/dinh-danh'

/** The one party that may ask this stand-in who somebody is. */
export type Client = { id: string; secret: string; returnPath: string; signedOutPath: string }

/** The stand-in's own pages, as whole documents. */
export type Pages = {
  signOut: (ctx: Context, form: string) => string
  signedOut: (ctx: Context) => string
  failed: (ctx: Context, message: string) => string
}

type Parts = { client: Client; citizens: Citizens; pages: Pages }

const signingKey = () => {
  const { privateKey } = generateKeyPairSync('ec', { namedCurve: 'P-256' })
  return { ...privateKey.export({ format: 'jwk' }), use: 'sig', alg: 'ES256', kid: 'gia-lap' }
}

/** An OpenID provider for one origin: an issuer is one address, and the demonstration is reached by several. */
export async function providerFor(origin: string, parts: Parts): Promise<Provider> {
  // A second and 50 MB to load: only when somebody comes to sign in.
  const { Provider } = await import('oidc-provider/lib/provider.js')
  const provider = new Provider(origin + path, configurationFor(origin, parts))
  // Whoever mounts it says which scheme and host the visitor used.
  provider.proxy = true
  return provider
}

function configurationFor(origin: string, { client, citizens, pages }: Parts): Configuration {
  return {
    adapter: memory(),
    jwks: { keys: [signingKey()] },
    cookies: { keys: [randomBytes(24).toString('base64url')] },
    clients: [clientAt(origin, client)],
    scopes: ['openid', 'profile', 'identity'],
    claims: { openid: ['sub'], profile: ['name', 'birthdate'], identity: ['id_number'] },
    pkce: { required: () => true },
    interactions: { url: (_: Context, { uid }: { uid: string }) => `${path}/nguoi-dan/${uid}` },
    features: featuresOf(pages),
    ttl: { Session: 3_600, Interaction: 1_800, Grant: 3_600, AccessToken: 600, IdToken: 600 },
    findAccount: async (_: Context, id: string) => accountOf(id, citizens.bySubject(id)),
    renderError: (ctx: Context, out: { error_description?: string; error: string }) => {
      ctx.type = 'html'
      ctx.body = pages.failed(ctx, out.error_description ?? out.error)
    },
  }
}

const clientAt = (origin: string, { id, secret, returnPath, signedOutPath }: Client) => ({
  client_id: id,
  client_secret: secret,
  redirect_uris: [origin + returnPath],
  post_logout_redirect_uris: [origin + signedOutPath],
  grant_types: ['authorization_code'],
  response_types: ['code'],
  id_token_signed_response_alg: 'ES256',
})

const featuresOf = ({ signOut, signedOut }: Pages) => ({
  devInteractions: { enabled: false },
  rpInitiatedLogout: {
    enabled: true,
    logoutSource: (ctx: Context, form: string) => {
      ctx.body = signOut(ctx, form)
    },
    postLogoutSuccessSource: (ctx: Context) => {
      ctx.body = signedOut(ctx)
    },
  },
})

const accountOf = (id: string, citizen: Citizen | undefined) =>
  citizen && {
    accountId: id,
    claims: async () => ({
      sub: id,
      name: citizen.fullName,
      birthdate: citizen.birth,
      id_number: citizen.idNumber,
    }),
  }
