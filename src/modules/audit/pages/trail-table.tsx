import { Facts } from '#ui/facts.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { factsOf } from '../mask.ts'
import type { TrailEvent } from '../store.ts'
import { subjectCode, subjectHref } from '../subject.ts'
import { eventWord, factWord, subjectWord } from '../words.ts'

type Props = {
  events: readonly TrailEvent[]
  names: ReadonlyMap<string, string>
  /** There are lines that this page did not look at. */
  isPartial: boolean
}

export function TrailTable({ events, names, isPartial }: Props) {
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
          cell: (event) => <What {...{ event }} />,
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

function What({ event: { name, data } }: { event: TrailEvent }) {
  const { t } = useView()
  const facts = factsOf(data)
  const words = t(...eventWord(name))
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
