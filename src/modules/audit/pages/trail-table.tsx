import type { EventName } from '#platform/events.ts'
import type { EventWords } from '#platform/module.ts'
import { Facts } from '#ui/facts.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { factsOf } from '../mask.ts'
import type { TrailEvent } from '../store.ts'
import { subjectCode, subjectHref } from '../subject.ts'
import { factWord, subjectWord } from '../words.ts'

type Props = {
  events: readonly TrailEvent[]
  names: ReadonlyMap<string, string>
  words: EventWords
  /** There are lines that this page did not look at. */
  isPartial: boolean
}

export function TrailTable({ events, names, words, isPartial }: Props) {
  const { t } = useView()
  return (
    <Table
      caption={t('Sự kiện', 'Events')}
      hideCaption
      rows={events}
      rowKey={({ id }) => id}
      empty={
        isPartial
          ? t('Chưa thấy sự kiện nào khớp.', 'No match so far.')
          : t('Không có sự kiện nào khớp.', 'No event matches.')
      }
      columns={[
        { key: 'at', head: t('Lúc', 'When'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
        {
          key: 'what',
          head: t('Việc gì', 'What'),
          long: true,
          cell: (event) => <What {...{ event, words }} />,
        },
        {
          key: 'subject',
          head: t('Đối tượng', 'Subject'),
          cell: (event) => <Subject {...{ event }} />,
        },
        {
          key: 'who',
          head: t('Ai làm', 'Who'),
          cell: ({ actor }) => names.get(actor) ?? <Unnamed {...{ actor }} />,
        },
      ]}
    />
  )
}

type WhatProps = { event: TrailEvent; words: EventWords }

/** An event without words is shown by its name, with its data. */
function What({ event: { name, data }, words: all }: WhatProps) {
  const { t } = useView()
  const facts = factsOf(data)
  const words = t(...(all[name as EventName] ?? [name, name]))
  if (facts.length === 0) return <>{words}</>
  return (
    <details>
      <summary>{words}</summary>
      <Facts compact rows={facts.map(({ key, value }) => [t(...factWord(key)), value])} />
    </details>
  )
}

function Subject({ event }: { event: TrailEvent }) {
  const { t, who } = useView()
  const href = subjectHref(event, who.can)
  const code = <span class="code">{subjectCode(event)}</span>
  return (
    <span>
      {t(...subjectWord(event.subjectKind))} {href ? <a {...{ href }}>{code}</a> : code}
    </span>
  )
}

function Unnamed({ actor }: { actor: string }) {
  const { t } = useView()
  if (actor === 'public') return <>{t('Khách, không đăng nhập', 'A visitor, not signed in')}</>
  return <span class="code">{actor}</span>
}
