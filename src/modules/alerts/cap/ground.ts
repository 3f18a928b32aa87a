import type { CapArea, Point } from './shape.ts'

const metresOfDegree = 111_320

/** How far a cluster is meant to be heard, in metres. */
const reach = 500

const rounded = (degrees: number) => Math.round(degrees * 100_000) / 100_000

/** Eight points around a place. */
function around([lat, lon]: Point): Point[] {
  const up = reach / metresOfDegree
  const aside = up / Math.max(0.01, Math.cos((lat * Math.PI) / 180))
  return Array.from({ length: 8 }, (_, n): Point => {
    const angle = (n * Math.PI) / 4
    return [rounded(lat + up * Math.sin(angle)), rounded(lon + aside * Math.cos(angle))]
  })
}

/** Positive when the way from a over b to c turns left. */
const turn = (a: Point, b: Point, c: Point) =>
  (b[1] - a[1]) * (c[0] - a[0]) - (b[0] - a[0]) * (c[1] - a[1])

function half(points: readonly Point[]): Point[] {
  const kept: Point[] = []
  for (const point of points) {
    for (;;) {
      const [a, b] = [kept.at(-2), kept.at(-1)]
      if (!a || !b || turn(a, b, point) > 0) break
      kept.pop()
    }
    kept.push(point)
  }
  return kept.slice(0, -1)
}

/** Vùng nghe được: the smallest ring without dents around where these places are heard, counter-clockwise and closed. */
export function heardAround(places: readonly Point[]): Point[] | undefined {
  if (places.length === 0) return undefined
  const points = places.flatMap(around).toSorted((a, b) => a[1] - b[1] || a[0] - b[0])
  const ring = [...half(points), ...half(points.toReversed())]
  const [first] = ring
  return first ? [...ring, first] : undefined
}

/** Whether a place lies within a ring. */
export function isWithin([lat, lon]: Point, ring: readonly Point[]): boolean {
  let is = false
  for (const [n, [lat2, lon2]] of ring.entries()) {
    const [lat1, lon1] = ring.at(n - 1) ?? [0, 0]
    if (lat1 > lat !== lat2 > lat && lon < ((lon2 - lon1) * (lat - lat1)) / (lat2 - lat1) + lon1)
      is = !is
  }
  return is
}

const radians = (degrees: number) => (degrees * Math.PI) / 180

/** Kilometres between two places. */
function distance([lat1, lon1]: Point, [lat2, lon2]: Point): number {
  const [a, b] = [radians(lat2 - lat1) / 2, radians(lon2 - lon1) / 2]
  const h = Math.sin(a) ** 2 + Math.cos(radians(lat1)) * Math.cos(radians(lat2)) * Math.sin(b) ** 2
  return 2 * 6371 * Math.asin(Math.sqrt(h))
}

/** An area with neither ring nor circle is told in words only: it may be everywhere. */
type Drawn = Pick<CapArea, 'polygon' | 'circle'>

export const isDrawn = ({ polygon, circle }: Drawn) => polygon.length + circle.length > 0

export const isInArea = (place: Point, { polygon, circle }: Drawn): boolean =>
  polygon.some((ring) => isWithin(place, ring)) ||
  circle.some(({ at, kilometres }) => distance(at, place) <= kilometres)
