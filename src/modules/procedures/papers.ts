import { formFor, type ComponentKind } from '#modules/forms/index.ts'
import type { Read } from '#platform/db.ts'
import type { Lang } from '#platform/http.ts'

import type { Paper } from './pages/papers.tsx'

const kindTexts: Record<ComponentKind, Record<Lang, string>> = {
  original: { vi: 'bản chính', en: 'original' },
  certified: { vi: 'bản sao chứng thực', en: 'certified copy' },
  copy: { vi: 'bản chụp', en: 'photocopy' },
  electronic: { vi: 'bản điện tử', en: 'electronic' },
}

/** What to bring, from the procedure's own form; undefined when only the general form serves it. */
export async function papersOf(
  q: Read,
  code: string,
  on: Temporal.PlainDate,
  lang: Lang,
): Promise<Paper[] | undefined> {
  const form = await formFor(q, code, on)
  if (!form.procedures.includes(code)) return undefined
  return form.components.map(({ name, kinds, present, required, hint }) => ({
    name: name[lang],
    kinds: kinds.map((kind) => kindTexts[kind][lang]),
    isOptional: !required,
    isOnlyShown: present === 'show',
    hint: hint?.[lang],
  }))
}
