import type { Config } from '#platform/config.ts'
import type { Secrets } from '#platform/secrets.ts'

import { nhutTao, tanTru, type CommunePlan } from '../demo/communes.ts'

type Welcome = { config: Config; secrets: Secrets; ownerUrl: string }

/** The accounts that are enough to take a dossier from the counter to its result. */
const main = ['motcua', 'chuyenvien', 'lanhdao', 'vanthu', 'quantri']

/** What a stranger needs to begin: the address, and in the demonstration the accounts. */
export async function welcome({ config, secrets }: Welcome): Promise<void> {
  const { publicUrl, demo } = config
  const lines = ['', `Xã Số đang chạy tại ${publicUrl} (serving; Ctrl-C to stop)`]
  if (demo && Object.keys(secrets.demo).length > 0)
    lines.push(...accountsOf(secrets.demo, publicUrl))
  console.log(`${lines.join('\n')}\n`)
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
