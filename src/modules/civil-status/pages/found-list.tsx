import { Empty } from '#ui/empty.tsx'
import { dateText } from '#ui/format.ts'
import { markup } from '#ui/markup.ts'
import { Pager, Table, type Column } from '#ui/table.tsx'
import { useView, type View } from '#ui/view.ts'

import { numberText } from '../domain.ts'
import type { Found, Hit } from '../find.ts'
import { roleWords, shortWords } from '../words.ts'
import { entryHref } from './hrefs.ts'
import { standingWords } from './standing-tag.tsx'

/** What a search found: who, as what, in which entry. */
export function FoundList({ found: { hits, next } }: { found: Found }) {
  const view = useView()
  const { t } = view
  const columns = headsOf(t)
  return (
    <>
      <Table
        caption={t('Tìm thấy', 'Found')}
        hideCaption
        rows={hits}
        empty={
          <Empty title={t('Không có việc hộ tịch nào như vậy.', 'No such entry.')}>
            {t(
              'Thử họ và chữ đệm, hoặc tên; số thì ghi cả năm (12/2026). Việc đăng ký trước khi dùng chương trình nằm trong sổ giấy.',
              'Try the beginning or the end of the name, or a number with its year (12/2026). What was registered earlier is on paper.',
            )}
          </Empty>
        }
        {...{ columns }}
        body={markup`${hits.map((hit) => rowOf(hit, columns, view))}`}
      />
      <Pager {...{ next }} />
    </>
  )
}

const headsOf = (t: View['t']): Column<Hit>[] => [
  { key: 'name', head: t('Họ tên', 'Name') },
  { key: 'role', head: t('Là', 'As') },
  { key: 'what', head: t('Việc hộ tịch', 'Entry'), long: true },
  { key: 'number', head: t('Số', 'Number'), tight: true },
  { key: 'day', head: t('Ngày đăng ký', 'Registered'), tight: true },
  { key: 'notes', head: t('Ghi chú', 'Notes') },
]

/** Written as markup: a component for each cell would cost several times the search. */
function rowOf({ name, role, line }: Hit, columns: readonly Column<Hit>[], { t, lang }: View) {
  const standing = standingWords(line.kinds, t)
  const contents = [
    markup`${role && t(...roleWords(line.register, role))}`,
    markup`${t(...shortWords(line.register))}: ${line.title}`,
    markup`${numberText(line)}`,
    markup`<time datetime="${line.day.toString()}">${dateText(lang, line.day)}</time>`,
    markup`${standing && markup`<strong class="tag tag--${standing.tone}">${standing.words}</strong>`}`,
  ]
  const cells = contents.map((content, at) => {
    const { head = '', tight, long } = columns[at + 1] ?? {}
    return markup`<td class="${tight ? 'tight' : long && 'long'}" data-label="${head}">${content}</td>`
  })
  return markup`<tr><td><a href="${entryHref(line)}">${name}</a></td>${cells}</tr>`
}
