import type { ComponentChildren } from 'preact'

import type { Tone } from './tag.tsx'
import { When } from './when.tsx'

export type TimelineItem = {
  at: Temporal.Instant
  title: ComponentChildren
  by?: string | undefined
  body?: ComponentChildren
  tone?: Tone | undefined
}

/** What happened to one thing, the newest first or last as the page decides. */
export function Timeline({ items }: { items: readonly TimelineItem[] }) {
  return (
    <ol class="timeline">
      {items.map((item, at) => (
        <li key={at} class={`timeline__item timeline__item--${item.tone ?? 'grey'}`}>
          <p class="timeline__title">{item.title}</p>
          <p class="timeline__meta">
            <When at={item.at} />
            {item.by !== undefined && <span class="timeline__by">{item.by}</span>}
          </p>
          {item.body && <div class="timeline__body">{item.body}</div>}
        </li>
      ))}
    </ol>
  )
}
