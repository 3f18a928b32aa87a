import type { FastifyRequest } from 'fastify'
import { z } from 'zod'

import type { Doer } from './actions.ts'
import { whyWords, type Why } from './words.ts'

export const doerOf = ({ who, now, today }: FastifyRequest): Doer => ({ who, now, today })

/** The version of the draft that a page was opened on; without one nothing is saved. */
export const seenVersion = z.coerce.number({ error: 'Mở lại trang rồi gửi lại' }).int().min(1)

/** Why it was refused, in the reader's language. */
export const reasonFor = ({ lang }: FastifyRequest, why: Why): string => whyWords[why][lang]
