import { Empty } from '#ui/empty.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { useKept } from '#ui/kept.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import { states } from '../domain.ts'
import type { Line } from '../rows.ts'
import { stateWords } from '../words.ts'
import { LineTable } from './line-table.tsx'

export type ListKind = 'all' | 'mine' | 'unit' | 'overdue' | 'new' | 'done'

type Props = {
  kind: ListKind
  items: Line[]
  next: string | null
  now: Temporal.Instant
  counts: Partial<Record<ListKind, number>>
  names: ReadonlyMap<string, string>
}

const titles: Record<ListKind, readonly [vi: string, en: string, href: string]> = {
  mine: ['Việc của tôi', 'My work', '/can-bo/ho-so/cua-toi'],
  unit: ['Việc của bộ phận', 'My unit’s work', '/can-bo/ho-so/bo-phan'],
  new: ['Nộp trực tuyến, chờ tiếp nhận', 'Online, to be accepted', '/can-bo/ho-so/moi'],
  overdue: ['Quá hạn', 'Overdue', '/can-bo/ho-so/qua-han'],
  done: ['Chờ trả kết quả', 'Results to hand over', '/can-bo/ho-so/cho-tra'],
  all: ['Tất cả hồ sơ', 'All dossiers', '/can-bo/ho-so'],
}

/** A list of dossiers: mine, my unit's, overdue, or all, narrowed by what stands in the address. */
export function ListPage({ kind, items, next, now, counts, names }: Props) {
  const { t, who } = useView()
  const [vi, en] = titles[kind]
  return (
    <Page
      frame="staff"
      wide
      title={t(vi, en)}
      actions={
        who.can.has('dossier.receive') && (
          <ButtonLink href="/can-bo/tiep-nhan">{t('Tiếp nhận hồ sơ', 'Receive')}</ButtonLink>
        )
      }
    >
      <SubNav
        current={titles[kind][2]}
        items={(Object.keys(titles) as ListKind[]).map((key) => ({
          href: titles[key][2],
          text: t(titles[key][0], titles[key][1]),
          count: counts[key],
        }))}
      />
      {kind === 'all' && <KeptFilters />}
      <LineTable {...{ items, now, names }} caption={t(vi, en)} empty={<Nothing {...{ kind }} />} />
      <Pager {...{ next }} />
    </Page>
  )
}

/** The same for the same address, until the reader chooses another language. */
function KeptFilters() {
  const { lang, path } = useView()
  return <div dangerouslySetInnerHTML={useKept(`filters ${lang} ${path}`, <ListFilters />)} />
}

function ListFilters() {
  const { t } = useView()
  return (
    <Filters action="/can-bo/ho-so">
      <TextField name="q" label={t('Mã hồ sơ, tên người nộp', 'Code or name')} type="search" />
      <Select
        name="trang-thai"
        label={t('Trạng thái', 'State')}
        blank={t('Tất cả', 'All')}
        options={states.map((value) => ({ value, text: t(...stateWords[value].text) }))}
      />
      <TextField
        name="thu-tuc"
        label={t('Mã thủ tục', 'Procedure code')}
        hint={t('Ví dụ 1.001193', 'For example 1.001193')}
        width={10}
        code
      />
      <DateField name="han-truoc" label={t('Hẹn trả trước ngày', 'Due before')} />
    </Filters>
  )
}

function Nothing({ kind }: { kind: ListKind }) {
  const { t } = useView()
  const words: Record<ListKind, readonly [string, string]> = {
    mine: ['Bạn không có việc nào đang chờ.', 'Nothing waits for you.'],
    unit: ['Bộ phận không có hồ sơ nào đang chờ.', 'Nothing waits for your unit.'],
    overdue: ['Không có hồ sơ quá hạn.', 'Nothing is overdue.'],
    new: ['Không có hồ sơ trực tuyến chờ tiếp nhận.', 'No online application waits.'],
    done: ['Không có kết quả nào chờ trả.', 'No result waits to be handed over.'],
    all: ['Không có hồ sơ nào khớp bộ lọc.', 'No dossier matches.'],
  }
  return <Empty title={t(...words[kind])} />
}
