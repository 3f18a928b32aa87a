import { useView } from '#ui/view.ts'

import { budgetText } from '../budget.ts'
import { end, waysFrom, type FlowContent, type Partner, type WorkflowStep } from '../domain.ts'
import { layOut, size, type Box, type Edge, type Picture } from '../layout.ts'
import { testText, type Names } from '../say-test.ts'
import { roleWords, waitWords } from '../words.ts'

type Props = {
  flow: FlowContent
  names: Names
  /** Positions to be shown as taken, for a test run. */
  taken?: readonly number[] | undefined
}

/** Sơ đồ quy trình: drawn, and told in words beside it for those who do not see it. */
export function FlowPicture({ flow, names, taken }: Props) {
  const { t } = useView()
  const picture = layOut(flow, (step, at) => ({
    title: `${at + 1}. ${t(step.vi, step.en)}`,
    meta: `${t(...roleWords[step.role])} · ${budgetText(step.minutes, t)}`,
    partners: (step.coordination?.partners ?? []).map((one) => partnerText(one, t)),
  }))
  const { width, height, boxes, edges, endY } = picture
  return (
    <figure class="flow">
      <svg
        class="flow__picture"
        viewBox={`0 0 ${width} ${height}`}
        width={width}
        height={height}
        role="img"
        aria-label={t(
          `Sơ đồ quy trình ${flow.name}; nội dung được kể bằng chữ ngay bên cạnh`,
          `Picture of the workflow ${flow.name}; told in words beside it`,
        )}
      >
        <Pill y={size.left} text={t('Bắt đầu', 'Start')} />
        <Arrow from={size.left + size.pill} to={boxes[0]?.y ?? endY} />
        {edges.map((edge, n) => (
          <Way key={n} {...{ edge, picture }} />
        ))}
        {boxes.map((box) => (
          <StepBox key={box.step.code} {...{ box }} isTaken={taken?.includes(box.at) ?? false} />
        ))}
        {edges.map((edge, n) => (
          <Mark key={n} {...{ edge }} source={boxes[edge.from]} />
        ))}
        <Pill y={endY} text={t('Kết thúc', 'End')} />
      </svg>
      <figcaption>
        <FlowWords {...{ flow, names }} />
      </figcaption>
    </figure>
  )
}

type T = ReturnType<typeof useView>['t']

const partnerText = ({ role, task }: Partner, t: T) => `${t(...roleWords[role])}: ${task}`

const middle = size.left + size.box / 2

function Pill({ y, text }: { y: number; text: string }) {
  return (
    <g class="flow__pill">
      <rect x={middle - 46} {...{ y }} width="92" height={size.pill} rx="14" />
      <text x={middle} y={y + 19} text-anchor="middle">
        {text}
      </text>
    </g>
  )
}

function Arrow({ from, to }: { from: number; to: number }) {
  return (
    <g class="flow__way">
      <path d={`M ${middle} ${from} V ${to - 5}`} />
      <path class="flow__head" d={`M ${middle} ${to} l -4.5 -8 h 9 z`} />
    </g>
  )
}

function Way({ edge, picture }: { edge: Edge; picture: Picture }) {
  const { boxes, endY } = picture
  const source = boxes[edge.from]
  if (!source) return null
  const bottom = source.y + source.height
  const target = edge.to === end ? undefined : boxes[edge.to]
  if (edge.lane === 0) return <Arrow from={bottom} to={target?.y ?? endY} />
  const right = size.left + size.box
  const x = right + 14 + (edge.lane - 1) * size.lane
  const leaves = leavesAt(source, edge)
  const arrives = target ? target.y + 10 : endY + size.pill / 2
  const into = target ? right : middle + 46
  return (
    <g class="flow__way flow__way--branch">
      <path d={`M ${right} ${leaves} H ${x} V ${arrives} H ${into + 6}`} />
      <path class="flow__head" d={`M ${into} ${arrives} l 8 -4.5 v 9 z`} />
    </g>
  )
}

/** Ways of one step leave its side one below the other, in the order of their lanes. */
const leavesAt = ({ y, height }: Box, { lane }: Edge): number =>
  Math.min(y + height - 10, y + 14 + (lane - 1) * 18)

