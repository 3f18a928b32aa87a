import { z } from 'zod'

import { agency, providerCodes } from './means/store.ts'

export const meansHome = '/quan-tri/phuong-tien-ky-so'

/** `co-quan` for the agency, else an officer's id; as it stands in addresses. */
export const partySlug = (party: string) => (party === agency ? 'co-quan' : party)

export const OneParty = z.object({
  party: z
    .string()
    .refine((text) => text === 'co-quan' || z.uuid().safeParse(text).success, 'Không có')
    .transform((text) => (text === 'co-quan' ? agency : text)),
})

const short = z.string().trim().max(200, 'Tối đa 200 ký tự').default('')

/** By what somebody signs from now on. Empty PIN and access token leave those of before. */
export const MeansForm = z
  .object({
    provider: z.enum(providerCodes, 'Chọn phương tiện ký'),
    token: short,
    keyId: short.pipe(
      z.string().regex(/^([0-9a-f]{2}){0,20}$/i, 'Mã khóa gồm các cặp chữ số 0–9, a–f'),
    ),
    credential: short,
    pin: short,
    bearer: z.string().trim().max(2_000, 'Tối đa 2.000 ký tự').default(''),
  })
  .superRefine(({ provider, token, keyId, credential }, context) => {
    const missing = (path: string, message: string) =>
      context.addIssue({ code: 'custom', path: [path], message })
    if (provider === 'pkcs11' && token === '') missing('token', 'Ghi nhãn của thiết bị')
    if (provider === 'pkcs11' && keyId === '') missing('keyId', 'Ghi mã khóa trên thiết bị')
    if (provider === 'csc' && credential === '')
      missing('credential', 'Ghi mã chứng thư tại dịch vụ')
  })

/** What a plug-in sends back: the plain signature as base64, however it is broken into lines. */
export const SignatureForm = z.object({
  signature: z
    .string({ error: 'Dán chữ ký mà trình cắm trả về' })
    .transform((text) => text.replaceAll(/\s+/g, ''))
    .pipe(
      z
        .string()
        .min(40, 'Dán chữ ký mà trình cắm trả về')
        .max(4_000, 'Chữ ký dài quá mức')
        .regex(/^[A-Za-z0-9+/]+={0,2}$/, 'Chữ ký phải ở dạng base64'),
    )
    .transform((text) => Buffer.from(text, 'base64')),
})
