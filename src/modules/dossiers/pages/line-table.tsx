import type { ComponentChildren } from 'preact'

import { listTitle } from '#modules/procedures/index.ts'
import { dateText, localTime } from '#ui/format.ts'
import { markup, type Markup } from '#ui/markup.ts'
import { Table, type Column } from '#ui/table.tsx'
import type { Tone } from '#ui/tag.tsx'
import { useView, type Lang, type View } from '#ui/view.ts'

import type { Line } from '../rows.ts'
import { timeliness } from '../timeliness.ts'
import { channelWords, stateWords, timelinessWords } from '../words.ts'
import { hasTime, isReceived } from './parts.tsx'

type Names = ReadonlyMap<string, string> | undefined
type Props = {
  items: readonly Line[]
  now: Temporal.Instant
  caption?: string
  empty?: ComponentChildren
  /** Officers by id; without it the column is left out. */
  names?: Names
  /** Each line can be ticked for an act on many; it says whether a dossier stands ticked. */
  pick?: ((code: string) => boolean) | undefined
}

/** Dossiers as officers scan them: code, who, what, state, and how long is left. */
export function LineTable({ items, now, caption, empty, names, pick }: Props) {
  const view = useView()
  const columns = headsOf(view, names)
  const cells = columns.map(({ head }, i) => startOfCell(head, i))
  return (
    <Table
      caption={caption ?? view.t('Hồ sơ', 'Dossiers')}
      hideCaption
      kind="lines"
      columns={columns}
      rows={items}
      empty={empty}
      body={markup`${items.map((line) => keptRow(line, { view, now, names, cells, pick }))}`}
    />
  )
}

const headsOf = ({ t }: View, names: Names): Column<Line>[] => [
  { key: 'code', head: t('Mã hồ sơ', 'Code'), tight: true },
  { key: 'name', head: t('Người nộp', 'Applicant') },
  { key: 'procedure', head: t('Thủ tục', 'Procedure'), long: true },
  { key: 'state', head: t('Trạng thái', 'State') },
  { key: 'received', head: t('Tiếp nhận', 'Received'), tight: true },
  { key: 'due', head: t('Hẹn trả', 'Due') },
  ...(names ? [{ key: 'assignee', head: t('Người xử lý', 'Officer') }] : []),
]

/** On a phone each cell stands under the words of its column. */
const startOfCell = (head: string, at: number) =>
  markup`<td class="${at === procedureCell && 'long'}" data-label="${head}">`

const procedureCell = 2

type Around = { view: View; cells: Markup[] } & Pick<Props, 'now' | 'names' | 'pick'>

type Drawn = { as: string; row: Markup }
const drawn = new WeakMap<Line, Drawn>()

/** A line is drawn anew when something else than itself changed: the language, the state of its time, the officer. */
function keptRow(line: Line, around: Around): Markup {
  const { view, now, names, pick } = around
  const officer = names && (line.assignee ? names.get(line.assignee) : '-')
  const as = `${view.lang} ${timeliness(line, now)} ${officer} ${pick?.(line.code)}`
  const known = drawn.get(line)
  if (known?.as === as) return known.row
  const row = rowOf(line, around)
  drawn.set(line, { as, row })
  return row
}

function rowOf(line: Line, { view: { t, lang }, now, names, cells, pick }: Around): Markup {
  const { code, applicantName, procedureCode, procedureName, channel, state, assignee } = line
  const contents = [
    markup`<span class="clip">${applicantName}</span>`,
    markup`<span class="clip" title="${procedureName}">${listTitle(procedureName)}</span><small>${procedureCode}</small>`,
    tag(stateWords[state], t),
    markup`${isReceived(line) ? dayOf(line.receivedAt, lang) : '–'}<small>${t(...channelWords[channel])}</small>`,
    markup`${isReceived(line) && line.dueAt ? dayOf(line.dueAt, lang) : '–'} ${hasTime(line) && tag(timelinessWords[timeliness(line, now)], t)}`,
    ...(names ? [markup`${(assignee && names.get(assignee)) || '–'}`] : []),
  ]
  const rest = contents.map((content, i) => markup`${cells[i + 1]}${content}</td>`)
  const box = pick && boxOf(line, pick(code), t)
  return markup`<tr><td class="tight">${box}<a href="/can-bo/ho-so/${code}">${breakable(code)}</a></td>${rest}</tr>`
}

/** A code may go on in a second line where its day begins, and nowhere else. */
const breakable = (code: string) =>
  markup`${code.split('-').map((part, i) => markup`${i > 0 && markup`-`}${i === 1 && markup`<wbr>`}${part}`)}`

/** Says which version was seen: what somebody changed meanwhile is refused for this dossier alone. */
function boxOf({ code, version, applicantName: name }: Line, isTicked: boolean, t: View['t']) {
  const label = t(`Chọn hồ sơ ${code}, ${name}`, `Choose ${code}, ${name}`)
  return markup`<input class="pick" type="checkbox" name="ho-so" value="${code}:${version}" aria-label="${label}"${isTicked && markup` checked`}> `
}

const days: Record<Lang, Map<Temporal.PlainDate, Markup>> = { vi: new Map(), en: new Map() }

/** Written once per day and language: a list repeats few days, and the clock remembers each as one object. */
function dayOf(at: Temporal.Instant, lang: Lang): Markup {
  const { date } = localTime(at)
  const known = days[lang].get(date)
  if (known) return known
  const made = markup`<time datetime="${date.toString()}">${dateText(lang, date)}</time>`
  days[lang].set(date, made)
  return made
}

type Said = { text: readonly [vi: string, en: string]; tone: Tone }

const tags = new Map<string, Markup>()

function tag({ text, tone }: Said, t: View['t']): Markup {
  const words = t(...text)
  const key = tone + words
  const known = tags.get(key)
  if (known) return known
  const made = markup`<strong class="tag tag--${tone}">${words}</strong>`
  tags.set(key, made)
  return made
}
