import { readConfig } from '#platform/config.ts'
import { whoRuns } from '#platform/running.ts'

// npm run db:url: the owner's connection string of the running database, for back-up tools and auditors.
const config = readConfig(process.env)
const url = config.ownerUrl ?? whoRuns(config.data)?.owner
if (!url) {
  console.error(
    'Chưa có chương trình nào chạy trên thư mục dữ liệu này (the program is not running).',
  )
  process.exit(2)
}
console.log(url)
