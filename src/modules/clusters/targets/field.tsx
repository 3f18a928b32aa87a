import { hamletLabel, type Hamlet } from '#modules/units/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Checkboxes } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import type { Cluster, Zone } from '../domain.ts'

export type Places = {
  clusters: readonly Cluster[]
  groups: readonly Zone[]
  places: readonly Hamlet[]
}

type Props = Places & { filled?: Filled | undefined; errors?: Errors | undefined }

/** Nơi phát: everywhere, zones, hamlets, single clusters. Nothing is ticked beforehand. */
export function TargetsField({ clusters, groups, places, filled, errors }: Props) {
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
