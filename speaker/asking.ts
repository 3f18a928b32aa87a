import { Away } from './server.ts'

const away = /^(ECONN|ENOTFOUND|EAI_|ETIMEDOUT|EHOSTUNREACH|ENETUNREACH|EPIPE)/
const untrusted = /CERT|SELF_SIGNED|UNABLE_TO_VERIFY|ERR_TLS|ERR_SSL|EPROTO/

/** Why a server did not enrol us, in words for whoever stands before the box with the code in their hand. */
export function whyNotEnrolled(error: unknown): string {
  const { code = '', message = '' } = error as { code?: string; message?: string }
  if (away.test(code) || message === 'no answer in time')
    return `Chưa nối được máy chủ (${code || message}): kiểm tra mạng và địa chỉ --server; thử lại sau 30 giây. (The server cannot be reached.)`
  if (untrusted.test(code))
    return `Chứng thư của máy chủ không tin được (${code}): kiểm tra địa chỉ https:// và ngày giờ của máy này. (The server’s certificate is not trusted.)`
  if (error instanceof Away) return `Máy chủ chưa nhận: ${error.message} (Refused.)`
  return `Địa chỉ --server không phải máy chủ Xã Số (${message}). (This is no Xã Số server.)`
}
