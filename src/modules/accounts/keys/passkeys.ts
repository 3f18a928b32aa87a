import type { AuthenticationResponseJSON, RegistrationResponseJSON } from '@simplewebauthn/server'
import { z } from 'zod'

import type { Passkey } from './store.ts'

// Half a second and 30 MB to load: only when somebody uses a passkey.
const library = () => import('@simplewebauthn/server')

/** Where passkeys are used: they belong to one host name. */
export type Place = { origin: string; host: string; name: string }

export const placeOf = (origin: string, name: string): Place => ({
  origin,
  host: new URL(origin).hostname,
  name,
})

type Person = { login: string; fullName: string }

// EdDSA, ES256, RS256: what devices have. The library's own list tries what this runtime only experiments with.
const algorithms = [-8, -7, -257]

/** What a browser is asked to make a new passkey from; its `challenge` must come back signed. */
export async function registrationOptions(place: Place, person: Person, known: readonly Passkey[]) {
  const { generateRegistrationOptions } = await library()
  return generateRegistrationOptions({
    rpName: place.name,
    rpID: place.host,
    userName: person.login,
    userDisplayName: person.fullName,
    attestationType: 'none',
    supportedAlgorithmIDs: algorithms,
    excludeCredentials: known.map(descriptor),
    authenticatorSelection: { residentKey: 'preferred', userVerification: 'preferred' },
  })
}

const descriptor = ({ credentialId, transports }: Passkey) => ({ id: credentialId, transports })

export async function authenticationOptions(place: Place, known: readonly Passkey[]) {
  const { generateAuthenticationOptions } = await library()
  return generateAuthenticationOptions({
    rpID: place.host,
    allowCredentials: known.map(descriptor),
    // It stands beside a password: a touch is enough.
    userVerification: 'discouraged',
  })
}

const Answer = z.looseObject({ id: z.string(), response: z.looseObject({}) })

function readAnswer(text: string) {
  try {
    return Answer.safeParse(JSON.parse(text)).data
  } catch {
    return undefined
  }
}

export type NewCredential = Pick<Passkey, 'credentialId' | 'publicKey' | 'counter' | 'transports'>

/** The new passkey in a browser's answer, or undefined when it does not answer this challenge at this place. */
export async function readRegistration(
  text: string,
  challenge: string,
  place: Place,
): Promise<NewCredential | undefined> {
  const answer = readAnswer(text)
  if (!answer) return undefined
  const { verifyRegistrationResponse } = await library()
  const checked = await verifyRegistrationResponse({
    response: answer as unknown as RegistrationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: false,
    supportedAlgorithmIDs: algorithms,
  }).catch(() => undefined)
  if (!checked?.verified) return undefined
  const { id, publicKey, counter, transports = [] } = checked.registrationInfo.credential
  return { credentialId: id, publicKey: Buffer.from(publicKey), counter, transports }
}

export type UsedPasskey = { passkey: Passkey; counter: number }

/** Which of the known passkeys answered this challenge, or undefined. */
export async function readAuthentication(
  text: string,
  challenge: string,
  place: Place,
  known: readonly Passkey[],
): Promise<UsedPasskey | undefined> {
  const answer = readAnswer(text)
  const passkey = known.find(({ credentialId }) => credentialId === answer?.id)
  if (!answer || !passkey) return undefined
  const { verifyAuthenticationResponse } = await library()
  const checked = await verifyAuthenticationResponse({
    response: answer as unknown as AuthenticationResponseJSON,
    expectedChallenge: challenge,
    expectedOrigin: place.origin,
    expectedRPID: place.host,
    requireUserVerification: false,
    credential: {
      id: passkey.credentialId,
      publicKey: new Uint8Array(passkey.publicKey),
      counter: passkey.counter,
      transports: passkey.transports,
    },
  }).catch(() => undefined)
  return checked?.verified ? { passkey, counter: checked.authenticationInfo.newCounter } : undefined
}
