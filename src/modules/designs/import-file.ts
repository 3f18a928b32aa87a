import { z } from 'zod'

import { FormContent } from '#modules/forms/index.ts'
import { complaintsOf, jsonIn, type Complaint } from '#platform/json-file.ts'

import { Content } from './limits.ts'

export const fileSchema = 'xaso.form/1'
export const mostBytes = 512 * 1024

/** Tệp biểu mẫu: what is exported and imported. */
export const FormFile = z.strictObject({
  schema: z.literal(fileSchema, `Dòng “schema” phải là “${fileSchema}”`),
  ...FormContent.shape,
})

export const fileOf = (content: FormContent): z.input<typeof FormFile> => ({
  schema: fileSchema,
  ...content,
})

export type ImportRead = { ok: true; content: FormContent } | { ok: false; complaints: Complaint[] }

/** Reads a form file whole, or says everything that is wrong with it; nothing is taken by halves. */
export function readFormFile(text: string): ImportRead {
  const json = jsonIn(text, mostBytes)
  if (!json.ok) return { ok: false, complaints: [json.complaint] }
  const parsed = FormFile.safeParse(json.value)
  if (!parsed.success)
    return { ok: false, complaints: complaintsOf(parsed.error.issues, placeOf, inVietnamese) }
  const { schema: _, ...content } = parsed.data
  const sized = Content.safeParse(content)
  return sized.success
    ? { ok: true, content }
    : { ok: false, complaints: complaintsOf(sized.error.issues, placeOf, inVietnamese) }
}

const parts: Record<string, string> = {
  schema: 'loại tệp (schema)',
  title: 'tên (title)',
  basis: 'căn cứ (basis)',
  procedures: 'thủ tục (procedures)',
  cases: 'các trường hợp (cases)',
  sections: 'các phần (sections)',
  components: 'giấy tờ (components)',
  type: 'loại (type)',
  name: 'mã hoặc tên (name)',
  label: 'tên mục (label)',
  hint: 'lời hướng dẫn (hint)',
  vi: 'tiếng Việt (vi)',
  en: 'tiếng Anh (en)',
  visibleWhen: 'điều kiện hiện (visibleWhen)',
  requiredWhen: 'điều kiện bắt buộc (requiredWhen)',
  repeat: 'nhóm lặp lại (repeat)',
  pattern: 'mẫu ký tự (pattern)',
}

const lists: Record<string, string> = {
  sections: 'Phần',
  fields: 'mục',
  options: 'câu trả lời',
  rules: 'ràng buộc',
  cases: 'Trường hợp',
  components: 'Giấy tờ',
  procedures: 'Thủ tục',
}

/** sections.2.fields.0.label → "Phần 3, mục 1, tên mục (label)" */
function placeOf(path: readonly PropertyKey[]): string {
  const said: string[] = []
  for (const [n, part] of path.entries()) {
    const before = path[n - 1]
    if (typeof part === 'number') said.push(`${lists[String(before)] ?? 'dòng'} ${part + 1}`)
    else if (typeof path[n + 1] !== 'number') said.push(parts[String(part)] ?? String(part))
  }
  return said.join(', ') || 'Cả tệp'
}

const wordings: readonly (readonly [RegExp, string])[] = [
  [/received undefined/, 'Thiếu mục này'],
  [/expected (string|number|boolean|array|object)/, 'Sai kiểu giá trị'],
  [/^Too big/, 'Quá dài hoặc quá lớn'],
  [/^Too small/, 'Để trống hoặc quá nhỏ'],
  [/must match pattern/, 'Không đúng dạng (xem lược đồ của tệp)'],
  [/discriminator/, 'Không có loại này (xem lược đồ của tệp)'],
  [/^Invalid option/, 'Không phải một giá trị cho phép (xem lược đồ của tệp)'],
]

/** Messages of our own are Vietnamese; the few that the checker writes itself are not. */
function inVietnamese(message: string): string {
  const known = wordings.find(([pattern]) => pattern.test(message))
  if (known) return known[1]
  return /^(Invalid|Expected|Unrecognized)/.test(message) ? 'Giá trị không đúng dạng' : message
}
