import { z } from 'zod'

const words = (message: string, most: number) =>
  z.string(message).trim().min(1, message).max(most, `Tối đa ${most} chữ`)

/** Trình ký: a title, the symbol behind the number, who signs, and the text where no file is sent. */
export const AskForm = z.object({
  title: words('Ghi tên văn bản, ví dụ Giấy xác nhận tình trạng hôn nhân', 200),
  symbol: words('Ghi ký hiệu, ví dụ GXN-UBND', 40).regex(
    /^[\p{Lu}0-9]+([-./][\p{Lu}0-9]+)*$/u,
    'Ký hiệu gồm chữ in hoa, số và gạch nối, ví dụ GXN-UBND',
  ),
  signer: z.uuid('Chọn người ký'),
  text: z.string().trim().max(10_000, 'Tối đa 10.000 chữ').default(''),
})

export const Ids = z
  .string('Chọn ít nhất một văn bản')
  .transform((text) => [...new Set(text.split('\n').filter(Boolean))])
  .pipe(
    z
      .array(z.uuid('Chọn lại văn bản'))
      .min(1, 'Chọn ít nhất một văn bản')
      .max(100, 'Mỗi lượt tối đa 100 văn bản'),
  )
