import { clockText, dateText, localTime, longDateText } from './format.ts'
import { useView } from './view.ts'

type Props =
  | { at: Temporal.Instant; on?: never; long?: boolean; only?: 'date' | 'clock' }
  | { on: Temporal.PlainDate; at?: never; long?: boolean; only?: never }

/** A moment or a day as people here write it: 10:32 ngày 02/09/2026 stands as "02/09/2026 10:32". */
export function When({ at, on, long, only }: Props) {
  const { lang } = useView()
  if (on !== undefined) {
    return <time datetime={on.toString()}>{(long ? longDateText : dateText)(lang, on)}</time>
  }
  const local = localTime(at)
  const day = (long ? longDateText : dateText)(lang, local.date)
  const text = { date: day, clock: clockText(local), both: `${day} ${clockText(local)}` }
  return <time datetime={at.toString()}>{text[only ?? 'both']}</time>
}
