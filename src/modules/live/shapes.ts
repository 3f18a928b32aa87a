import { z } from 'zod'

import { targets } from '#modules/clusters/index.ts'

import { delays } from './domain.ts'

export const StartForm = z.object({
  targets,
  delay: z
    .enum(delays.map(String) as [string, ...string[]], 'Chọn trong danh sách')
    .transform(Number),
})
