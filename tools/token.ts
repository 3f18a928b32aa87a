import { parseArgs } from 'node:util'

import { z } from 'zod'

import { mintToken, type WhyNoToken } from '#modules/accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { whoRuns } from '#platform/running.ts'

import { demoUnit } from '../src/prepare.ts'

// npm run token -- --account NAME --scope dossiers: prints a token, the only time that it can be seen.
const usage =
  'npm run -s token -- --account TEN --scope dossiers [--unit 1] [--days 365] [--new]   (--new: đăng ký một chương trình mới, registers a program)'

/** Says what is wrong with the request and ends. */
function refuse(message: string): never {
  console.error(`${message}\n${usage}`)
  process.exit(2)
}

const words: Record<WhyNoToken, string> = {
  'unknown-scope': 'Phạm vi không có (unknown scope)',
  'not-a-name': 'Tên tài khoản gồm 2 đến 60 ký tự a-z, 0-9, dấu chấm, gạch (not an account name)',
  'no-such-account':
    'Không có cán bộ hay chương trình nào mang tên này; nếu là chương trình mới, thêm --new (no such account; add --new for a new program)',
}

function asked() {
  try {
    const { values } = parseArgs({
      options: {
        account: { type: 'string' },
        scope: { type: 'string', default: 'dossiers' },
        unit: { type: 'string', default: String(demoUnit) },
        days: { type: 'string', default: '365' },
        new: { type: 'boolean', default: false },
      },
    })
    return values
  } catch (error) {
    return refuse(`Tham số sai (wrong option): ${(error as Error).message}`)
  }
}

const whole = (text: string, most: number): number | undefined => {
  const number = /^\d{1,9}$/.test(text) ? Number(text) : 0
  return number >= 1 && number <= most ? number : undefined
}

const values = asked()
const account = values.account ?? refuse('Thiếu --account (missing)')
const unit = whole(values.unit, 2 ** 31 - 1) ?? refuse('--unit là số của đơn vị (number of a unit)')
const days =
  whole(values.days, 730) ?? refuse('--days là số ngày từ 1 đến 730 (days, from 1 to 730)')
const config = readConfig(process.env)
const url =
  config.ownerUrl ??
  whoRuns(config.data)?.owner ??
  refuse(
    'Chưa có chương trình nào chạy trên thư mục dữ liệu này; hãy chạy npm start trước (start the program first)',
  )
const database = connect(url, { max: 1, application: 'xaso-token' })
const Unit = z.object({ known: z.boolean() })
const { known } = await database.everything.read(
  (q) => q.one(Unit)`select exists (select from units.unit where unit_id = ${unit}) as known`,
)
if (!known) refuse(`Không có đơn vị số ${unit} (no such unit)`)
const minted = await mintToken(database.as({ unit }), {
  ...{ unit, account, days },
  scope: values.scope,
  register: values.new,
})
await database.close()
if (!minted.ok) refuse(words[minted.why])
console.log(minted.value)
