import { readFileSync } from 'node:fs'
import { join } from 'node:path'

import { parse } from 'csv-parse/sync'
import { z } from 'zod'

/** A bank with the number (BIN) under which it receives transfers. */
export type Bank = { bin: string; code: string; shortName: string; name: string }

const Row = z
  .object({ bin: z.string(), code: z.string(), short_name: z.string(), name: z.string() })
  .transform(({ short_name, ...rest }) => ({ ...rest, shortName: short_name }))

const file = join(import.meta.dirname, '../../../../data/bank-bins.csv')

/** The banks as the State Bank listed them on 05/03/2024 (data/README.md); later renames are not in it. */
export const banks: readonly Bank[] = z
  .array(Row)
  .parse(parse(readFileSync(file), { columns: true, bom: true }))

const byBin = new Map(banks.map((bank) => [bank.bin, bank]))

export const bankOf = (bin: string): Bank | undefined => byBin.get(bin)
