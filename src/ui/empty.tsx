import type { ComponentChildren } from 'preact'

type Props = { title: string; action?: ComponentChildren; children?: ComponentChildren }

/** Nothing here, said plainly, with what can be done next. */
export function Empty({ title, action, children }: Props) {
  return (
    <div class="empty">
      <p class="empty__title">{title}</p>
      {children && <div class="empty__body">{children}</div>}
      {action && <div class="empty__action">{action}</div>}
    </div>
  )
}
