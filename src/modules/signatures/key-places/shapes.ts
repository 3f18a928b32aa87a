import { z } from 'zod'

const address = z
  .string()
  .trim()
  .max(300, 'Tối đa 300 ký tự')
  .default('')
  .refine(
    (text) => text === '' || isAddress(text),
    'Ghi địa chỉ bắt đầu bằng https://, không có tên và mật khẩu trong địa chỉ',
  )

/** Over TLS, but for a service on this very machine. */
function isAddress(text: string): boolean {
  const url = URL.parse(text)
  if (!url || url.username || url.password || url.search || url.hash) return false
  const isHere = ['localhost', '127.0.0.1', '[::1]'].includes(url.hostname)
  return url.protocol === 'https:' || (url.protocol === 'http:' && isHere)
}

/** Thiết bị: one of the drivers of this machine. */
export const TokenPlaceForm = z.object({
  driver: z.string().trim().min(1, 'Chọn trình điều khiển').max(500),
  timeStamps: address,
})
/** Dịch vụ ký từ xa. */
export const ServicePlaceForm = z.object({
  address: address.refine((text) => text !== '', 'Ghi địa chỉ của dịch vụ'),
  timeStamps: address,
})
