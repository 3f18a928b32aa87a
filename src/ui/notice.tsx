import type { ComponentChildren } from 'preact'

type Props = {
  kind?: 'info' | 'ok' | 'warn' | 'stop'
  title: ComponentChildren
  children?: ComponentChildren
}

const sign = { info: 'i', ok: '✓', warn: '!', stop: '×' } as const

/** Something the reader must know here. `stop` is for what cannot go on. */
export function Notice({ kind = 'info', title, children }: Props) {
  return (
    <div class={`notice notice--${kind}`}>
      <span class="notice__sign" aria-hidden="true">
        {sign[kind]}
      </span>
      <div class="notice__words">
        <p class="notice__title">{title}</p>
        {children && <div class="notice__body">{children}</div>}
      </div>
    </div>
  )
}
