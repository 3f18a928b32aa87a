import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Radios } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { holidayRules } from '../domain.ts'
import { holidayWords, weekdayWords } from '../words.ts'

type Typed = { filled?: Filled | undefined; errors?: Errors | undefined }

export function DaysFields({ filled, errors }: Typed) {
  const { t } = useView()
  return (
    <>
      <div class="air-columns air-columns--narrow">
        <Checkboxes
          name="weekdays"
          small
          legend={t('Những ngày trong tuần', 'Weekdays')}
          options={weekdayWords.map((words, at) => ({ value: String(at + 1), text: t(...words) }))}
          {...{ filled, errors }}
        />
      </div>
      <Radios
        name="holidays"
        small
        legend={t('Ngày lễ', 'Public holidays')}
        options={holidayRules.map((value) => ({ value, text: t(...holidayWords[value]) }))}
        {...{ filled, errors }}
      />
    </>
  )
}
