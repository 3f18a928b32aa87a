import { z } from 'zod'

import { idOf } from '#platform/id.ts'

import { hamletKinds } from './domain.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((text) => text.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(1, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const optional = (shape: z.ZodType<string>) =>
  z
    .union([z.literal(''), shape])
    .optional()
    .transform((text) => text || undefined)

const day = (missing: string) =>
  z
    .string({ error: missing })
    .min(1, missing)
    .transform((text, context) => {
      const date = readDay(text)
      if (!date)
        context.addIssue({
          code: 'custom',
          message: 'Ghi ngày có thật dạng ngày/tháng/năm, ví dụ 01/07/2025',
        })
      return date ?? z.NEVER
    })

/** "1/7/2025" → a date, or undefined when there is no such day. */
function readDay(text: string): Temporal.PlainDate | undefined {
  const [, dayText, monthText, yearText] = /^(\d{1,2})[/.-](\d{1,2})[/.-](\d{4})$/.exec(text) ?? []
  try {
    return Temporal.PlainDate.from(
      { year: Number(yearText), month: Number(monthText), day: Number(dayText) },
      { overflow: 'reject' },
    )
  } catch {
    return undefined
  }
}

export const UnitForm = z.object({
  name: line(120, 'Ghi tên cơ quan'),
  address: line(200, 'Ghi địa chỉ trụ sở'),
  phone: optional(
    z.string().regex(/^[\d .()+-]{8,20}$/, 'Số điện thoại chỉ gồm chữ số, từ 8 đến 15 số'),
  ),
  email: optional(z.email('Thư điện tử chưa đúng dạng, ví dụ tantru@example.vn')),
  hours: optional(z.string().max(200, 'Tối đa 200 chữ cái và dấu cách')),
})

export const AgencyCodeForm = z.object({
  agencyCode: z
    .string({ error: 'Ghi mã định danh' })
    .transform((text) => text.toUpperCase())
    .pipe(
      z
        .string()
        .max(35, 'Mã định danh dài tối đa 35 ký tự')
        .regex(
          /^[A-Y]\d{2}(\.[0-9A-Z]+)*$/,
          'Mã định danh có dạng H79.28.075: một chữ cái A đến Y, hai chữ số, các nhóm cách nhau bằng dấu chấm',
        ),
    ),
  from: day('Ghi ngày bắt đầu dùng mã'),
  ground: line(200, 'Ghi số, ngày của quyết định cấp mã'),
})

const id = z.uuid('Chọn một mục trong danh sách')

export const DepartmentForm = z.object({
  name: line(120, 'Ghi tên phòng ban').pipe(z.string().min(2, 'Tên phòng ban quá ngắn')),
  parentId: z.union([z.literal('').transform(() => null), idOf<'department'>()]).default(null),
})

const kind = z.enum(hamletKinds, 'Chọn loại: ấp, thôn, khu phố …')
const name = line(80, 'Ghi tên').refine((text) => !/[<>]/.test(text), 'Tên không dùng dấu < >')
const code = optional(
  z.string().regex(/^[0-9A-Za-z.-]{1,20}$/, 'Mã gồm chữ số, chữ cái không dấu, tối đa 20 ký tự'),
).transform((text) => text ?? null)
const ground = line(200, 'Ghi số, ngày của nghị quyết hoặc quyết định')

export const HamletForm = z.object({
  kind,
  name,
  code,
  startedOn: z.union([z.literal('').transform(() => null), day('')]).default(null),
  ground: z.string().max(200).default(''),
})

export const RenameForm = z.object({ kind, name, code, on: day('Ghi ngày có hiệu lực'), ground })

export const MergeForm = z.object({
  // Several checkboxes of one name arrive on separate lines.
  from: z
    .string({ error: 'Chọn từ hai ấp, thôn, khu phố trở lên' })
    .transform((text) => text.split(/[\n,]/))
    .pipe(z.array(id).min(2, 'Chọn từ hai ấp, thôn, khu phố trở lên')),
  kind,
  name,
  code,
  on: day('Ghi ngày có hiệu lực'),
  ground,
})

export const SplitForm = z.object({
  kind,
  names: z
    .string({ error: 'Ghi tên các ấp, thôn, khu phố mới, mỗi tên một dòng' })
    .transform((text) =>
      text
        .split('\n')
        .map((one) => one.trim())
        .filter(Boolean),
    )
    .pipe(
      z.array(name).min(2, 'Ghi từ hai tên trở lên, mỗi tên một dòng').max(20, 'Tối đa 20 tên'),
    ),
  on: day('Ghi ngày có hiệu lực'),
  ground,
})
