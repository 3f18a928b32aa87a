import type { ComponentChildren } from 'preact'

type Props = {
  title: ComponentChildren
  href?: string | undefined
  meta?: ComponentChildren
  children?: ComponentChildren
}

/** One thing among several. With an href the whole card is the target of one link. */
export function Card({ title, href, meta, children }: Props) {
  return (
    <article class={href === undefined ? 'card' : 'card card--link'}>
      <h3 class="card__title">{href === undefined ? title : <a {...{ href }}>{title}</a>}</h3>
      {children && <div class="card__body">{children}</div>}
      {meta && <p class="card__meta">{meta}</p>}
    </article>
  )
}

/** Cards side by side, as many as fit. */
export function Cards({ children }: { children: ComponentChildren }) {
  return <div class="cards">{children}</div>
}
