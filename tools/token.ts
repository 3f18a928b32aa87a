import { parseArgs } from 'node:util'

import { mintToken } from '#modules/accounts/index.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { whoRuns } from '#platform/running.ts'

import { demoUnit } from '../src/prepare.ts'

// npm run token -- --account NAME --scope dossiers: prints a token, the only time that it can be seen.
const { values } = parseArgs({
  options: {
    account: { type: 'string' },
    scope: { type: 'string', default: 'dossiers' },
    unit: { type: 'string', default: String(demoUnit) },
    days: { type: 'string', default: '365' },
  },
})
const config = readConfig(process.env)
const url = config.ownerUrl ?? whoRuns(config.data)?.owner
if (!url || !values.account) {
  console.error(
    values.account
      ? 'Chưa có chương trình nào chạy trên thư mục dữ liệu này; hãy chạy npm start trước (start the program first).'
      : 'npm run token -- --account TEN --scope dossiers',
  )
  process.exit(2)
}
const unit = Number(values.unit)
const database = connect(url, { max: 1, application: 'xaso-token' })
const minted = await mintToken(database.as({ unit }), {
  unit,
  account: values.account,
  scope: values.scope,
  days: Number(values.days),
})
await database.close()
if (!minted.ok) {
  console.error(
    minted.why === 'unknown-scope'
      ? 'Phạm vi không có (unknown scope)'
      : 'Tên tài khoản chỉ gồm a-z, 0-9, dấu chấm, gạch (bad account name)',
  )
  process.exit(2)
}
console.log(minted.value)
