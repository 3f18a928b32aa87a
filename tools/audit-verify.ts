import { anchorsIn } from '#platform/anchors.ts'
import { readConfig } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import { whoRuns } from '#platform/running.ts'
import { sealKeys } from '#platform/seal.ts'
import { readSecrets } from '#platform/secrets.ts'
import type { Fault } from '#platform/verify.ts'

import { verifyAll } from '../src/verify-all.ts'

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
  'head-wrong': 'đầu chuỗi không khớp niêm phong cuối (head and last seal differ)',
  wiped: 'toàn bộ nhật ký đã bị xóa (the whole trail was removed)',
  'never-told': 'không có sự kiện tiếp nhận (its event is missing)',
  'seal-forged': 'chữ ký niêm phong sai (seal not signed by this installation)',
}

const told = ({ what, event, dossier, seal }: Fault) =>
  dossier === undefined
    ? `Sự kiện ${event ?? '(không rõ)'} ${words[what]}, niêm phong số ${seal}`
    : `Hồ sơ ${dossier} ${words[what]}`

const database = connect(url, { max: 1, application: 'xaso-verify', statementTimeout: 0 })
const keys = sealKeys(readSecrets(config.secretsFile).sealKey)
const started = performance.now()
let bad = 0
for (const verdict of await verifyAll(database.everything, keys, anchorsIn(config.data))) {
  const { unit, events, seals, unsealed, suspicious, unjudged, fault } = verdict
  if (fault) {
    bad += 1
    console.log(`Đơn vị ${unit}: SAI. ${told(fault)}.`)
  } else
    console.log(
      `Đơn vị ${unit}: đúng. ${events} sự kiện, ${seals} niêm phong, ${unsealed} sự kiện chưa niêm phong (not sealed yet).`,
    )
  if (unjudged)
    console.log(
      `Đơn vị ${unit}: ${unjudged.events} sự kiện đến muộn chưa kết luận được, vì nhật ký của đơn vị ${unjudged.damaged.join(', ')} bị hỏng (cannot be judged until that unit's trail is whole). Hãy xem đơn vị ${unjudged.damaged.join(', ')} trước.`,
    )
  if (suspicious.length > 0)
    console.log(
      `Đơn vị ${unit}: ĐÁNG NGỜ. ${suspicious.length} sự kiện ghi thời điểm trước niêm phong liền trước (dated before the seal that precedes them): ${suspicious
        .slice(0, 5)
        .map(({ event, at, seal }) => `${event} ghi ${at}Z, niêm phong số ${seal}`)
        .join('; ')}.`,
    )
}
console.log(`Xong trong ${((performance.now() - started) / 1000).toFixed(1)} giây.`)
await database.close()
process.exit(bad > 0 ? 1 : 0)
