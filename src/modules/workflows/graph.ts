import { end, waysFrom, type FlowContent, type Onward } from './domain.ts'

type Flow = Pick<FlowContent, 'steps'>

const targets = (flow: Flow, here: number): Onward[] => waysFrom(flow, here).map(({ to }) => to)

/** Every position that can be reached from the first step, whatever the answers. */
export function reachable(flow: Flow): ReadonlySet<number> {
  const seen = new Set<number>()
  const open: Onward[] = flow.steps.length > 0 ? [0] : []
  for (let here = open.pop(); here !== undefined; here = open.pop()) {
    if (here === end || seen.has(here)) continue
    seen.add(here)
    open.push(...targets(flow, here))
  }
  return seen
}

/** Every position from which the end can be reached. */
export function ending(flow: Flow): ReadonlySet<number> {
  const known = new Set<number>()
  const leadsOut = (here: number) => targets(flow, here).some((to) => to === end || known.has(to))
  for (let grown = -1; grown !== known.size;) {
    grown = known.size
    for (const here of flow.steps.keys()) if (leadsOut(here)) known.add(here)
  }
  return known
}

/** The first circle that is found among the steps that can be reached: positions in order, the first again at the end. */
export function circleIn(flow: Flow): number[] | undefined {
  const done = new Set<number>()
  const look = (here: number, way: readonly number[]): number[] | undefined => {
    if (way.includes(here)) return [...way.slice(way.indexOf(here)), here]
    if (done.has(here)) return undefined
    for (const to of targets(flow, here)) {
      const circle = to === end ? undefined : look(to, [...way, here])
      if (circle) return circle
    }
    done.add(here)
    return undefined
  }
  return flow.steps.length > 0 ? look(0, []) : undefined
}

/** Working minutes of the longest way that counts toward the limit; 0 where there is a circle. */
export function longestMinutes(flow: Flow): number {
  if (circleIn(flow)) return 0
  const known = new Map<number, number>()
  const from = (here: Onward): number => {
    if (here === end) return 0
    const kept = known.get(here)
    if (kept !== undefined) return kept
    const step = flow.steps[here]
    const own = step?.counts ? step.minutes : 0
    const minutes = own + Math.max(...targets(flow, here).map(from))
    known.set(here, minutes)
    return minutes
  }
  return flow.steps.length > 0 ? from(0) : 0
}
