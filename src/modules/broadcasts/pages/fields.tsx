import type { Cluster, Zone } from '#modules/clusters/index.ts'
import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes, Radios } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import { holidayRules } from '../domain.ts'
import { holidayWords, weekdayWords } from '../words.ts'

type Typed = { filled?: Filled | undefined; errors?: Errors | undefined }

export type Places = {
  clusters: readonly Cluster[]
  groups: readonly Zone[]
  places: readonly Hamlet[]
}

/** Nơi phát: everywhere, zones, hamlets, single clusters. */
export function TargetsField({ clusters, groups, places, filled, errors }: Places & Typed) {
  const { t } = useView()
  const heard = places.filter(({ id }) => clusters.some(({ hamletId }) => hamletId === id))
  return (
    <div class="air-columns">
      <Checkboxes
        name="targets"
        small
        legend={t('Nơi phát', 'Where')}
        options={[
          {
            value: 'all',
            text: t(`Tất cả cụm loa (${clusters.length})`, `All clusters (${clusters.length})`),
          },
          ...groups.map(({ id, name }) => ({
            value: `zone:${id}`,
            text: t(`Vùng ${name}`, `Zone ${name}`),
          })),
          ...heard.map((place) => ({ value: `hamlet:${place.id}`, text: hamletLabel(place) })),
          ...clusters.map(({ id, code, name }) => ({
            value: `cluster:${id}`,
            text: t(`Cụm ${code} ${name}`, `Cluster ${code} ${name}`),
          })),
        ]}
        {...{ filled, errors }}
      />
    </div>
  )
}

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
