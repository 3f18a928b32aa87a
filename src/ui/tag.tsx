import type { ComponentChildren } from 'preact'

export type Tone = 'grey' | 'blue' | 'green' | 'yellow' | 'orange' | 'red' | 'purple'

/** A state in a word or two. The words carry the meaning; the colour only helps. */
export function Tag({ tone = 'grey', children }: { tone?: Tone; children: ComponentChildren }) {
  return <strong class={`tag tag--${tone}`}>{children}</strong>
}
