import type { ComponentChildren } from 'preact'

/** Label, value, and perhaps a link that changes it. */
export type Fact = readonly [label: string, value: ComponentChildren, action?: ComponentChildren]

type Props = { rows: readonly (Fact | false | null | undefined)[]; compact?: boolean }

/** What is known about one thing. An unknown value shows as a dash, never as a blank. */
export function Facts({ rows, compact }: Props) {
  return (
    <dl class={compact ? 'facts facts--compact' : 'facts'}>
      {rows.filter(isFact).map(([label, value, action]) => (
        <div key={label} class="facts__row">
          <dt>{label}</dt>
          <dd>{isBlank(value) ? <span class="muted">–</span> : value}</dd>
          {action && <dd class="facts__action">{action}</dd>}
        </div>
      ))}
    </dl>
  )
}

const isFact = (row: Fact | false | null | undefined): row is Fact => Boolean(row)
const isBlank = (value: ComponentChildren) =>
  value === undefined || value === null || value === '' || value === false
