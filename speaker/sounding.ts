import { decide, grace, untilWhen, type Decision, type Missed, type Situation } from './decide.ts'
import type { Device, Now, Waiting } from './device.ts'
import { isApproved } from './envelope.ts'
import type { Item, Result, Why } from './messages.ts'
import { bring, fetchSounds } from './planning.ts'
import type { Ended, Input, Job } from './player.ts'
import { entryOf, iso } from './plays.ts'
import { Revoked } from './server.ts'
import { volumeAt } from './spans.ts'

export const ordinaryVolume = 70

/** Looks at what is to sound now, and does it; says when to look again. */
export function look(device: Device): number {
  const { state, clock } = device
  if (!state.enrolled || state.isOver) return clock.now() + 60_000
  dropPast(device)
  const decision = decide(situationOf(device))
  for (const { item, why } of decision.waits) if (why !== 'late') state.kept.set(item, why)
  for (const one of decision.missed) miss(device, one)
  // The commune hears of silence as soon as of sound.
  if (decision.missed.length > 0) device.say.changed()
  if (decision.stop && state.now && !state.now.stopped) stopNow(device, decision.stop)
  else if (decision.start && !state.now) begin(device, decision.start)
  return decision.next
}

/** Who was to speak has spoken: nobody waits for that any more. */
function dropPast({ state, clock, say }: Device): void {
  const now = clock.now()
  const isPast = ({ item }: Waiting) =>
    item.source.kind === 'live' && Date.parse(item.endsAt) <= now
  const past = state.urgent.filter(isPast)
  state.urgent = state.urgent.filter((one) => !isPast(one))
  for (const { number } of past) say.answer({ number, at: iso(now), done: false, why: 'late' })
}

function situationOf(device: Device): Situation {
  const { state, clock, plays, sounds, bootedAt } = device
  return {
    now: clock.now(),
    isClockSure: clock.isSure(),
    bootedAt: bootedAt(),
    plan: state.plan,
    urgent: state.urgent.filter(({ isReady }) => isReady),
    playing: state.now,
    wasNoted: plays.has,
    isWithdrawn: (item) => state.orders.withdrawn.includes(item),
    isApproved: (item) => isApproved(item, state.keys),
    lacks: ({ source }) =>
      source.kind === 'file' && !sounds.has(source.sha256) ? 'audio-missing' : undefined,
    kept: (item) => state.kept.get(item),
  }
}

function miss({ plays, clock, newId, state, log }: Device, { item, why, result }: Missed): void {
  const entry = entryOf(item, { id: newId(), now: clock.now(), sure: clock.isSure() })
  plays.note({ ...entry, result, why })
  if (why === 'tampered') state.faults.add('tampered')
  state.kept.delete(item.id)
  log(`missed ${item.id} (${item.title}): ${why}`)
}

/** Stops what sounds; what it was is written down when it has gone silent. */
export function stopNow(
  { state }: Device,
  stopped: { why?: Why | undefined; result?: Result | undefined },
) {
  if (!state.now) return
  state.now.stopped = { why: stopped.why, result: stopped.result }
  state.now.playing?.stop()
}

function begin(device: Device, { item, until, order }: NonNullable<Decision['start']>): void {
  const { state } = device
  const waiting = state.urgent.find(({ number }) => number === order)
  state.urgent = state.urgent.filter((one) => one !== waiting)
  const now: Now = { item, endsAt: until, ...(order !== undefined && { order }) }
  state.now = now
  void play(device, now, waiting).finally(() => {
    if (state.now === now) state.now = undefined
    device.say.changed()
    device.look()
  })
}

