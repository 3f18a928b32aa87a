import { z } from 'zod'

import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { whoRuns } from '#platform/running.ts'
import { sealKeys } from '#platform/seal.ts'
import { readSecrets } from '#platform/secrets.ts'
import { verifyUnit, type Fault } from '#platform/verify.ts'

// npm run audit:verify: checks every seal and event of every unit; exit code 1 and the first bad row when one is found.
const config = readConfig(process.env)
const url = config.ownerUrl ?? whoRuns(config.data)?.owner
if (!url) {
  console.error(
    'Chưa có chương trình nào chạy trên thư mục dữ liệu này; hãy chạy npm start trước (start the program first).',
  )
  process.exit(2)
}

const words: Record<Fault['what'], string> = {
  edited: 'bị sửa (edited)',
  removed: 'bị xóa (removed)',
  inserted: 'bị chèn thêm (inserted)',
  reordered: 'bị đảo thứ tự (reordered)',
  'seal-broken': 'niêm phong bị sửa (seal changed)',
  'seal-missing': 'thiếu niêm phong (seal missing)',
  'seal-forged': 'chữ ký niêm phong sai (seal not signed by this installation)',
}

const database = connect(url, { max: 1, application: 'xaso-verify', statementTimeout: 0 })
const keys = sealKeys(readSecrets(config.secretsFile).sealKey)
const started = performance.now()
const units = await database.everything.read(
  (q) => q.many(z.object({ unitId: z.number() }))`
  select unit_id from audit.seal group by unit_id union select unit_id from audit.head group by unit_id order by 1
`,
)
let bad = 0
for (const { unitId } of units) {
  const { events, seals, fault } = await database.everything.read((q) =>
    verifyUnit(q, unitId, keys),
  )
  if (fault) {
    bad += 1
    console.log(
      `Đơn vị ${unitId}: SAI. Sự kiện ${fault.event ?? '(không rõ)'} ${words[fault.what]}, niêm phong số ${fault.seal}.`,
    )
  } else console.log(`Đơn vị ${unitId}: đúng. ${events} sự kiện, ${seals} niêm phong.`)
}
console.log(`Xong trong ${((performance.now() - started) / 1000).toFixed(1)} giây.`)
await database.close()
process.exit(bad > 0 ? 1 : 0)
