import type { Measured } from './load.ts'

let good = true

const round = (value: number) => Math.round(value * 1_000) / 1_000

type Line = { name: string; limit: number; ratio: number; unit?: string; [key: string]: unknown }

/** One JSON line. `ratio` is measured against `limit`: at most 1 is good, unless the name says "of" (a share to reach). */
export function line({ name, limit, ratio, ...rest }: Line, isGood: boolean): void {
  good &&= isGood
  const figures = Object.fromEntries(
    Object.entries(rest).map(([key, value]) => [
      key,
      typeof value === 'number' ? round(value) : value,
    ]),
  )
  console.log(
    JSON.stringify({ name, ...figures, limit: round(limit), ratio: round(ratio), ok: isGood }),
  )
}

type Budget = { p50: number; p95: number; p99: number }

/** Times against a budget in milliseconds; the ratio is the worst of the three. */
export function against(name: string, m: Measured, budget: Budget): void {
  const ratio = Math.max(m.p50 / budget.p50, m.p95 / budget.p95, m.p99 / budget.p99)
  line(
    { name, ...m, budget: `${budget.p50}/${budget.p95}/${budget.p99} ms`, limit: 1, ratio },
    ratio <= 1 && m.errors === 0,
  )
}

/** Without a limit: how much the machine gives when every client asks again at once. */
export const flood = (name: string, { rate, p50, p95, p99 }: Measured) =>
  console.log(
    JSON.stringify({
      name: `${name}.flood`,
      ...Object.fromEntries(Object.entries({ rate, p50, p95, p99 }).map(([k, v]) => [k, round(v)])),
    }),
  )

export const allGood = () => good
export const say = (text: string) => console.error(`• ${text}`)
