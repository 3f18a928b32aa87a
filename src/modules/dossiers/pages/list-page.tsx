import { SavedFilters, type SavedFilter } from '#modules/filters/index.ts'
import type { Point } from '#modules/points/index.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { DateField, Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { useKept } from '#ui/kept.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { useView } from '#ui/view.ts'

import { most, type StateCount } from '../counts.ts'
import { states } from '../domain.ts'
import { listPaths, type ListKind } from '../list-paths.ts'
import type { Line } from '../rows.ts'
import { stateWords } from '../words.ts'
import { ForMany, tickedIn, type Many } from './bulk-bar.tsx'
import { LineTable } from './line-table.tsx'
import { ListKeys } from './list-keys.tsx'

type Props = {
  kind: ListKind
  items: Line[]
  next: string | null
  now: Temporal.Instant
  counts: Partial<Record<ListKind, number>>
  names: ReadonlyMap<string, string>
  many?: Many | undefined
  saved?: readonly SavedFilter[]
  byState?: readonly StateCount[]
  /** Where results are fetched, on lists that can be narrowed by it. */
  points?: readonly Point[]
}

const titles: Record<ListKind, readonly [vi: string, en: string]> = {
  mine: ['Việc của tôi', 'My work'],
  unit: ['Việc của bộ phận', 'My unit’s work'],
  new: ['Nộp trực tuyến, chờ tiếp nhận', 'Online, to be accepted'],
  overdue: ['Quá hạn', 'Overdue'],
  done: ['Chờ trả kết quả', 'Results to hand over'],
  all: ['Tất cả hồ sơ', 'All dossiers'],
}

/** A list of dossiers: mine, my unit's, overdue, or all, narrowed by what stands in the address. */
export function ListPage({
  kind,
  items,
  next,
  now,
  counts,
  names,
  many,
  saved = [],
  byState = [],
  points = [],
}: Props) {
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
        current={listPaths[kind]}
        items={(Object.keys(titles) as ListKind[]).map((key) => ({
          href: listPaths[key],
          text: t(titles[key][0], titles[key][1]),
          count: counts[key],
        }))}
      />
      {kind === 'all' && <KeptFilters {...{ points }} />}
      {kind === 'done' && <PointFilter {...{ points }} />}
      {kind === 'all' && <SavedFilters filters={saved} />}
      <StateCounts {...{ byState }} />
      <ErrorSummary errors={many?.refused?.errors} />
      <div data-live="dossiers">
        <ForMany many={items.length > 0 ? many : undefined}>
          <LineTable
            {...{ items, now, names }}
            pick={many && tickedIn(many)}
            caption={t(vi, en)}
            empty={<Nothing {...{ kind }} />}
          />
        </ForMany>
        <Pager {...{ next }} />
      </div>
      <ListKeys picks={many !== undefined} />
    </Page>
  )
}

/** Each state with how many stand in it, leading to them. */
function StateCounts({ byState }: { byState: readonly StateCount[] }) {
  const { t, lang } = useView()
  if (byState.length === 0) return null
  return (
    <ul class="state-counts" aria-label={t('Số hồ sơ theo trạng thái', 'Dossiers by state')}>
      {byState.map(({ state, count }) => (
        <li key={state}>
          <a href={`/can-bo/ho-so?trang-thai=${state}`}>{t(...stateWords[state].text)}</a>{' '}
          <strong>{count > most ? `${numberText(lang, most)}+` : numberText(lang, count)}</strong>
        </li>
      ))}
    </ul>
  )
}

/** The same for the same address, until the reader chooses another language. */
function KeptFilters({ points }: PointProps) {
  const { lang, path } = useView()
  const key = `filters ${lang} ${path} ${points.map(({ name }) => name).join()}`
  return <div dangerouslySetInnerHTML={useKept(key, <ListFilters {...{ points }} />)} />
}

type PointProps = { points: readonly Point[] }

function ListFilters({ points }: PointProps) {
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
      {points.length > 0 && <ReturnPoint {...{ points }} />}
    </Filters>
  )
}

/** Each point sees what lies there to be handed over. */
function PointFilter({ points }: PointProps) {
  if (points.length < 2) return null
  return (
    <Filters action={listPaths.done}>
      <ReturnPoint {...{ points }} />
    </Filters>
  )
}

/** Closed points are offered as well: what was promised there may still lie there. */
function ReturnPoint({ points }: PointProps) {
  const { t } = useView()
  return (
    <Select
      name="diem-tra"
      label={t('Nơi trả kết quả', 'Result fetched at')}
      blank={t('Tất cả', 'All')}
      options={points
        .filter((point) => point.returns)
        .map(({ id, name }) => ({ value: id, text: name }))}
    />
  )
}

function Nothing({ kind }: { kind: ListKind }) {
  const { t } = useView()
  const words: Record<ListKind, readonly [string, string]> = {
    mine: ['Bạn không có việc nào đang chờ.', 'Nothing waits for you.'],
    unit: ['Bộ phận không có hồ sơ nào đang chờ.', 'Nothing waits for your unit.'],
    overdue: ['Không có hồ sơ quá hạn.', 'Nothing is overdue.'],
    new: ['Không có hồ sơ trực tuyến chờ tiếp nhận.', 'No online application waits.'],
    done: ['Không có kết quả nào chờ trả ở đây.', 'No result waits here to be handed over.'],
    all: ['Không có hồ sơ nào khớp bộ lọc.', 'No dossier matches.'],
  }
  return <Empty title={t(...words[kind])} />
}
