import { numberText } from './format.ts'
import { useView } from './view.ts'

export type Bar = {
  label: string
  /** Missing is not zero: null draws no bar and says so. */
  value: number | null
  /** The value in words when it is more than a number: "95,3 %", "12 hồ sơ". */
  text?: string
  /** Opens the records behind the figure. */
  href?: string | undefined
}

type Props = {
  title: string
  /** Period and source. */
  note?: string | undefined
  bars: readonly Bar[]
  labelHead: string
  valueHead: string
  /** The value of a full bar; the largest one when left out. */
  max?: number
}

/** Bars in a table: those who cannot see the bars read the same rows. */
export function BarChart({ title, note, bars, labelHead, valueHead, max }: Props) {
  const { lang } = useView()
  const full = max ?? Math.max(1, ...bars.map(({ value }) => value ?? 0))
  return (
    <figure class="chart">
      <ChartTitle {...{ title, note }} />
      <table>
        <thead class="govuk-visually-hidden">
          <tr>
            <th scope="col">{labelHead}</th>
            <th scope="col" colSpan={2}>
              {valueHead}
            </th>
          </tr>
        </thead>
        <tbody>
          {bars.map(({ label, value, text, href }) => (
            <tr key={label}>
              <th scope="row">{href === undefined ? label : <a {...{ href }}>{label}</a>}</th>
              {value === null ? (
                <td colSpan={2}>
                  <Missing />
                </td>
              ) : (
                // The values have a column of their own, so that all bars are drawn to one scale.
                <>
                  <td class="chart__bar">
                    <Segments parts={[{ share: value / full, fill: palette[0] }]} />
                  </td>
                  <td class="chart__value">{text ?? numberText(lang, value)}</td>
                </>
              )}
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

export type Part = {
  label: string
  value: number
  href?: string | undefined
  fill?: string | undefined
}

type StackProps = { title: string; note?: string; parts: readonly Part[]; empty: string }

/** The parts of one whole, in one bar, with their numbers and shares beneath. */
export function StackBar({ title, note, parts, empty }: StackProps) {
  const { lang } = useView()
  const whole = parts.reduce((sum, { value }) => sum + value, 0)
  const share = (value: number) => (whole === 0 ? 0 : value / whole)
  return (
    <figure class="chart">
      <ChartTitle {...{ title, note }} />
      {whole === 0 ? (
        <p class="muted">{empty}</p>
      ) : (
        <Segments
          class="chart__stack"
          parts={parts.map(({ value, fill }, at) => ({
            share: share(value),
            fill: fill ?? colour(at),
          }))}
        />
      )}
      <table>
        <tbody>
          {parts.map(({ label, value, href, fill }, at) => (
            <tr key={label}>
              <th scope="row">
                <Key fill={fill ?? colour(at)} />
                {href === undefined ? label : <a {...{ href }}>{label}</a>}
              </th>
              <td class="chart__value">{numberText(lang, value)}</td>
              <td class="chart__value">{`${numberText(lang, Math.round(share(value) * 1000) / 10)} %`}</td>
            </tr>
          ))}
        </tbody>
      </table>
    </figure>
  )
}

const palette = ['#0f5e58', '#d99a1f', '#1b4f7a', '#b0532a', '#7a5ea6', '#8d8577'] as const
export const colour = (at: number) => palette[at % palette.length] ?? palette[0]

type Segment = { share: number; fill: string }

function Segments({ parts, ...rest }: { parts: readonly Segment[]; class?: string }) {
  let from = 0
  return (
    <svg class={rest.class} viewBox="0 0 1000 10" preserveAspectRatio="none" aria-hidden="true">
      <rect width="1000" height="10" fill="#ece7de" />
      {parts.map(({ share, fill }, at) => {
        const x = from
        const width = Math.round(Math.min(1, Math.max(0, share)) * 1000)
        from += width
        return <rect key={at} {...{ x, width, fill }} height="10" />
      })}
    </svg>
  )
}

export const Key = ({ fill }: { fill: string }) => (
  <svg class="chart__key" viewBox="0 0 10 10" aria-hidden="true">
    <rect width="10" height="10" {...{ fill }} />
  </svg>
)

export function ChartTitle({ title, note }: { title: string; note?: string | undefined }) {
  return (
    <figcaption>
      <span class="chart__title">{title}</span>
      {note && <span class="chart__note">{note}</span>}
    </figcaption>
  )
}

function Missing() {
  const { t } = useView()
  return <span class="muted">{t('chưa có số liệu', 'no data')}</span>
}
