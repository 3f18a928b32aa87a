import { ChartTitle, colour, Key } from './chart.tsx'
import { numberText } from './format.ts'
import { useView } from './view.ts'

/** Without a colour of its own a series takes the next of the palette. */
export type ColumnSeries = { label: string; fill?: string | undefined }

export type ColumnOf = {
  /** Under the column: "11/26". */
  label: string
  /** The same in full, for the table: "Tháng 11/2026". */
  title: string
  /** One number for each series, from the bottom up. */
  values: readonly number[]
  href?: string | undefined
}

type Props = {
  title: string
  note?: string | undefined
  labelHead: string
  series: readonly ColumnSeries[]
  columns: readonly ColumnOf[]
  empty: string
}

const height = 190
const top = 14
const foot = 22
const side = 34
const full = height - top - foot

/** Columns over time, each made of its parts; the table beneath says the same in numbers. */
export function ColumnChart({ title, note, labelHead, series, columns, empty }: Props) {
  const { t } = useView()
  const highest = niceMax(Math.max(0, ...columns.map(totalOf)))
  if (highest === 0)
    return (
      <figure class="chart">
        <ChartTitle {...{ title, note }} />
        <p class="muted">{empty}</p>
      </figure>
    )
  return (
    <figure class="chart">
      <ChartTitle {...{ title, note }} />
      <p class="chart__legend">
        {series.map(({ label, fill }, at) => (
          <span key={label}>
            <Key fill={fill ?? colour(at)} />
            {label}
          </span>
        ))}
      </p>
      {/* oxlint-disable-next-line jsx-a11y/no-noninteractive-tabindex -- what can be scrolled must be reached by keyboard */}
      <section class="chart__scroll" tabindex={0} aria-label={title}>
        <Drawing
          {...{ columns, highest }}
          fills={series.map(({ fill }, at) => fill ?? colour(at))}
        />
      </section>
      <details class="fold">
        <summary>{t('Xem bảng số', 'Show as a table')}</summary>
        <Numbers {...{ title, labelHead, series, columns }} />
      </details>
    </figure>
  )
}

const totalOf = ({ values }: ColumnOf) => values.reduce((sum, value) => sum + value, 0)

/** The next even number, then of 20, 40, 50, 100 …: the lines of the scale, also the middle one, are whole and round. */
function niceMax(value: number): number {
  if (value <= 10) return value === 0 ? 0 : Math.max(4, 2 * Math.ceil(value / 2))
  const ten = 10 ** Math.floor(Math.log10(value))
  return ten * (([1, 2, 4, 5, 10] as const).find((step) => step * ten >= value) ?? 10)
}

const widthOf = (count: number) => (count <= 14 ? 56 : count <= 31 ? 24 : 15)

type DrawingProps = { columns: readonly ColumnOf[]; highest: number; fills: readonly string[] }

function Drawing({ columns, highest, fills }: DrawingProps) {
  const { lang } = useView()
  const each = widthOf(columns.length)
  const width = side + columns.length * each
  const every = Math.max(1, Math.ceil(34 / each))
  const yOf = (value: number) => top + full - (value / highest) * full
  const scale = [highest, highest / 2, 0]
  return (
    <svg
      class="chart__columns"
      {...{ width, height }}
      viewBox={`0 0 ${width} ${height}`}
      aria-hidden="true"
    >
      {scale.map((value) => (
        <g key={value}>
          <line x1={side} x2={width} y1={yOf(value)} y2={yOf(value)} stroke="#d8d1c4" />
          <text x={side - 6} y={yOf(value) + 4} text-anchor="end">
            {numberText(lang, value)}
          </text>
        </g>
      ))}
      {columns.map((column, at) => (
        <g key={column.label}>
          {barsOf(column, yOf, fills).map(({ y, tall, fill }) => (
            <rect
              key={fill}
              x={side + at * each + each * 0.15}
              width={each * 0.7}
              {...{ y, fill }}
              height={tall}
            />
          ))}
          {at % every === 0 && (
            <text x={side + at * each + each / 2} y={height - 6} text-anchor="middle">
              {column.label}
            </text>
          )}
        </g>
      ))}
    </svg>
  )
}

function barsOf({ values }: ColumnOf, yOf: (value: number) => number, fills: readonly string[]) {
  let below = 0
  return values.flatMap((value, at) => {
    const [bottom, y] = [yOf(below), yOf(below + value)]
    below += value
    return value === 0 ? [] : [{ y, tall: bottom - y, fill: fills[at] }]
  })
}

type NumbersProps = Pick<Props, 'title' | 'labelHead' | 'series' | 'columns'>

function Numbers({ title, labelHead, series, columns }: NumbersProps) {
  const { lang } = useView()
  return (
    <div class="table-frame">
      <table class="table">
        <caption class="govuk-visually-hidden">{title}</caption>
        <thead>
          <tr>
            <th scope="col">{labelHead}</th>
            {series.map(({ label }) => (
              <th key={label} scope="col" class="num">
                {label}
              </th>
            ))}
          </tr>
        </thead>
        <tbody>
          {columns.map(({ label, title: name, values, href }) => (
            <tr key={label}>
              <th scope="row">{href === undefined ? name : <a {...{ href }}>{name}</a>}</th>
              {values.map((value, at) => (
                <td key={series[at]?.label} class="num" data-label={series[at]?.label}>
                  {numberText(lang, value)}
                </td>
              ))}
            </tr>
          ))}
        </tbody>
      </table>
    </div>
  )
}
