import type { ComponentChildren } from 'preact'

type Props = {
  title: string
  id?: string
  actions?: ComponentChildren
  children: ComponentChildren
}

/** A part of a page with a heading of its own, set off from the others. */
export function Panel({ title, id, actions, children }: Props) {
  return (
    <section class="panel" id={id}>
      <div class="panel__head">
        <h2>{title}</h2>
        {actions && <div class="panel__actions">{actions}</div>}
      </div>
      {children}
    </section>
  )
}
