import { z } from 'zod'

import { instant } from '#platform/columns.ts'
import type { Read, Tx } from '#platform/db.ts'
import { idOf } from '#platform/id.ts'
import type { UnitId } from '#platform/who.ts'

import type { StaffId } from '../staff/domain.ts'

const bytes = z.instanceof(Buffer)

const Key = z.object({
  passwordHash: z.string(),
  mustChangePassword: z.boolean(),
  totpSecret: bytes.nullable(),
  totpStep: z.number(),
  secondFactorWaived: z.boolean(),
  passkeys: z.number(),
  recoveryCodes: z.number(),
})

/** What proves an officer: the password's hash, the sealed secret of the app, and how many other keys there are. */
export type StaffKey = z.output<typeof Key>

export const keyOf = (q: Read, staff: StaffId): Promise<StaffKey> => q.one(Key)`
  select password_hash, must_change_password, totp_secret, totp_step, second_factor_waived,
         (select count(*) from accounts.passkey p where p.unit_id = k.unit_id and p.staff_id = k.staff_id) as passkeys,
         (select count(*) from accounts.recovery_code c
          where c.unit_id = k.unit_id and c.staff_id = k.staff_id and c.used_at is null) as recovery_codes
  from accounts.staff_key k where staff_id = ${staff}
`

/** What a page may know of an officer's keys. */
export type KeyFacts = { hasApp: boolean; passkeys: number; recoveryCodes: number; waived: boolean }

export const keyFacts = (key: StaffKey): KeyFacts => ({
  hasApp: key.totpSecret !== null,
  passkeys: key.passkeys,
  recoveryCodes: key.recoveryCodes,
  waived: key.secondFactorWaived,
})

type NewKey = {
  unit: UnitId
  staff: StaffId
  passwordHash: string
  mustChange: boolean
  waived: boolean
}

export const addKey = (tx: Tx, { unit, staff, passwordHash, mustChange, waived }: NewKey) => tx.run`
  insert into accounts.staff_key (unit_id, staff_id, password_hash, must_change_password, second_factor_waived)
  values (${unit}, ${staff}, ${passwordHash}, ${mustChange}, ${waived})
`

export const savePassword = (tx: Tx, staff: StaffId, hashed: string, mustChange: boolean) => tx.run`
  update accounts.staff_key set password_hash = ${hashed}, must_change_password = ${mustChange} where staff_id = ${staff}
`

export const saveTotp = (tx: Tx, staff: StaffId, sealed: Buffer | null, step: number) => tx.run`
  update accounts.staff_key set totp_secret = ${sealed}, totp_step = ${step} where staff_id = ${staff}
`

/** Marks the code of this time step as used. Zero rows: it, or a later one, was used already. */
export const useTotpStep = (tx: Tx, staff: StaffId, step: number) => tx.run`
  update accounts.staff_key set totp_step = ${step} where staff_id = ${staff} and totp_step < ${step}
`

export async function saveRecoveryCodes(tx: Tx, unit: UnitId, staff: StaffId, hashes: Buffer[]) {
  await tx.run`delete from accounts.recovery_code where staff_id = ${staff}`
  await tx.run`
    insert into accounts.recovery_code (unit_id, staff_id, code_hash)
    select ${unit}, ${staff}, hash from unnest(${hashes}::bytea[]) as hash
  `
}

/** Zero rows: no such code, or it was used already. */
export const useRecoveryCode = (
  tx: Tx,
  staff: StaffId,
  hash: Buffer,
  at: Temporal.Instant,
) => tx.run`
  update accounts.recovery_code set used_at = ${at.toString()}
  where staff_id = ${staff} and code_hash = ${hash} and used_at is null
`

const Passkey = z.object({
  id: idOf<'passkey'>(),
  credentialId: z.string(),
  publicKey: bytes,
  counter: z.number(),
  transports: z.array(z.string()),
  name: z.string(),
  addedAt: instant,
  usedAt: instant.nullable(),
})

/** Khóa bảo mật: a device that signs in its officer. */
export type Passkey = z.output<typeof Passkey>

export const passkeysOf = (q: Read, staff: StaffId): Promise<Passkey[]> => q.many(Passkey)`
  select id, credential_id, public_key, counter, transports, name, added_at, used_at
  from accounts.passkey where staff_id = ${staff} order by added_at
`

export type NewPasskey = Omit<Passkey, 'usedAt'> & { unit: UnitId; staff: StaffId }

/** Zero rows: this device is known already. */
export const addPasskey = (tx: Tx, key: NewPasskey) => tx.run`
  insert into accounts.passkey (unit_id, id, staff_id, credential_id, public_key, counter, transports, name, added_at)
  values (${key.unit}, ${key.id}, ${key.staff}, ${key.credentialId}, ${key.publicKey}, ${key.counter},
          ${key.transports}, ${key.name}, ${key.addedAt.toString()})
  on conflict (unit_id, credential_id) do nothing
`

export const savePasskeyUse = (tx: Tx, id: string, counter: number, at: Temporal.Instant) => tx.run`
  update accounts.passkey set counter = ${counter}, used_at = ${at.toString()} where id = ${id}
`

export const removePasskey = (tx: Tx, staff: StaffId, id: string) => tx.run`
  delete from accounts.passkey where staff_id = ${staff} and id = ${id}
`

export const removePasskeysOf = (tx: Tx, staff: StaffId) => tx.run`
  delete from accounts.passkey where staff_id = ${staff}
`
