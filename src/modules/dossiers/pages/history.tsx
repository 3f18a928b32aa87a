import { Timeline } from '#ui/timeline.tsx'
import { useView } from '#ui/view.ts'

import { tell, type Past } from '../history.ts'

/** The timeline; `names` says who an actor is, where the reader may know. */
export function History({
  past,
  names,
}: {
  past: readonly Past[]
  names?: ReadonlyMap<string, string>
}) {
  const { t } = useView()
  const items = past.flatMap((event) => {
    const told = tell(event)
    if (!told) return []
    const body = told.body && <p class="as-typed">{told.body}</p>
    const behalf = event.behalf && names?.get(event.behalf)
    const actor = names?.get(event.actor)
    const by =
      behalf && actor ? t(`${actor}, được ${behalf} ủy quyền`, `${actor}, for ${behalf}`) : actor
    return [{ at: event.at, title: t(...told.title), by, body, tone: told.tone }]
  })
  return <Timeline items={items} />
}
