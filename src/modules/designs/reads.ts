import {
  isOwnForm,
  publishedForm,
  publishedForms,
  standardFormNamed,
  type FormContent,
  type FormDefinition,
} from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import { found, notFound } from '#platform/problem.ts'

import { contentOf } from './editing.ts'
import { designByCode } from './store.ts'

const missing = (code: string) => `biểu mẫu ${code.slice(0, 60)}`

/** The draft of a form, or 404. */
export async function draftOf(q: Read, code: string): Promise<FormContent> {
  const design = found(await designByCode(q, code), missing(code))
  return found(design.draft ?? undefined, `bản nháp của ${missing(code)}`)
}

/** One version: of the commune's own forms only its own are found. */
export async function versionOf(q: Read, code: string, version: number): Promise<FormContent> {
  if (!isOwnForm(code)) return contentOf(found(standardFormNamed(code, version), missing(code)))
  const form = await publishedForm(q, code, version)
  return found(form, `bản ${version} của ${missing(code)}`).content
}

/** `nhap`, the number of a version, or nothing for the newest there is. */
export type Which = string | undefined

/** The content that an address asks for, and what it is called. */
export async function asked(
  q: Read,
  code: string,
  which: Which,
): Promise<{ content: FormContent; version: number | 'draft' }> {
  if (which === 'nhap') return { content: await draftOf(q, code), version: 'draft' }
  if (which !== undefined && /^[1-9]\d{0,5}$/.test(which)) {
    const version = Number(which)
    return { content: await versionOf(q, code, version), version }
  }
  if (which) throw notFound(missing(code))
  if (!isOwnForm(code)) return { content: await versionOf(q, code, 1), version: 1 }
  const [newest] = await publishedForms(q, code)
  if (newest) return { content: newest.content, version: newest.version }
  return { content: await draftOf(q, code), version: 'draft' }
}

/** A form that is not published, as the engine takes it. */
export const toTry = (code: string, content: FormContent): FormDefinition => ({
  ...content,
  code,
  version: 1,
  effectiveFrom: '2025-07-01',
})
