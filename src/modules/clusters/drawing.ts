import type { Cluster, ClusterState, Position } from './domain.ts'

/** Where things stand on the drawing of a commune, in its own units. */
export type Spot = { code: string; name: string; state: ClusterState; x: number; y: number }
export type Label = { name: string; x: number; y: number }
export type Drawing = {
  width: number
  height: number
  spots: Spot[]
  labels: Label[]
  /** A line of so many metres, and how long it is drawn. */
  scale: { metres: number; length: number }
}

const width = 400
const margin = 36
const metresOfDegree = 111_320
const scales = [100, 200, 500, 1_000, 2_000, 5_000, 10_000, 20_000]

type Placed = Cluster & { at: Position }
const isPlaced = (cluster: Cluster): cluster is Placed => cluster.at !== null

const middle = (values: readonly number[]) => (Math.min(...values) + Math.max(...values)) / 2
const spanOf = (values: readonly number[]) => Math.max(...values) - Math.min(...values)
const meanOf = (values: readonly number[]) =>
  values.reduce((sum, value) => sum + value, 0) / values.length

/** North is up and distances are true; undefined when nothing has a place. */
export function drawingOf(clusters: readonly Cluster[]): Drawing | undefined {
  const placed = clusters.filter(isPlaced)
  if (placed.length === 0) return undefined
  const lats = placed.map(({ at }) => at.lat)
  const lons = placed.map(({ at }) => at.lon)
  const [lat0, lon0] = [middle(lats), middle(lons)]
  const east = Math.cos((lat0 * Math.PI) / 180) * metresOfDegree
  // A single cluster stands in the middle of a kilometre.
  const wide = Math.max(spanOf(lons) * east, 1_000)
  const high = Math.max(spanOf(lats) * metresOfDegree, 600)
  const unit = (width - 2 * margin) / Math.max(wide, high / 1.2)
  const height = Math.round(high * unit + 2 * margin)
  const xOf = (lon: number) => round(width / 2 + (lon - lon0) * east * unit)
  const yOf = (lat: number) => round(height / 2 - (lat - lat0) * metresOfDegree * unit)
  const hamlets = Map.groupBy(
    placed.filter(({ hamletName }) => hamletName !== null),
    ({ hamletName }) => hamletName ?? '',
  )
  const metres = scales.findLast((one) => one * unit <= width / 3) ?? 100
  return {
    width,
    height,
    spots: placed.map(({ code, name, state, at }) => ({
      code,
      name,
      state,
      x: xOf(at.lon),
      y: yOf(at.lat),
    })),
    labels: [...hamlets].map(([name, members]) => ({
      name,
      x: within(meanOf(members.map(({ at }) => xOf(at.lon))), name.length * halfLetter),
      y: Math.min(...members.map(({ at }) => yOf(at.lat))) - 14,
    })),
    scale: { metres, length: round(metres * unit) },
  }
}

/** Half as wide as a letter of a label is on a phone. */
const halfLetter = 4

/** So far from both edges that the whole label is seen. */
const within = (x: number, half: number) => Math.min(width - half - 4, Math.max(half + 4, x))

const round = (value: number) => Math.round(value * 10) / 10