async function play(device: Device, now: Now, waiting: Waiting | undefined): Promise<void> {
  const { state, sounds, world, clock, plays, newId } = device
  const { item } = now
  const { source } = item
  if (source.kind === 'file' && !(await world.io(sounds.isWhole(source.sha256)))) {
    state.faults.add('tampered')
    state.kept.set(item.id, 'tampered')
    void (waiting ? bring(device, { ...waiting, isReady: false }) : fetchSounds(device))
    return
  }
  if (now.stopped || state.isOver) return
  const startedAt = clock.now()
  const id = newId()
  const plannedAt = waiting ? iso(startedAt) : item.startsAt
  const entry = entryOf(item, { id, now: startedAt, sure: clock.isSure(), plannedAt })
  // Noted before it sounds: whatever happens now, it does not sound twice.
  plays.note({ ...entry, startedAt: iso(startedAt) })
  const job = jobOf(device, now, { waiting, startedAt })
  now.playing = device.player(job)
  if (now.stopped) now.playing.stop()
  device.log(`plays ${item.id} (${item.title}) at ${job.volume} %`)
  device.say.changed()
  if (waiting) answerWhenHeard(device, now, waiting)
  const ended = await now.playing.ended
  plays.end(id, { endedAt: clock.now(), ...resultOf(now, ended, job) })
  if (ended.didFail && source.kind === 'file') state.faults.add('player')
  else if (source.kind === 'file') state.faults.delete('player')
}

function answerWhenHeard({ clock, say }: Device, { playing }: Now, { number }: Waiting): void {
  void playing?.started.then(() => say.answer({ number, at: iso(clock.now()), done: true }))
}

type Starting = { waiting: Waiting | undefined; startedAt: number }

function jobOf(device: Device, now: Now, { waiting, startedAt }: Starting): Job {
  const { state, clock } = device
  const { item } = now
  const { times, pause } = waiting ?? { times: 1, pause: 0 }
  const whole = (item.source.seconds * times + pause * (times - 1)) * 1000 + grace
  if (now.endsAt === Infinity)
    now.endsAt = Math.min(startedAt + whole + 5000, untilOf(device, item, startedAt))
  const volume =
    item.volume ??
    state.volume ??
    (state.plan && volumeAt(state.plan, clock.now())) ??
    ordinaryVolume
  return {
    input: inputOf(device, item),
    name: `${iso(startedAt).replaceAll(':', '')}-${item.id}`,
    volume,
    seconds: item.source.kind === 'file' ? item.source.seconds : 0,
    times,
    pause,
  }
}

/** An emergency that was ordered sounds to its end; anything else ends with its time. */
const untilOf = ({ state }: Device, item: Item, now: number) =>
  item.priority === 'emergency' ? Infinity : untilWhen(item, state.plan, now)

function inputOf({ sounds, server }: Device, { id, source }: Item): Input {
  if (source.kind === 'file') return { kind: 'path', path: sounds.path(source.sha256) }
  if (source.kind === 'relay') return { kind: 'url', url: source.url }
  const open = async () => {
    try {
      const answer = await server.call(`/live/${encodeURIComponent(id)}`)
      if (answer.status === 200) return answer.body
      answer.body.resume()
    } catch (error) {
      if (error instanceof Revoked) return undefined
    }
    return undefined
  }
  return { kind: 'stream', open }
}

type Outcome = { seconds: number; result: Result; why?: Why | undefined }

/** What became of it. A stream that broke off for a tenth of its time still counts as played. */
function resultOf({ item, stopped }: Now, { seconds, didFail }: Ended, { times }: Job): Outcome {
  if (stopped?.result) return { seconds, result: stopped.result, why: stopped.why }
  const isFile = item.source.kind === 'file'
  const why: Why = isFile ? 'player' : 'stream'
  if (seconds === 0) return { seconds, result: 'missed', why }
  const whole = item.source.seconds * times
  const isWhole = isFile
    ? seconds >= whole - 1.5
    : seconds >= whole * 0.9 || item.source.kind === 'live'
  if (isWhole && !didFail) return { seconds, result: 'played' }
  return { seconds, result: 'partial', why: isFile && !didFail ? 'late' : why }
}
