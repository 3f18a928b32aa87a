import { z } from 'zod'

const Text = z.object({ vi: z.string().min(1).max(600), en: z.string().max(600) })
const Code = z.string().regex(/^[a-z0-9-]{1,24}$/)

/** A guide as it is kept. */
export const GuideShape = z.object({
  questions: z
    .array(
      z.object({
        code: Code,
        text: Text,
        hint: Text.optional(),
        answers: z
          .array(
            z.object({
              code: Code,
              text: Text,
              to: Code,
              set: z.record(z.string(), z.string()).optional(),
              caseCode: z.string().optional(),
            }),
          )
          .max(20),
      }),
    )
    .max(40),
  endings: z
    .array(
      z.object({
        code: Code,
        kind: z.enum(['go-on', 'other-procedure', 'not-yet']),
        text: Text,
        procedure: z.string().optional(),
        citation: z.string().optional(),
        certainty: z.enum(['certain', 'to-confirm']).optional(),
      }),
    )
    .max(40),
})

export const Params = z.object({ code: z.string().regex(/^\d\.\d{6}$/) })

/** Answers so far, and the one that is chosen now. */
export const Asked = z.object({
  tl: z.string().max(1200).default('').catch(''),
  chon: z.string().max(24).optional().catch(undefined),
  hoi: z.string().max(2).optional().catch(undefined),
})

export const Prepared = z.object({
  tl: z.string().max(1200).default('').catch(''),
  'truong-hop': z.string().max(60).optional().catch(undefined),
})
