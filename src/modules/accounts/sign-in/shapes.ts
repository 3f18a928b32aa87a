import { z } from 'zod'

export const Code = z.object({ code: z.string().min(6, 'Nhập mã').max(20, 'Mã không đúng') })

/** What a browser says in the name of a passkey. */
export const Answer = z.object({ answer: z.string().min(1).max(20_000) })

/** Tên khóa: by which its owner tells it from others. */
export const passkeyName = z.string().trim().min(1, 'Đặt tên cho khóa').max(60, 'Tên quá dài')

export const FirstPasskey = Answer.extend({ name: passkeyName })

export const NewPassword = z
  .object({ password: z.string().min(1, 'Nhập mật khẩu mới'), again: z.string() })
  .refine(({ password, again }) => password === again, {
    path: ['again'],
    message: 'Hai lần nhập chưa giống nhau',
  })
