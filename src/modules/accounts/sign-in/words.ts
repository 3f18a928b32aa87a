import { clockText, dateText, localTime } from '#ui/format.ts'
import type { View } from '#ui/view.ts'

import { longest, shortest } from '../keys/password.ts'
import type { WhyNot } from './actions.ts'
import type { WhyNotPassword } from './new-password.ts'

type T = View['t']

const fewLeft = 4

/** Why somebody is not let in, in words that tell nobody which logins exist. */
export function wordsForRefusal(t: T, why: WhyNot): string {
  switch (why.code) {
    case 'wrong':
      return wrong(t, why.left)
    case 'locked':
      return t(
        `Đã nhập sai quá nhiều lần. Tên đăng nhập này tạm khóa đến ${clock(why.until)}; ai đang làm việc không bị ảnh hưởng.`,
        `Too many wrong tries. This login is locked until ${clock(why.until)}; sessions that are open go on.`,
      )
    case 'too-many':
      return t(
        `Tên đăng nhập này đã được thử quá nhiều lần trong một giờ. Hãy thử lại sau ${clock(why.until)}.`,
        `This login was tried too often within an hour. Try again after ${clock(why.until)}.`,
      )
    case 'account-locked':
      return t(
        `Tài khoản đã khóa từ ngày ${dateText('vi', why.on)}. Hãy liên hệ người quản trị của xã.`,
        `The account is locked since ${dateText('en', why.on)}. Please ask your administrator.`,
      )
  }
}

const wrong = (t: T, left: number) =>
  left > fewLeft
    ? t('Thông tin đăng nhập chưa đúng.', 'What you entered is not right.')
    : t(
        `Thông tin đăng nhập chưa đúng. Còn ${left} lần thử trước khi tạm khóa 15 phút.`,
        `What you entered is not right. ${left} tries are left before a lock of 15 minutes.`,
      )

const clock = (at: Temporal.Instant) => clockText(localTime(at))

/** Why a password is not taken. */
export const wordsForPassword = (t: T, why: WhyNotPassword): string => t(...passwordWords[why])

const passwordWords: Record<WhyNotPassword, readonly [vi: string, en: string]> = {
  'too-short': [
    `Mật khẩu cần ít nhất ${shortest} ký tự. Một câu vài từ vừa dài vừa dễ nhớ.`,
    `A password needs at least ${shortest} characters. A few words are long and easy to remember.`,
  ],
  'too-long': [
    `Mật khẩu tối đa ${longest} ký tự.`,
    `A password has at most ${longest} characters.`,
  ],
  common: [
    'Mật khẩu này nằm trong số hay bị đoán nhất. Hãy chọn mật khẩu khác.',
    'This password is among those guessed first. Choose another.',
  ],
  'about-you': [
    'Mật khẩu gần như chỉ là tên của bạn. Hãy chọn mật khẩu khác.',
    'This password is little more than your name. Choose another.',
  ],
  pattern: [
    'Mật khẩu lặp lại hoặc theo thứ tự bàn phím nên dễ đoán. Hãy chọn mật khẩu khác.',
    'A password that repeats or follows the keyboard is guessed easily. Choose another.',
  ],
  same: [
    'Đây là mật khẩu đang dùng. Hãy chọn mật khẩu khác.',
    'This is the password in use. Choose another.',
  ],
}
