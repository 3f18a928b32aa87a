import { z } from 'zod'

import { idOf } from '#platform/id.ts'
import type { Outcome } from '#platform/outcome.ts'

import { genders, householdRoles } from './domain.ts'
import { birthMessages, idNumberMessages, nameMessages } from './messages.ts'
import { revealReasons } from './opening.ts'
import { parseBirth, parseFullName, parseIdNumber, parsePhone, tidy } from './parse.ts'

/** A text that a parser reads; its refusals stand beside the field in Vietnamese. */
const read = <Value, Why extends string>(
  parse: (text: string) => Outcome<Value, Why>,
  messages: Record<Why, string>,
) =>
  z.string({ error: 'Chưa điền' }).transform((text, context) => {
    const outcome = parse(text)
    if (outcome.ok) return outcome.value
    context.addIssue({ code: 'custom', message: messages[outcome.why] })
    return z.NEVER
  })

/** Fields of a person as typed in a form or sent by an outside program; shared by every module that asks for them. */
export const fullName = read(parseFullName, nameMessages)
export const idNumber = read(parseIdNumber, idNumberMessages)
export const birth = (today: Temporal.PlainDate) =>
  read((text) => parseBirth(text, today), birthMessages)
export const phone = z.string().transform((text, context) => {
  const number = parsePhone(text)
  if (number) return number
  context.addIssue({ code: 'custom', message: 'Số điện thoại chưa đúng, ví dụ 0912 345 678' })
  return z.NEVER
})
export const email = z
  .email('Thư điện tử chưa đúng dạng, ví dụ minh@example.vn')
  .max(254, 'Thư điện tử quá dài')

export const line = (most: number) =>
  z
    .string()
    .transform(tidy)
    .pipe(
      z
        .string()
        .max(most, `Tối đa ${most} chữ cái và dấu cách`)
        .regex(/^[^<>]*$/, 'Không dùng dấu < >'),
    )

const gender = z.enum(genders, 'Chọn giới tính')

// A union in which every branch refuses tells only that; `orEmpty` keeps the message of the real shape.
export const orEmpty = <Shape extends z.ZodType<unknown, string>>(shape: Shape) =>
  z
    .string()
    .default('')
    .transform((text, context): z.output<Shape> | null => {
      if (tidy(text) === '') return null
      const parsed = shape.safeParse(text)
      if (parsed.success) return parsed.data
      context.addIssue({ code: 'custom', message: parsed.error.issues[0]?.message ?? 'Chưa đúng' })
      return z.NEVER
    })

/** The form by which an officer adds or corrects a person. An empty field means: not known. */
export const personForm = (today: Temporal.PlainDate) =>
  z.object({
    fullName,
    birth: orEmpty(birth(today)),
    gender: orEmpty(gender),
    idNumber: orEmpty(idNumber),
    oldIdNumber: orEmpty(
      z
        .string()
        .transform(tidy)
        .pipe(z.string().regex(/^\d{9}$/, 'Số CMND cũ có 9 chữ số')),
    ),
    nationality: orEmpty(line(60)),
    ethnicity: orEmpty(line(60)),
    phone: orEmpty(phone),
    email: orEmpty(email),
    addressDetail: orEmpty(line(200)),
    hamletId: orEmpty(idOf<'hamlet'>()),
  })

export type PersonInput = z.output<ReturnType<typeof personForm>>

export const HouseholdForm = z
  .object({
    role: z.enum(householdRoles, 'Chọn quan hệ với chủ hộ'),
    headIdNumber: orEmpty(idNumber),
  })
  .refine(({ role, headIdNumber }) => role === 'head' || headIdNumber !== null, {
    path: ['headIdNumber'],
    message: 'Ghi số định danh của chủ hộ',
  })

export const RevealForm = z
  .object({
    reason: z.enum(revealReasons, 'Chọn lý do xem'),
    detail: line(200).default(''),
  })
  .refine(({ reason, detail }) => reason !== 'other' || detail.length >= 5, {
    path: ['detail'],
    message: 'Ghi rõ lý do',
  })

export const MergeForm = z.object({
  gone: z.uuid('Chọn hồ sơ trùng'),
  reason: line(300).pipe(z.string().min(5, 'Ghi rõ vì sao là cùng một người')),
})
