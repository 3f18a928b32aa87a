import { summaryOf } from '#modules/forms/index.ts'
import type { Filled } from '#platform/form.ts'
import type { Lang } from '#platform/http.ts'

import type { OpenDraft } from './open.ts'

/** One answer that is not the same on two pages of one draft. */
export type Difference = { label: string; here: string; kept: string }

/** What differs between the page in hand and the draft as it is kept, in the words of the form. */
export function differences(
  { definition, draft, circumstances, places }: OpenDraft,
  here: Filled,
  lang: Lang,
): Difference[] {
  const read = (values: Filled) =>
    new Map(
      summaryOf(definition, values, { ...circumstances, lang, places }).flatMap(({ title, rows }) =>
        rows.map(
          ({ name, label, value }) => [name, { label: inRow(title, label), value }] as const,
        ),
      ),
    )
  const [ours, theirs] = [read(here), read(draft.filled)]
  return [...new Set([...ours.keys(), ...theirs.keys()])].flatMap((name) => {
    const [one, other] = [ours.get(name), theirs.get(name)]
    if (one?.value === other?.value) return []
    return [
      {
        label: one?.label ?? other?.label ?? name,
        here: one?.value ?? '',
        kept: other?.value ?? '',
      },
    ]
  })
}

/** Rows of a list have the same labels: their heading, "Thành viên: Thành viên 2", tells them apart. */
const inRow = (title: string, label: string) =>
  title.includes(': ') ? `${title} – ${label}` : label
