import {
  createHash,
  privateEncrypt,
  constants,
  randomUUID,
  sign,
  timingSafeEqual,
} from 'node:crypto'

import type { Holder } from '../authority/make.ts'
import type { Certificate } from '../cms/certificate.ts'
import { keyKindOf } from '../cms/signed-data.ts'

export type CscAnswer = { status: number; body: Record<string, unknown> }

type Account = {
  bearer: string
  pin: string
  credential: string
  holder: Holder
  chain: readonly Certificate[]
}
type Asked = Record<string, unknown>

const refused = (status: number, error: string): CscAnswer => ({
  status,
  body: { error, error_description: error },
})

const prefixOfSha256 = Buffer.from('3031300d060960864801650304020105000420', 'hex')

/**
 * Plays a remote signing service (CSC API v2, `credentials/info`, `credentials/authorize`, `signatures/signHash`), for the demonstration
 * and the tests. An authorisation is good once, for the hashes it was asked for.
 */
export function cscStandIn(account: Account) {
  const authorised = new Map<string, string>()
  const methods: Record<string, (asked: Asked) => CscAnswer> = {
    'credentials/info': () => ({
      status: 200,
      body: {
        description: 'Dịch vụ ký số từ xa GIẢ LẬP – CHỮ KÝ THỬ NGHIỆM',
        key: { status: 'enabled', algo: ['1.2.840.113549.1.1.11'], len: 2_048 },
        cert: {
          status: 'valid',
          certificates: [account.holder.certificate, ...account.chain].map(({ raw }) =>
            Buffer.from(raw).toString('base64'),
          ),
        },
        authMode: 'explicit',
        multisign: 1,
      },
    }),
    'credentials/authorize': ({ hashes, authData }) => {
      const [given] = Array.isArray(authData) ? (authData as { value?: unknown }[]) : []
      if (!isSame(typeof given?.value === 'string' ? given.value : '', account.pin))
        return refused(400, 'invalid_pin')
      const SAD = randomUUID()
      authorised.set(SAD, JSON.stringify(hashes))
      return { status: 200, body: { SAD, expiresIn: 300 } }
    },
    'signatures/signHash': ({ SAD, hashes }) => {
      const wanted = authorised.get(String(SAD))
      authorised.delete(String(SAD))
      if (wanted === undefined || wanted !== JSON.stringify(hashes))
        return refused(400, 'invalid_request')
      const all = (hashes as string[]).map((hash) =>
        signed(account.holder, Buffer.from(hash, 'base64')),
      )
      return { status: 200, body: { signatures: all.map((one) => one.toString('base64')) } }
    },
  }
  return (method: string, bearer: string, asked: Asked): CscAnswer => {
    if (!isSame(bearer, account.bearer)) return refused(401, 'invalid_token')
    if (asked['credentialID'] !== account.credential) return refused(400, 'invalid_request')
    return methods[method]?.(asked) ?? refused(404, 'invalid_request')
  }
}

const digestOf = (text: string) => createHash('sha256').update(text).digest()
const isSame = (a: string, b: string) => timingSafeEqual(digestOf(a), digestOf(b))

/** Signs a hash as it is: PKCS #1 with the name of SHA-256 before it. */
function signed({ key, certificate }: Holder, hash: Buffer): Buffer {
  if (keyKindOf(certificate) === 'rsa')
    return privateEncrypt(
      { key, padding: constants.RSA_PKCS1_PADDING },
      Buffer.concat([prefixOfSha256, hash]),
    )
  return sign(null, hash, key)
}
