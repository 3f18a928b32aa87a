import { z } from 'zod'

import { relayAddress, whyNotRelay } from '#modules/bulletins/index.ts'

import { leastSeverities } from './domain.ts'

const line = (most: number, missing: string) =>
  z
    .string({ error: missing })
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().min(2, missing).max(most, `Tối đa ${most} chữ cái và dấu cách`))

const ticked = z
  .string()
  .default('')
  .transform((text) => text === 'yes')

export const HabitForm = z
  .object({
    mode: z.enum(['draft', 'at-once'], 'Chọn cách xử lý'),
    senders: z
      .string()
      .max(5_000)
      .default('')
      .transform((typed) => [...new Set(typed.split(/[\s,;]+/).filter(Boolean))])
      .pipe(z.array(z.string().max(200)).max(20, 'Nhiều nhất 20 nơi gửi')),
    everywhere: ticked,
    onlySources: ticked,
    leastSeverity: z.enum(leastSeverities, 'Chọn mức').default('Severe'),
    reason: line(500, 'Ghi lý do, căn cứ'),
  })
  .superRefine(({ mode, senders }, context) => {
    if (mode === 'at-once' && senders.length === 0)
      context.addIssue({ code: 'custom', path: ['senders'], message: 'Ghi ít nhất một nơi gửi' })
  })
  .transform(({ mode, ...rest }) => ({ ...rest, atOnce: mode === 'at-once' }))

export const FeedForm = z.object({
  name: line(120, 'Ghi tên nguồn'),
  address: z
    .string({ error: 'Ghi địa chỉ' })
    .max(500, 'Địa chỉ quá dài')
    .transform((typed, context) => {
      const read = relayAddress(typed)
      if (read.ok) return read.value
      context.addIssue({ code: 'custom', message: whyNotRelay[read.why] })
      return z.NEVER
    }),
})

const isTarget = /^(?:all|none|(?:zone|hamlet):[0-9a-f]{8}(?:-[0-9a-f]{4}){3}-[0-9a-f]{12})$/

const word = (most: number) =>
  z
    .string()
    .transform((typed) => typed.replaceAll(/\s+/g, ' ').trim())
    .pipe(z.string().max(most, `Tối đa ${most} chữ`))

export const PlaceForm = z
  .object({
    value: word(60).pipe(z.string().min(1, 'Ghi mã')),
    valueName: word(60).default(''),
    target: z.string().regex(isTarget, 'Chọn nơi'),
  })
  .transform(({ value, valueName, target }) => {
    const [kind = '', targetId = null] = target.split(':')
    return { value, valueName, kind: kind as 'all' | 'none' | 'zone' | 'hamlet', targetId }
  })
