import type { ComponentChildren } from 'preact'

import { between } from '#platform/form.ts'
import { Group, HintAndError } from '#ui/field-parts.tsx'
import { Select } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import type { Bulletin } from '../domain.ts'
import { lengthText } from '../words.ts'
import type { Typed } from './form-parts.tsx'

/** So many lines a list has at first, and two free ones under those that are filled in. */
const firstLines = 4
const mostLines = 20

/** Nối nhiều bản tin: of those that are approved, in the order of the lines. */
export function ListPart({ filled, errors, others }: Typed & { others: readonly Bulletin[] }) {
  const { t } = useView()
  if (others.length === 0)
    return (
      <p>{t('Chưa có bản tin đã duyệt nào để nối.', 'Nothing approved to choose from yet.')}</p>
    )
  const chosen = (filled['parts'] ?? '').split(between).filter(Boolean)
  const lines = Math.min(mostLines, Math.max(firstLines, chosen.length + 2))
  const options = others.map(({ id, title, seconds, plannedSeconds }) => ({
    value: id,
    text: `${title} (${t(...lengthText(seconds ?? plannedSeconds ?? 0))})`,
  }))
  return (
    <Lines
      legend={t('Phát lần lượt', 'One after the other')}
      hint={t(
        'Bỏ trống dòng không dùng; lưu rồi sửa lại thì có thêm dòng.',
        'Leave lines empty; saved, the form has more of them.',
      )}
      error={errors?.['parts']}
    >
      {Array.from({ length: lines }, (_, at) => (
        <Select
          key={at}
          name="parts"
          id={at === 0 ? 'parts' : `parts-${at + 1}`}
          label={t(`Bản tin thứ ${at + 1}`, `Bulletin ${at + 1}`)}
          blank={t('Không có', 'None')}
          filled={{ parts: chosen[at] ?? '' }}
          {...{ options }}
        />
      ))}
    </Lines>
  )
}

type LinesProps = {
  legend: string
  hint: string
  error: string | undefined
  children: ComponentChildren
}

function Lines({ legend, hint, error, children }: LinesProps) {
  return (
    <Group error={error}>
      <fieldset class="govuk-fieldset" aria-describedby={error ? 'parts-error' : undefined}>
        <legend class="govuk-fieldset__legend govuk-fieldset__legend--s">{legend}</legend>
        <HintAndError id="parts" {...{ hint, error }} />
        {children}
      </fieldset>
    </Group>
  )
}
