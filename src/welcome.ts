import { z } from 'zod'

import type { Config } from '#platform/config.ts'
import { connect } from '#platform/db.ts'
import type { Secrets } from '#platform/secrets.ts'

import { nhutTao, tanTru, type CommunePlan } from '../demo/communes.ts'

type Welcome = { config: Config; secrets: Secrets; ownerUrl: string }

/** The accounts that are enough to take a dossier from the counter to its result. */
const main = ['motcua', 'chuyenvien', 'lanhdao', 'vanthu', 'quantri']

/** What a stranger needs to begin: the address, and in the demonstration the accounts. */
export async function welcome({ config, secrets, ownerUrl }: Welcome): Promise<void> {
  const { publicUrl, demo } = config
  const lines = ['', `Xã Số đang chạy tại ${publicUrl} (serving; Ctrl-C to stop)`]
  if (demo && Object.keys(secrets.demo).length > 0)
    lines.push(...accountsOf(secrets.demo, publicUrl))
  if (!demo && (await isWithoutOfficers(ownerUrl)))
    lines.push(
      '',
      'Chưa có cán bộ nào. Tạo người quản trị đầu tiên bằng lệnh sau, ở cửa sổ khác',
      '(Nobody can sign in yet; make the first administrator, in another window):',
      "  npm run -s admin -- --login TEN-DANG-NHAP --name 'Họ và tên'",
    )
  console.log(`${lines.join('\n')}\n`)
}

const Empty = z.object({ isEmpty: z.boolean() })

async function isWithoutOfficers(ownerUrl: string): Promise<boolean> {
  const database = connect(ownerUrl, { max: 1, application: 'xaso-welcome' })
  try {
    const { isEmpty } = await database.everything.read(
      (q) => q.one(Empty)`select not exists (select from accounts.staff) as is_empty`,
    )
    return isEmpty
  } finally {
    await database.close()
  }
}

function accountsOf(passwords: Readonly<Record<string, string>>, publicUrl: string): string[] {
  const line = ({ login, position }: CommunePlan['officers'][number]) =>
    `  ${login.padEnd(19)} ${(passwords[login] ?? '').padEnd(16)} ${position}`
  const known = ({ officers }: CommunePlan) => officers.filter(({ login }) => passwords[login])
  const [first, others] = [known(tanTru), known(nhutTao)]
  return [
    '',
    `Cán bộ đăng nhập tại ${publicUrl}/dang-nhap (demo staff accounts; login, password):`,
    ...main.flatMap((login) => first.filter((one) => one.login === login)).map(line),
    'Các cán bộ khác của xã (other officers):',
    ...first.filter(({ login }) => !main.includes(login)).map(line),
    `Xã thứ hai, tại ${otherCommune(publicUrl)}/dang-nhap (a second commune):`,
    ...others.map(line),
    '',
    'Người dân: bấm “Đăng nhập”, rồi chọn một người trong cổng định danh giả lập.',
    '(Citizens: press “Đăng nhập” and choose somebody at the stand-in of the identity portal.)',
  ]
}

/** The second commune has a host name of its own on the same port. */
function otherCommune(publicUrl: string): string {
  const { protocol, port } = new URL(publicUrl)
  return `${protocol}//${nhutTao.hosts[0] ?? ''}${port && `:${port}`}`
}
