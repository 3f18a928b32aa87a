import type { App } from '#platform/http.ts'

import { mountBank } from '../../stand-ins/bank/mount.tsx'
import { accounts } from './bills/store.ts'
import { parsePayload } from './vietqr/parse.ts'

/** Puts the stand-in of a bank on our own port. It is told where the notices of accounts for demonstration go. */
export const addBankStandIn = (app: App) =>
  mountBank(app, {
    scan: async (req, payload) => {
      const parsed = parsePayload(payload)
      if (!parsed.ok) return undefined
      const { bin, account: number, bank, amount, purpose = '' } = parsed.said
      const known = await req.db.read((q) => accounts(q, req.who.unit))
      const account = known.find((one) => one.isDemo && one.bin === bin && one.number === number)
      return { bank: bank?.shortName ?? bin, number, amount, memo: purpose, account: account?.id }
    },
  })
