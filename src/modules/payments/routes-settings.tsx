import type { FastifyReply, FastifyRequest } from 'fastify'
import { z } from 'zod'

import { readForm, type Retry } from '#platform/form.ts'
import { allow, type App } from '#platform/http.ts'
import { page } from '#platform/render.tsx'

import { accountInUse } from './bills/store.ts'
import { SettingsPage, settingsHome } from './pages/settings-page.tsx'
import { openAccount, setBankKey } from './settings.ts'
import { bankOf } from './vietqr/banks.ts'

const AccountForm = z.object({
  bin: z
    .string()
    .default('')
    .refine((bin) => bankOf(bin) !== undefined, 'Chọn ngân hàng trong danh sách'),
  number: z
    .string({ error: 'Ghi số tài khoản' })
    .transform((text) => text.replaceAll(/\s/g, ''))
    .pipe(z.string().regex(/^[A-Za-z0-9]{1,19}$/, 'Số tài khoản từ 1 đến 19 chữ cái, chữ số')),
  holder: z
    .string({ error: 'Ghi chủ tài khoản' })
    .trim()
    .min(2, 'Ghi chủ tài khoản')
    .max(100, 'Tối đa 100 chữ cái và dấu cách'),
  demo: z
    .string()
    .default('')
    .transform((text) => text === 'yes'),
})

const KeyForm = z.object({
  secret: z
    .string({ error: 'Ghi khóa' })
    .min(32, 'Khóa có ít nhất 32 ký tự')
    .max(200, 'Tối đa 200 ký tự'),
})

/** Where the commune's money goes. */
export function settingsRoutes(app: App) {
  app.get(settingsHome, allow('payment.settings'), (req, reply) => show(req, reply))
  app.post(settingsHome, allow('payment.settings'), async (req, reply) => {
    const form = readForm(req, AccountForm)
    if (!form.ok) return show(req, reply, form)
    const { demo: isDemo, ...rest } = form.value
    await req.db.tx((tx) => openAccount(tx, req.who, { ...rest, isDemo, now: req.now }))
    return reply.redirect(settingsHome, 303)
  })
  app.post(`${settingsHome}/khoa`, allow('payment.settings'), async (req, reply) => {
    const form = readForm(req, KeyForm)
    if (!form.ok) return show(req, reply, { filled: {}, errors: form.errors })
    const key = { key: app.world.sessionKey, now: req.now, ...form.value }
    const done = await req.db.tx((tx) => setBankKey(tx, req.who, key))
    if (done.ok) return reply.redirect(settingsHome, 303)
    return show(
      req,
      reply,
      { filled: {}, errors: { number: 'Đặt tài khoản trước rồi mới lưu khóa' } },
      409,
    )
  })
}

async function show(
  req: FastifyRequest,
  reply: FastifyReply,
  retry?: Retry,
  status = retry ? 422 : 200,
) {
  const account = await req.db.read((q) => accountInUse(q, req.who.unit))
  const { publicUrl } = req.server.world
  return page(req, reply, <SettingsPage {...{ account, publicUrl, ...retry }} />, status)
}
