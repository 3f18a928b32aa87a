import { z } from 'zod'

import { end, roles, type FlowContent } from './domain.ts'

export const mostSteps = 40
export const mostBranches = 8
export const mostPartners = 8
const mostMinutes = 96_000

const words = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .trim()
    .min(1, missing)
    .max(most, `Tối đa ${most} chữ cái và dấu cách`)

export const stepCode = z
  .string({ error: 'Thiếu mã bước' })
  .regex(
    /^[a-z0-9][a-z0-9-]{0,39}$/,
    'Mã bước chỉ gồm chữ thường không dấu, số và gạch nối, tối đa 40 ký tự',
  )
  .refine((code) => code !== end, `“${end}” là chữ dành riêng cho điểm kết thúc`)

const target = z
  .string({ error: 'Thiếu bước đến' })
  .regex(/^[a-z0-9][a-z0-9-]{0,39}$/, 'Bước đến phải là mã của một bước, hoặc “end”')

const field = z
  .string({ error: 'Thiếu tên câu hỏi' })
  .regex(/^(@case|@channel|[a-z][A-Za-z0-9.]{0,79})$/, 'Tên câu hỏi không đúng dạng')

const number = z
  .number({ error: 'Phải là một số' })
  .min(-1e12, 'Số quá nhỏ')
  .max(1e12, 'Số quá lớn')

const Test = z.union(
  [
    z.strictObject({ field, is: words(60, 'Thiếu câu trả lời cần so') }),
    z.strictObject({ field, more: number }),
    z.strictObject({ field, less: number }),
    z.strictObject({ field, filled: z.boolean() }),
  ],
  'Điều kiện cần “field” và đúng một trong “is”, “more”, “less”, “filled”',
)

const Branch = z.strictObject({ when: Test, to: target })

const role = z.enum(roles, `Vai trò phải là một trong: ${roles.join(', ')}`)

const Partner = z.strictObject({
  role,
  department: z.string().trim().min(1).max(60, 'Mã phòng ban tối đa 60 ký tự').optional(),
  task: words(300, 'Ghi nội dung cần phối hợp'),
})

const Coordination = z.strictObject({
  waitFor: z.enum(['all', 'lead'], '“waitFor” phải là “all” hoặc “lead”'),
  partners: z
    .array(Partner, 'Thiếu danh sách đơn vị phối hợp')
    .min(1, 'Phối hợp phải có ít nhất một đơn vị')
    .max(mostPartners, `Tối đa ${mostPartners} đơn vị phối hợp ở một bước`),
})

export const StepShape = z.strictObject({
  code: stepCode,
  vi: words(200, 'Ghi nội dung bước'),
  en: words(200, 'Ghi nội dung bước bằng tiếng Anh, hoặc chép lại tiếng Việt'),
  role,
  minutes: z
    .int({ error: 'Thời gian phải là số phút nguyên' })
    .min(0, 'Thời gian không được âm')
    .max(mostMinutes, 'Thời gian tối đa 200 ngày làm việc'),
  counts: z.boolean({ error: '“counts” phải là true hoặc false' }),
  decides: z.boolean({ error: '“decides” phải là true hoặc false' }).optional(),
  numbers: z.boolean({ error: '“numbers” phải là true hoặc false' }).optional(),
  coordination: Coordination.optional(),
  branches: z
    .array(Branch)
    .max(mostBranches, `Tối đa ${mostBranches} điều kiện ở một bước`)
    .optional(),
  otherwise: target.optional(),
})

/** What is kept of a workflow, drafted or published. */
export const Content = z.strictObject({
  name: words(160, 'Ghi tên quy trình'),
  source: words(400, 'Ghi căn cứ của quy trình'),
  procedure: z
    .string()
    .regex(/^\d\.\d{6}$/, 'Mã thủ tục có dạng 1.013225')
    .optional(),
  steps: z
    .array(StepShape, 'Thiếu danh sách bước')
    .min(1, 'Quy trình phải có ít nhất một bước')
    .max(mostSteps, `Tối đa ${mostSteps} bước`),
})

export const fileSchema = 'xaso.workflow/1'

/** Tệp quy trình: what is exported and imported. */
export const WorkflowFile = z.strictObject({
  schema: z.literal(fileSchema, `Dòng “schema” phải là “${fileSchema}”`),
  ...Content.shape,
})

export const fileOf = ({
  name,
  source,
  procedure,
  steps,
}: FlowContent): z.input<typeof WorkflowFile> =>
  WorkflowFile.parse({ schema: fileSchema, name, source, ...(procedure && { procedure }), steps })
