import {
  ForMany,
  LineTable,
  ListKeys,
  tickedIn,
  type Line,
  type Many,
} from '#modules/dossiers/index.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Page } from '#ui/layout.tsx'
import { Pager } from '#ui/table.tsx'
import { useView, type View } from '#ui/view.ts'

import type { Picked } from '../read.ts'
import { apologyWords, bandWords, home, stepWord } from '../words.ts'

type Props = {
  picked: Picked
  items: readonly Line[]
  next: string | null
  now: Temporal.Instant
  names: ReadonlyMap<string, string>
  many: Many
}

/** The dossiers behind one number of the board. */
export function BehindPage({ picked, items, next, now, names, many }: Props) {
  const { t } = useView()
  const title = t(...(picked.by === 'apology' ? apologyWords : bandWords[picked.band]))
  return (
    <Page
      frame="staff"
      wide
      {...{ title }}
      over={nameOf(picked, names, t)}
      crumbs={[{ href: home, text: t('Bảng điều hành', 'Board') }]}
    >
      <ErrorSummary errors={many.refused?.errors} />
      <div data-live="dossiers">
        <ForMany many={items.length > 0 ? many : undefined}>
          <LineTable
            {...{ items, now, names }}
            pick={tickedIn(many)}
            caption={title}
            empty={<Empty title={t('Không có hồ sơ nào ở đây.', 'Nothing is here.')} />}
          />
        </ForMany>
        <Pager {...{ next }} />
      </div>
      <ListKeys picks />
    </Page>
  )
}

function nameOf({ by, key }: Picked, names: Props['names'], t: View['t']) {
  switch (by) {
    case 'officer':
      return key === '' ? t('Chưa giao cho ai', 'Nobody yet') : names.get(key)
    case 'step':
      return t(...stepWord(key))
    case 'field':
      return key
    case 'apology':
    case 'all':
      return t('Toàn đơn vị', 'The whole unit')
  }
}
