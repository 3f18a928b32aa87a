import type { View } from '#ui/view.ts'

const browsers = [
  ['Edg/', 'Edge'],
  ['OPR/', 'Opera'],
  ['coc_coc_browser/', 'Cốc Cốc'],
  ['Firefox/', 'Firefox'],
  ['Chrome/', 'Chrome'],
  ['Safari/', 'Safari'],
] as const

const systems = [
  ['Android', 'Android'],
  ['iPhone', 'iPhone'],
  ['iPad', 'iPad'],
  ['Windows', 'Windows'],
  ['Mac OS', 'macOS'],
  ['Linux', 'Linux'],
] as const

const find = (agent: string, known: readonly (readonly [mark: string, name: string])[]) =>
  known.find(([mark]) => agent.includes(mark))?.[1]

/** "Chrome, Windows": enough for people to recognise their own devices. */
export function deviceText(t: View['t'], agent: string): string {
  const names = [find(agent, browsers), find(agent, systems)].filter(Boolean)
  return names.length > 0 ? names.join(', ') : t('Thiết bị không rõ', 'Unknown device')
}

const proofs = {
  password: ['mật khẩu', 'password'],
  totp: ['mã 6 số', 'six-digit code'],
  passkey: ['khóa bảo mật', 'passkey'],
  recovery: ['mã dự phòng', 'recovery code'],
  identity: ['tài khoản định danh', 'electronic identity'],
} as const

/** What was proved when the session was opened. */
export const proofText = (t: View['t'], how: string): string =>
  how
    .split(' ')
    .map((proof) => {
      const words = proofs[proof as keyof typeof proofs]
      return words ? t(words[0], words[1]) : proof
    })
    .join(', ')
