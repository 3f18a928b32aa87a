import { z } from 'zod'

import { between } from '#platform/form.ts'

import { roleCodes } from './roles.ts'

const roleList = z
  .string()
  .default('')
  .transform((text) => text.split(between).filter((code) => code !== ''))
  .pipe(z.array(z.enum(roleCodes)))

const facts = {
  fullName: z.string().min(2, 'Nhập họ và tên').max(100, 'Họ tên tối đa 100 ký tự'),
  position: z.string().max(120, 'Chức danh tối đa 120 ký tự').default(''),
  departmentId: z
    .union([z.literal(''), z.uuid()], 'Chọn một phòng ban trong danh sách')
    .default('')
    .transform((id) => (id === '' ? null : id)),
}

export const NewStaffForm = z.object({
  ...facts,
  login: z
    .string()
    .transform((text) => text.toLowerCase())
    .pipe(
      z
        .string()
        .regex(
          /^[a-z0-9][a-z0-9._-]{2,39}$/,
          'Tên đăng nhập 3 đến 40 ký tự: chữ không dấu, số, dấu chấm, gạch',
        ),
    ),
  roles: roleList,
})

export const FactsForm = z.object(facts)
export const RolesForm = z.object({ roles: roleList })

const date = (text: string, context: z.RefinementCtx) => {
  const [day, month, year] = text.split('/').map(Number)
  try {
    return Temporal.PlainDate.from(
      { day: day ?? 0, month: month ?? 0, year: year ?? 0 },
      { overflow: 'reject' },
    )
  } catch {
    context.addIssue({ code: 'custom', message: 'Ngày không có thật' })
    return z.NEVER
  }
}

export const LockForm = z.object({
  on: z
    .string()
    .regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/, 'Ghi ngày dạng 25/12/2026')
    .transform(date),
  reason: z
    .string()
    .min(3, 'Ghi lý do, ví dụ: chuyển công tác theo quyết định số …')
    .max(300, 'Lý do tối đa 300 ký tự'),
  /** Who takes the open work; or that it is given out later, said on purpose. */
  to: z
    .union([z.literal(''), z.uuid()], 'Chọn trong danh sách')
    .optional()
    .transform((id) => id || undefined),
  later: z.literal('1').optional(),
})

export const HandOverForm = z.object({ to: z.uuid('Chọn người nhận bàn giao') })

export const StaffQuery = z.object({
  q: z.string().max(100).optional(),
  vaitro: z.enum(roleCodes).optional().catch(undefined),
  trangthai: z.enum(['open', 'locked']).optional().catch(undefined),
  cursor: z.uuid().optional().catch(undefined),
})
