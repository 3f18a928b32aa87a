import { z } from 'zod'

import { between } from '#platform/form.ts'

import type { Target } from '../domain.ts'

const where = 'Chọn nơi phát'

/** 'all', 'zone:<id>', 'hamlet:<id>', 'cluster:<id>' as the checkboxes say. */
const target = z.string().transform((text, context): Target => {
  if (text === 'all') return { kind: 'all' }
  const [, kind, id] = /^(zone|hamlet|cluster):([0-9a-f-]{36})$/.exec(text) ?? []
  if (kind === undefined || id === undefined) {
    context.addIssue({ code: 'custom', message: 'Chọn trong danh sách' })
    return z.NEVER
  }
  return { kind: kind as 'zone' | 'hamlet' | 'cluster', id }
})

/** Nơi phát as a form sends it. Everywhere and a hamlet beside it is a slip that would wake the whole commune: it is asked back. */
export const targets = z
  .string({ error: where })
  .transform((typed) => typed.split(between).filter(Boolean))
  .pipe(z.array(target).min(1, where).max(60, 'Chọn ít nơi hơn, hoặc lập nhóm cụm loa'))
  .refine(
    (chosen) => chosen.length === 1 || chosen.every(({ kind }) => kind !== 'all'),
    'Đã chọn “Tất cả cụm loa” cùng với nơi khác: bỏ một trong hai',
  )
