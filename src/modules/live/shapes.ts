import { z } from 'zod'

import type { Target } from '#modules/clusters/index.ts'
import { between } from '#platform/form.ts'

import { delays } from './domain.ts'

const where = 'Chọn nơi phát'

function targetOf(text: string): Target | undefined {
  if (text === 'all') return { kind: 'all' }
  const [, kind, id = ''] = /^(zone|hamlet|cluster):([0-9a-f-]{36})$/.exec(text) ?? []
  return kind === 'zone' || kind === 'hamlet' || kind === 'cluster' ? { kind, id } : undefined
}

export const StartForm = z.object({
  targets: z
    .string({ error: where })
    .transform((text) => text.split(between).filter(Boolean).map(targetOf))
    .pipe(z.array(z.custom<Target>((one) => one !== undefined, where)).min(1, where)),
  delay: z
    .enum(delays.map(String) as [string, ...string[]], 'Chọn trong danh sách')
    .transform(Number),
})
