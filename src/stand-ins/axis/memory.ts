export const moods = ['up', 'down', 'slow', 'refuse'] as const
export type Mood = (typeof moods)[number]

export type Settings = {
  mood: Mood
  /** How long it thinks when it is slow. */
  seconds: number
  /** The error_code with which it refuses. */
  code: string
  /** Procedures that it does not know: their dossiers are refused. */
  unknown: readonly string[]
}

export type Received = {
  at: Temporal.Instant
  service: string
  isUpdating: boolean
  code: string
  state: string
  reply: string
}

/** What the stand-in remembers, in memory only: a restart forgets it. */
export type Memory = ReturnType<typeof axisMemory>

const mostReceived = 2_000
const mostDossiers = 50_000

export function axisMemory(first: Settings) {
  let settings = first
  const received: Received[] = []
  const dossiers = new Map<string, string>()
  return {
    settings: () => settings,
    set: (next: Settings) => {
      settings = next
    },
    /** Newest first. */
    received: () => received.toReversed(),
    note: (one: Received) => {
      received.push(one)
      if (received.length > mostReceived) received.shift()
    },
    has: (code: string) => dossiers.has(code),
    keep: (code: string, state: string) => {
      if (dossiers.size >= mostDossiers) dossiers.clear()
      dossiers.set(code, state)
    },
    stateOf: (code: string) => dossiers.get(code),
  }
}
