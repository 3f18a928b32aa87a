import type { Config } from '#platform/config.ts'
import type { Secrets } from '#platform/secrets.ts'

type Welcome = { config: Config; secrets: Secrets; ownerUrl: string }

/** What a stranger needs to begin: the address, and in the demonstration the accounts. */
export async function welcome({ config, secrets }: Welcome): Promise<void> {
  const lines = ['', `Xã Số đang chạy tại ${config.publicUrl} (serving; Ctrl-C to stop)`]
  if (config.demo && Object.keys(secrets.demo).length > 0) {
    lines.push('', 'Tài khoản cán bộ của bản trình diễn (demo staff accounts):')
    for (const [login, password] of Object.entries(secrets.demo))
      lines.push(`  ${login.padEnd(12)} ${password}`)
    lines.push('Người dân: bấm “Đăng nhập” rồi chọn một người trong cổng đăng nhập giả lập.')
  }
  console.log(`${lines.join('\n')}\n`)
}
