import { createHash } from 'node:crypto'

import { z } from 'zod'

/** A made-up citizen: whoever the visitor of the stand-in says they are. */
export type Citizen = {
  fullName: string
  idNumber: string
  /** 1987-02-05 */
  birth: string
  /** Who this is in the demonstration: "chủ hộ kinh doanh". */
  note?: string
}

const isDate = (text: string) => {
  try {
    Temporal.PlainDate.from(text)
    return true
  } catch {
    return false
  }
}

const twoDigits = (text: string) => text.padStart(2, '0')

const Birth = z
  .string()
  .regex(/^\d{1,2}\/\d{1,2}\/\d{4}$/, 'Ghi ngày sinh dạng 25/12/1990')
  .transform((text) => text.split('/').toReversed().map(twoDigits).join('-'))
  .refine(isDate, 'Ngày sinh không có thật')

/** What is typed for a citizen who is not on the list. */
export const TypedCitizen = z.object({
  fullName: z.string().min(2, 'Nhập họ và tên').max(100, 'Họ tên quá dài'),
  idNumber: z.string().regex(/^\d{12}$/, 'Số định danh gồm 12 chữ số'),
  birth: Birth,
})

/** Who was signed in as, by the subject that the stand-in tells instead of the identity number. */
export type Citizens = {
  remember(citizen: Citizen): string
  bySubject(subject: string): Citizen | undefined
}

const most = 2_000

export function rememberedCitizens(): Citizens {
  const known = new Map<string, Citizen>()
  return {
    remember(citizen) {
      const hash = createHash('sha256').update(citizen.idNumber).digest('base64url')
      const subject = `gia-lap-${hash.slice(0, 22)}`
      if (known.size >= most) known.delete(known.keys().next().value ?? '')
      known.set(subject, citizen)
      return subject
    },
    bySubject: (subject) => known.get(subject),
  }
}
