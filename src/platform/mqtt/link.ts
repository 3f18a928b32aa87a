/** One thing that may connect: a device of a commune. */
export type Peer = { unit: number; device: string }

export const leaves = ['status', 'beat', 'answer'] as const
export type Leaf = (typeof leaves)[number]

/** What the program does with what it hears from the broker. */
export type Ears = {
  /** A message of a device; who may send it has been checked. */
  heard(peer: Peer, leaf: Leaf, payload: Buffer): void
  /** A device listens for its orders from now on. */
  arrived(peer: Peer): void
}

export type Newcomer = Peer & { secret: string }

/** The line to the devices, whichever broker carries it. */
export type Link = {
  /** Resolves when the broker has taken it; what nobody listens to is lost, and the caller's rows know that. */
  order(peer: Peer, envelope: object): Promise<void>
  /** The devices of a commune that are connected to this process; undefined where only the broker knows. */
  here(unit: number): readonly string[] | undefined
  /** This device's secret opens nothing any more. */
  drop(device: string): void
  /** Makes the broker know a new device. */
  provision?(newcomer: Newcomer): Promise<void>
  end(): Promise<void>
}

export const topicOf = ({ unit, device }: Peer, leaf: Leaf | 'order'): string =>
  `xaso/${unit}/${device}/${leaf}`

const shape = /^xaso\/(\d{1,9})\/([0-9a-f-]{36})\/(status|beat|answer)$/

export function readTopic(topic: string): { peer: Peer; leaf: Leaf } | undefined {
  const [, unit, device = '', leaf] = shape.exec(topic) ?? []
  return unit === undefined
    ? undefined
    : { peer: { unit: Number(unit), device }, leaf: leaf as Leaf }
}

/** No device has more to say in one message; its log goes over HTTPS. */
export const mostBytes = 16_384
