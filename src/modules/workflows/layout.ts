import { end, waysFrom, type FlowContent, type Onward, type WorkflowStep } from './domain.ts'

/** Sizes of the picture, in its own units: at 360 px one unit is about a pixel. */
export const size = {
  box: 252,
  left: 8,
  gap: 30,
  line: 17,
  lane: 15,
  pill: 28,
  letters: 29,
} as const

export type Box = {
  at: number
  step: WorkflowStep
  y: number
  height: number
  title: string[]
  meta: string[]
  partners: string[][]
}
export type Edge = {
  from: number
  to: Onward
  /** Number of the condition, as the text beside the picture lists it; none for the way without one. */
  mark: number | undefined
  /** 0 is straight down; others run to the right of the boxes. */
  lane: number
}
export type Picture = {
  width: number
  height: number
  boxes: Box[]
  edges: Edge[]
  endY: number
}

const mostLines = 4

/** Breaks a text into lines of at most so many letters. */
export function wrapped(text: string, letters: number): string[] {
  const lines: string[] = []
  for (const word of text.split(/\s+/)) {
    const last = lines.at(-1)
    if (last !== undefined && last.length + word.length + 1 <= letters)
      lines[lines.length - 1] = `${last} ${word}`
    else lines.push(word.length > letters ? `${word.slice(0, letters - 1)}…` : word)
  }
  return lines.length > mostLines
    ? [...lines.slice(0, mostLines - 1), `${(lines[mostLines - 1] ?? '').slice(0, letters - 1)}…`]
    : lines
}

type Say = (step: WorkflowStep, at: number) => { title: string; meta: string; partners: string[] }

/** Places every step below the one before, and every other way in a lane of its own at the right. */
export function layOut(flow: Pick<FlowContent, 'steps'>, say: Say): Picture {
  let y = size.left + size.pill + size.gap
  const boxes = flow.steps.map((step, at): Box => {
    const words = say(step, at)
    const title = wrapped(words.title, size.letters)
    const meta = wrapped(words.meta, size.letters + 9)
    const partners = words.partners.map((text) => wrapped(text, size.letters - 1))
    const inner = partners.reduce((sum, lines) => sum + lines.length * size.line + 12, 0)
    const height = 20 + (title.length + meta.length) * size.line + inner
    const box = { at, step, y, height, title, meta, partners }
    y += height + size.gap
    return box
  })
  const edges = edgesOf(flow)
  const lanes = Math.max(0, ...edges.map(({ lane }) => lane))
  return {
    width: size.left * 2 + size.box + (lanes === 0 ? 0 : 14 + lanes * size.lane),
    height: y + size.pill + size.left,
    boxes,
    edges,
    endY: y,
  }
}

function edgesOf(flow: Pick<FlowContent, 'steps'>): Edge[] {
  const edges: Edge[] = []
  let mark = 0
  for (const from of flow.steps.keys())
    for (const { to, when } of waysFrom(flow, from)) {
      if (when) mark += 1
      const below = from + 1 < flow.steps.length ? from + 1 : end
      const straight = to === below && when === undefined
      const lane = straight ? 0 : freeLane(edges, [from, to], flow.steps.length)
      edges.push({ from, to, mark: when ? mark : undefined, lane })
    }
  return edges
}

const spanOf = (from: number, to: Onward, last: number): [number, number] => {
  const target = to === end ? last : to
  return from < target ? [from, target] : [target, from]
}

/** The first lane in which no other way runs along these steps. */
function freeLane(edges: readonly Edge[], [from, to]: [number, Onward], last: number): number {
  const [top, bottom] = spanOf(from, to, last)
  for (let lane = 1; ; lane += 1) {
    const isTaken = edges.some((edge) => {
      const [above, below] = spanOf(edge.from, edge.to, last)
      return edge.lane === lane && above <= bottom && top <= below
    })
    if (!isTaken) return lane
  }
}
