import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { no, yes, type Outcome } from '#platform/outcome.ts'
import { forbidden, found } from '#platform/problem.ts'
import { page } from '#platform/render.tsx'
import { translator } from '#ui/view.ts'

import { passwordIs } from '../keys/password.ts'
import { PasswordPage } from '../pages/password.tsx'
import { endSessionsOf } from '../sessions/store.ts'
import { accountById, claim, type Account } from '../sign-in/actions.ts'
import { entranceOf } from '../sign-in/entrance.ts'
import { settle } from '../sign-in/lockout.ts'
import { changePassword, mayBecomePassword } from '../sign-in/new-password.ts'
import { NewPassword } from '../sign-in/shapes.ts'
import { saveTries } from '../sign-in/store.ts'
import { wordsForPassword, wordsForRefusal } from '../sign-in/words.ts'

const Change = z
  .object({ current: z.string().min(1, 'Nhập mật khẩu đang dùng').max(300) })
  .and(NewPassword)

export function passwordRoutes(app: App) {
  app.get('/tai-khoan/mat-khau', allow('account.own'), async (req, reply) => {
    await accountOf(req)
    return page(req, reply, <PasswordPage />)
  })

  app.post('/tai-khoan/mat-khau', allow('account.own'), async (req, reply) => {
    const account = await accountOf(req)
    const form = readForm(req, Change)
    if (!form.ok) return page(req, reply, <PasswordPage errors={form.errors} />, 422)
    const { current, password } = form.value
    const sure = await isReallyYou(req, account, current)
    if (!sure.ok) return page(req, reply, <PasswordPage errors={{ current: sure.why }} />, 422)
    const checked = await mayBecomePassword(account, password)
    if (!checked.ok) {
      const errors = { password: wordsForPassword(translator(req.lang), checked.why) }
      return page(req, reply, <PasswordPage {...{ errors }} />, 422)
    }
    await req.db.tx(async (tx) => {
      await changePassword(tx, req.who, account.staff, password)
      await endSessionsOf(tx, { staff: account.staff.id }, req.now, req.who.session)
    })
    return page(req, reply, <PasswordPage changed />)
  })
}

/** The officer whose account this is; citizens have no password here. */
export async function accountOf({ db, who }: FastifyRequest): Promise<Account> {
  const { staff } = who
  if (staff === undefined) throw forbidden()
  return found(await db.read((q) => accountById(q, staff)), 'tài khoản này')
}

/**
 * Asks for the password again before keys are changed: a desk left open must not be enough. Wrong ones count as
 * tries to sign in.
 */
export async function isReallyYou(
  req: FastifyRequest,
  { staff, key }: Account,
  password: string,
): Promise<Outcome<true, string>> {
  const at = entranceOf(req)
  const t = translator(req.lang)
  const claimed = await claim(at, staff.login)
  if (!claimed.ok) return no(wordsForRefusal(t, claimed.why))
  if (!(await passwordIs(key.passwordHash, password)))
    return no(t('Mật khẩu đang dùng chưa đúng.', 'This is not your current password.'))
  await req.db.tx((tx) => saveTries(tx, req.who.unit, staff.login, settle(claimed.value)))
  return yes(true)
}
