import type { Filled } from '#platform/form.ts'
import { looksLikeId, newId } from '#platform/id.ts'
import { Problem } from '#platform/problem.ts'

import { mostFields, type Part, type Writer } from './domain.ts'

/** What a page of a draft sends along besides what was typed. */
export type Sent = {
  typed: Filled
  writer: Writer
  /** The form that the page showed, as `formKey` names it. */
  form: string
  /** The page told of a newer text and asks what to keep. */
  isWarned: boolean
  /** Save, and leave it for another day. */
  isForLater: boolean
}

/** Reads the hidden fields of `DraftFields`; a page that lacks them may only write what nobody else has touched. */
export function sentFrom(body: unknown, isByItself: boolean): Sent {
  const typed = (body ?? {}) as Filled
  if (Object.keys(typed).length > mostFields)
    throw new Problem(413, 'Biểu mẫu gửi lên có quá nhiều mục')
  const page = typed['_page'] ?? ''
  return {
    typed,
    writer: {
      page: looksLikeId(page) ? page : newId<'page'>(),
      seen: Number.parseInt(typed['_version'] ?? '', 10) || 0,
      isByItself,
    },
    form: typed['_form'] ?? '',
    isWarned: typed['_newer'] !== undefined,
    isForLater: typed['_later'] !== undefined,
  }
}

export const partOf = (typed: Filled): Part => (typed['_part'] === 'contact' ? 'contact' : 'form')
