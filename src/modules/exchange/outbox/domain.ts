import type { State } from '#modules/dossiers/index.ts'

/** `sync` is DongBoHoSoMC, `progress` is CapNhatTienDoHoSoMC (GOV 1.4). */
export type Kind = 'sync' | 'progress'
export type Status = 'waiting' | 'failed' | 'sent'

/** The events that the axis hears of, and the state each leaves the dossier in; null leaves it as it was. */
export const heard: Readonly<Record<string, State | null>> = {
  'dossier.submitted': 'new',
  'dossier.received': 'accepted',
  'dossier.accepted': 'accepted',
  'dossier.rejected': 'rejected',
  'dossier.forwarded': 'processing',
  'dossier.sent-back': 'processing',
  'dossier.supplement-asked': 'awaiting-supplement',
  'dossier.supplemented': 'processing',
  'dossier.payment-asked': 'awaiting-payment',
  'dossier.payment-settled': 'processing',
  'dossier.stopped': 'stopped',
  'dossier.resumed': 'processing',
  'dossier.due-changed': null,
  'dossier.extended': null,
  'dossier.verification-asked': null,
  'dossier.verification-answered': null,
  'dossier.consented': null,
  'dossier.withdrawn': 'withdrawn',
  'dossier.finished': 'done',
  'dossier.handed-over': 'returned',
}

/** Changes of what was promised: told although the state stays. */
const alsoSynced = new Set(['dossier.due-changed', 'dossier.extended'])

export type Step = { name: string }
export type Made<Of extends Step> = { kind: Kind; state: State; of: Of }

/**
 * The messages that events of one dossier make, in their order: the dossier itself once for each state that it enters (and
 * when its date moves), and a line of progress for each event.
 */
export function messagesOf<Of extends Step>(events: readonly Of[], last?: State): Made<Of>[] {
  let state = last
  return events.flatMap((of): Made<Of>[] => {
    const next = heard[of.name]
    if (next === undefined) return []
    const before = state
    state = next ?? before ?? 'processing'
    const isSynced = state !== before || alsoSynced.has(of.name)
    const progress: Made<Of> = { kind: 'progress', state, of }
    return isSynced ? [{ kind: 'sync', state, of }, progress] : [progress]
  })
}

/** How long the axis is left alone after it did not answer so many times in a row. */
export function pauseAfter(failures: number): Temporal.Duration {
  const minutes = [1, 5, 15, 30][failures - 1] ?? 60
  return Temporal.Duration.from({ minutes })
}

/** What the axis said, or that it said nothing that can be understood. */
export type Reply = { code: string; message: string } | { unreachable: string }

export type Next =
  | { do: 'sent' }
  /** Already there: the same once more, as an update. */
  | { do: 'again-as-update' }
  /** The axis will not have it: a person must look, and what follows of this dossier waits. */
  | { do: 'failed'; reason: string }
  /** Nobody is at fault but the line: it is tried again by itself. */
  | { do: 'wait'; reason: string }

const exists = new Set(['3', '-3'])

/** What follows from a reply: "0" is good, "3" and "-3" mean that the dossier is already there (GOV 1.4). */
export function afterReply(reply: Reply, isUpdating: boolean): Next {
  if ('unreachable' in reply) return { do: 'wait', reason: reply.unreachable }
  if (reply.code === '0') return { do: 'sent' }
  if (exists.has(reply.code) && !isUpdating) return { do: 'again-as-update' }
  return { do: 'failed', reason: reply.message || `error_code ${reply.code}` }
}

/** Progress travels in chunks of ten (GOV 1.4). */
export const mostProgress = 10

type Waiting = { kind: Kind; dossierId: string }

/** What goes out together: one dossier, or up to ten lines of progress of it that follow each other. */
export function parcels<Message extends Waiting>(messages: readonly Message[]): Message[][] {
  const made: Message[][] = []
  for (const message of messages) {
    const last = made.at(-1)
    const first = last?.[0]
    const joins =
      last !== undefined &&
      message.kind === 'progress' &&
      first?.kind === 'progress' &&
      first.dossierId === message.dossierId &&
      last.length < mostProgress
    if (joins) last.push(message)
    else made.push([message])
  }
  return made
}

/** An administrator is told when something has waited longer than this. */
export const alarmAfter = Temporal.Duration.from({ hours: 1 })
