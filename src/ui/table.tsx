import type { ComponentChildren } from 'preact'

import { Empty } from './empty.tsx'
import type { Markup } from './markup.ts'

export { Filters } from './filters.tsx'
export { Pager } from './pager.tsx'

export type Column<Row> = {
  key: string
  head: string
  cell?: ((row: Row) => ComponentChildren) | undefined
  /** Figures: to the right, digits under digits. */
  num?: boolean
  /** Never broken over two lines: codes, dates. */
  tight?: boolean
  /** Sentences: given more room than the others. */
  long?: boolean
}

type Props<Row> = {
  caption: string
  /** The caption is read aloud but not shown, where a heading above says the same. */
  hideCaption?: boolean
  columns: readonly Column<Row>[]
  rows: readonly Row[]
  /** What stands here when there is nothing: a sentence, or an Empty of your own. */
  empty?: ComponentChildren
  rowKey?: (row: Row) => string
  /** `lines`: many columns to be scanned, set closer and made to fit a desk screen and a printed page. */
  kind?: 'lines' | undefined
  /** The rows written as markup, for long lists; then `cell` of the columns is not asked. */
  body?: Markup | undefined
}

/** A list of records. On a phone each row becomes a card headed by its first column. */
export function Table<Row>(props: Props<Row>) {
  const { caption, hideCaption, columns, rows, empty, kind } = props
  if (rows.length === 0 && empty !== undefined) {
    return typeof empty === 'string' ? <Empty title={empty} /> : <>{empty}</>
  }
  return (
    <div class="table-frame">
      <table class={kind ? `table table--${kind}` : 'table'}>
        <caption class={hideCaption ? 'govuk-visually-hidden' : undefined}>{caption}</caption>
        <thead>
          <tr>
            {columns.map((column) => (
              <th key={column.key} scope="col" class={classOf(column)}>
                {column.head}
              </th>
            ))}
          </tr>
        </thead>
        <Body {...props} />
      </table>
    </div>
  )
}

function Body<Row>({ columns, rows, rowKey, body }: Props<Row>) {
  if (body) return <tbody dangerouslySetInnerHTML={{ __html: body.html }} />
  return (
    <tbody>
      {rows.map((row, at) => (
        <tr key={rowKey ? rowKey(row) : at}>
          {columns.map((column, i) => cellOf(column, i, row))}
        </tr>
      ))}
    </tbody>
  )
}

function cellOf<Row>(column: Column<Row>, at: number, row: Row) {
  const label = at === 0 ? undefined : column.head
  return (
    <td key={column.key} class={classOf(column)} data-label={label}>
      {column.cell?.(row)}
    </td>
  )
}

const classOf = ({ num, tight, long }: { num?: boolean; tight?: boolean; long?: boolean }) =>
  [num && 'num', tight && 'tight', long && 'long'].filter(Boolean).join(' ') || undefined
