import { lchownSync, readdirSync, readFileSync, statSync } from 'node:fs'
import { join } from 'node:path'

import { CannotStart } from './cannot-start.ts'

/** The system account that PostgreSQL runs as when we are root, because it refuses to run as root. */
export type Account = { uid: number; gid: number }

// An account made for us wins; `nobody` exists everywhere, and the folder above keeps others out.
const candidates = ['xaso', 'postgres', 'nobody']

/** Who runs PostgreSQL on this cluster folder; undefined: we ourselves do, because we are not root. */
export function accountFor(cluster: string): Account | undefined {
  const owner = statSync(cluster, { throwIfNoEntry: false })
  const we = process.getuid?.()
  if (we === 0) return owner && owner.uid !== 0 ? pick(owner) : ownAccount(cluster, owner)
  if (owner && owner.uid !== we) throw foreign(cluster, owner.uid)
  return undefined
}

const pick = ({ uid, gid }: Account): Account => ({ uid, gid })

function ownAccount(cluster: string, existing: unknown): Account {
  const account = systemAccount()
  if (existing) giveTo(account, cluster)
  return account
}

function systemAccount(): Account {
  const rows = readFileSync('/etc/passwd', 'utf8')
    .split('\n')
    .map((line) => line.split(':'))
  for (const name of candidates) {
    const row = rows.find(([user]) => user === name)
    const uid = Number(row?.[2])
    if (row && uid > 0) return { uid, gid: Number(row[3]) }
  }
  throw new CannotStart(
    `Không có tài khoản hệ thống để chạy PostgreSQL (cần một trong: ${candidates.join(', ')}).`,
    `No system account to run PostgreSQL as (needs one of: ${candidates.join(', ')}).`,
  )
}

/** A cluster put back by root from a back-up belongs to root: hand it over, links not followed. */
function giveTo({ uid, gid }: Account, path: string) {
  lchownSync(path, uid, gid)
  for (const entry of readdirSync(path, { recursive: true, encoding: 'utf8' }))
    lchownSync(join(path, entry), uid, gid)
}

const foreign = (cluster: string, uid: number) =>
  new CannotStart(
    `Thư mục ${cluster} thuộc người dùng có uid ${uid}; hãy chạy bằng người dùng đó hoặc bằng root.`,
    `The folder ${cluster} belongs to uid ${uid}; start as that user or as root.`,
  )
