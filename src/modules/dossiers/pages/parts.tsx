import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import { pausedStates, type State } from '../domain.ts'
import type { Line } from '../rows.ts'
import { timeliness } from '../timeliness.ts'
import { stateWords, timelinessWords } from '../words.ts'

export function StateTag({ state }: { state: State }) {
  const { t } = useView()
  const { text, tone } = stateWords[state]
  return <Tag tone={tone}>{t(...text)}</Tag>
}

type Timed = Pick<Line, 'state' | 'dueAt' | 'finishedAt'>

const timeless = new Set<State>(['rejected', 'withdrawn', 'new'])

/** What waits for the desk or was refused there was never received: it has neither a receipt nor a date of one. */
export const isReceived = ({ state, receivedAt, submittedAt, channel }: Came): boolean =>
  state === 'withdrawn'
    ? channel !== 'online' || !submittedAt?.equals(receivedAt)
    : state !== 'new' && state !== 'rejected'

type Came = Pick<Line, 'state' | 'receivedAt'> & {
  submittedAt?: Temporal.Instant
  channel?: Line['channel']
}

/** Whether there is anything to say about its time: not of a dossier that ended without a result, nor before it began. */
export const hasTime = ({ state }: Pick<Line, 'state'>): boolean => !timeless.has(state)

type Both = readonly [vi: string, en: string]

/** What its due date is called: nothing is promised before the desk has accepted, and while the clock stands still the date is the one that will move. */
export function dueLabel({ state }: Pick<Line, 'state'>): Both {
  if (state === 'new') return ['Dự kiến trả, nếu được tiếp nhận ngay', 'Expected if accepted now']
  return pausedStates.includes(state)
    ? ['Hẹn trả trước khi tạm dừng', 'Due before the pause']
    : ['Hẹn trả kết quả', 'Result due']
}

/** How it stands against its due date. */
export function TimeTag({ line, now }: { line: Timed; now: Temporal.Instant }) {
  const { t } = useView()
  if (!hasTime(line)) return null
  const { text, tone } = timelinessWords[timeliness(line, now)]
  return <Tag tone={tone}>{t(...text)}</Tag>
}