/** The number of a condition, where its way leaves the step; above the boxes. */
function Mark({ edge, source }: { edge: Edge; source: Box | undefined }) {
  if (edge.mark === undefined || !source) return null
  const [x, y] = [size.left + size.box, leavesAt(source, edge)]
  return (
    <g class="flow__number">
      <circle cx={x} cy={y} r="8" />
      <text x={x} y={y + 4} text-anchor="middle">
        {edge.mark}
      </text>
    </g>
  )
}

function StepBox({ box, isTaken }: { box: Box; isTaken: boolean }) {
  const { y, height, title, meta, partners } = box
  const first = y + 22
  const below = first + title.length * size.line
  return (
    <g class={isTaken ? 'flow__step flow__step--taken' : 'flow__step'}>
      <rect x={size.left} {...{ y, height }} width={size.box} rx="8" />
      {title.map((line, n) => (
        <text key={n} class="flow__title" x={size.left + 12} y={first + n * size.line}>
          {line}
        </text>
      ))}
      {meta.map((line, n) => (
        <text key={n} class="flow__meta" x={size.left + 12} y={below + n * size.line}>
          {line}
        </text>
      ))}
      <Partners lines={partners} y={below + (meta.length - 1) * size.line + 8} />
    </g>
  )
}

function Partners({ lines, y }: { lines: readonly string[][]; y: number }) {
  let top = y
  return (
    <>
      {lines.map((partner, n) => {
        const here = top
        const height = partner.length * size.line + 6
        top += height + 6
        return (
          <g key={n} class="flow__partner">
            <rect x={size.left + 10} y={here} width={size.box - 20} {...{ height }} rx="5" />
            {partner.map((line, at) => (
              <text key={at} x={size.left + 20} y={here + 15 + at * size.line}>
                {line}
              </text>
            ))}
          </g>
        )
      })}
    </>
  )
}

/** The same in words: steps in order, who, how long, whom they ask, where they lead. */
function FlowWords({ flow, names }: Omit<Props, 'taken'>) {
  let mark = 0
  return (
    <ol class="flow__words">
      {flow.steps.map((step, at) => {
        const ways = waysFrom(flow, at).map((way) => {
          if (way.when) mark += 1
          return { ...way, mark: way.when ? mark : undefined }
        })
        return <StepWords key={step.code} {...{ flow, step, ways, names }} />
      })}
    </ol>
  )
}

type WordsProps = {
  flow: FlowContent
  step: WorkflowStep
  ways: (ReturnType<typeof waysFrom>[number] & { mark: number | undefined })[]
  names: Names
}

function StepWords({ flow, step, ways, names }: WordsProps) {
  const { t } = useView()
  const { coordination } = step
  const place = (to: number | 'end') =>
    to === end
      ? t('kết thúc', 'the end')
      : t(`bước ${to + 1} (${flow.steps[to]?.vi})`, `step ${to + 1} (${flow.steps[to]?.en})`)
  return (
    <li>
      <strong>{t(step.vi, step.en)}</strong>
      <span class="flow__who">
        {t(...roleWords[step.role])} · {budgetText(step.minutes, t)}
        {!step.counts && ` · ${t('ngoài thời hạn', 'outside the limit')}`}
      </span>
      <ul>
        {coordination?.partners.map((partner) => (
          <li key={partner.task}>
            {t('Hỏi ý kiến', 'Asks')} {partnerText(partner, t)}
          </li>
        ))}
        {coordination && <li>{t(...waitWords[coordination.waitFor])}</li>}
        {ways.map(({ to, when, mark }, n) => {
          if (!when && ways.length === 1 && (to === end || step.otherwise === undefined))
            return null
          const [vi, en] = when ? testText(when, names) : ['', '']
          return (
            <li key={n}>
              {when && <span class="flow__mark">{mark}</span>}{' '}
              {when
                ? t(`Nếu ${vi}: đến ${place(to)}`, `If ${en}: to ${place(to)}`)
                : t(`Còn lại: đến ${place(to)}`, `Otherwise: to ${place(to)}`)}
            </li>
          )
        })}
      </ul>
    </li>
  )
}
