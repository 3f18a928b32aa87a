import type { Id } from '#platform/id.ts'

export type ClusterId = Id<'cluster'>
export type ZoneId = Id<'zone'>
export type DeviceId = Id<'device'>

export const clusterStates = ['online', 'playing', 'offline', 'fault', 'not-enrolled'] as const
export type ClusterState = (typeof clusterStates)[number]

/** Where something stands, in degrees (WGS 84). */
export type Position = { lat: number; lon: number }

/** How loud from one time of day to another, "05:00" to "21:30"; a span may cross midnight. 0 is silent, 100 all it can. */
export type VolumeSpan = { from: string; to: string; volume: number }

/** Cụm loa (cụm thu phát thanh): horns at one place with the device that drives them. */
export type Cluster = {
  id: ClusterId
  /** As written on the box and asked for by other programs: "CL-07". */
  code: string
  name: string
  hamletId: string | null
  /** "Ấp Bình Hòa" */
  hamletName: string | null
  at: Position | null
  horns: number
  /** Number of its SIM card. This and the note are the office's: a citizen's transaction finds neither. */
  sim: string | null
  note: string | null
  volumes: VolumeSpan[]
  state: ClusterState
  stateSince: Temporal.Instant | null
  /** When its device was heard last. */
  seenAt: Temporal.Instant | null
  deviceId: DeviceId | null
  model: string | null
  serial: string | null
  firmware: string | null
  /** A stand-in of the demonstration answers in its device's place. */
  isStandIn: boolean
  openedOn: Temporal.PlainDate
  /** The first day on which it is no more. */
  closedOn: Temporal.PlainDate | null
  closedReason: string | null
}

/** Vùng phát: a free group over hamlets and single clusters; a cluster may be in several. */
export type Zone = {
  id: ZoneId
  name: string
  hamletIds: readonly string[]
  clusterIds: readonly ClusterId[]
}

/** For whom something is meant. */
export type Target = { kind: 'all' } | { kind: 'zone' | 'hamlet' | 'cluster'; id: string }

/** The open clusters that are meant, each once, in the order of `clusters`. */
export function clustersIn(
  clusters: readonly Cluster[],
  zones: readonly Zone[],
  targets: readonly Target[],
): Cluster[] {
  const named = new Set<string>()
  const hamlets = new Set<string>()
  let isAll = false
  for (const target of targets) {
    if (target.kind === 'all') isAll = true
    else if (target.kind === 'cluster') named.add(target.id)
    else if (target.kind === 'hamlet') hamlets.add(target.id)
    else {
      const zone = zones.find(({ id }) => id === target.id)
      for (const id of zone?.hamletIds ?? []) hamlets.add(id)
      for (const id of zone?.clusterIds ?? []) named.add(id)
    }
  }
  const isMeant = ({ id, hamletId }: Cluster) =>
    isAll || named.has(id) || (hamletId !== null && hamlets.has(hamletId))
  return clusters.filter((cluster) => cluster.closedOn === null && isMeant(cluster))
}

/** "07:30" → 450. */
export const minuteOf = (time: string): number =>
  Number(time.slice(0, 2)) * 60 + Number(time.slice(3, 5))

const isWithin = ({ from, to }: VolumeSpan, minute: number): boolean => {
  const [start, end] = [minuteOf(from), minuteOf(to)]
  return start < end ? minute >= start && minute < end : minute >= start || minute < end
}

/** Where nothing else is said. */
export const ordinaryVolume = 70

/** How loud a cluster is at a time of day; the first span that holds it counts. */
export const volumeAt = (volumes: readonly VolumeSpan[], time: string): number =>
  volumes.find((span) => isWithin(span, minuteOf(time)))?.volume ?? ordinaryVolume
