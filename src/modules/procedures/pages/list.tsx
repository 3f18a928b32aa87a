import { Empty } from '#ui/empty.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Pager } from '#ui/pager.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import type { LifeEvent } from '../search/search-index.ts'
import { LifeEventTiles, Results } from './list-parts.tsx'

export type FieldCount = { field: string; count: number }

type HomeProps = {
  events: LifeEvent[]
  fields: FieldCount[]
  total: number
  /** Required of communes, yet missing from the list that the national portal published. */
  beside: Procedure[]
}

/** Where to begin: by words, by what has happened, by field. */
export function ProceduresPage({ events, fields, total, beside }: HomeProps) {
  const { t } = useView()
  return (
    <Page
      title={t('Thủ tục hành chính', 'Procedures')}
      lead={t(
        `${total} thủ tục thực hiện tại cấp xã. Tìm bằng lời thường, có dấu hay không dấu đều được.`,
        `${total} procedures at the commune. Search in plain Vietnamese, with or without diacritics.`,
      )}
    >
      <ProcedureSearch />
      <h2>{t('Bạn đang có việc gì?', 'What has happened?')}</h2>
      <LifeEventTiles {...{ events }} />
      <h2>{t('Theo lĩnh vực', 'By field')}</h2>
      <ul class="govuk-list columns">
        {fields.map(({ field, count }) => (
          <li key={field}>
            <a href={`/thu-tuc?linh-vuc=${encodeURIComponent(field)}`}>{field}</a>{' '}
            <span class="muted">({count})</span>
          </li>
        ))}
      </ul>
      <WhereFrom {...{ total, beside }} />
    </Page>
  )
}

/** Whoever counts the published list finds out why ours is longer. */
function WhereFrom({ total, beside }: Pick<HomeProps, 'total' | 'beside'>) {
  const { t } = useView()
  const listed = total - beside.length
  return (
    <p class="muted">
      {t(
        `${listed} thủ tục lấy từ Cổng Dịch vụ công quốc gia.`,
        `${listed} procedures come from the national public service portal.`,
      )}
      {beside.length > 0 &&
        t(
          ' Cấp xã còn thực hiện, theo quy định pháp luật, thủ tục chưa có trong danh sách đó: ',
          ' The law asks of communes, beyond that list: ',
        )}
      {beside.map(({ code, name }, i) => (
        <>
          {i > 0 && ', '}
          <a href={`/thu-tuc/${code}`}>
            {name} ({code})
          </a>
        </>
      ))}
    </p>
  )
}

function ProcedureSearch() {
  const { t } = useView()
  return (
    <SearchBox
      big
      action="/thu-tuc"
      id="q"
      label={t('Tìm thủ tục', 'Find a procedure')}
      hint={t('Ví dụ: sinh con, mất giấy tờ, mở quán', 'For example: khai sinh')}
    />
  )
}

export type ResultsPageProps = {
  title: string
  asked?: string | undefined
  corrected?: string | undefined
  total: number
  procedures: Procedure[]
  events: LifeEvent[]
  on: Temporal.PlainDate
  next?: string | undefined
}

/** What was found, or what to do when nothing was. */
export function ResultsPage(props: ResultsPageProps) {
  const { title, asked = '', corrected, total, procedures, events, on, next } = props
  const { t } = useView()
  const crumbs = [{ href: '/thu-tuc', text: t('Thủ tục hành chính', 'Procedures') }]
  const lead = total === 0 ? undefined : t(`Có ${total} thủ tục.`, `${total} found.`)
  return (
    <Page {...{ title, crumbs, lead }}>
      <ProcedureSearch />
      {corrected !== undefined && (
        <Notice
          title={t(
            `Không có thủ tục nào chứa “${asked}”. Đang xem kết quả cho “${corrected}”.`,
            `Nothing contains “${asked}”. Showing results for “${corrected}”.`,
          )}
        />
      )}
      {total === 0 ? (
        <NothingFound {...{ asked, events }} />
      ) : (
        <>
          <h2 class="govuk-visually-hidden">{t('Kết quả', 'Results')}</h2>
          <Results {...{ procedures, on }} />
        </>
      )}
      <Pager next={next} />
    </Page>
  )
}

function NothingFound({ asked, events }: { asked: string; events: LifeEvent[] }) {
  const { t, contact } = useView()
  return (
    <>
      <Empty title={t(`Chưa tìm thấy thủ tục cho “${asked}”`, `Nothing found for “${asked}”`)}>
        <p>
          {t(
            'Thử dùng ít từ hơn, hoặc chọn việc gần nhất dưới đây.',
            'Try fewer words, or choose what comes closest below.',
          )}
        </p>
        {contact?.phone && (
          <p>
            {t(
              `Hoặc gọi ${contact.phone} để được hướng dẫn.`,
              `Or call ${contact.phone} for help.`,
            )}
          </p>
        )}
      </Empty>
      <h2>{t('Bạn đang có việc gì?', 'What has happened?')}</h2>
      <LifeEventTiles {...{ events }} />
    </>
  )
}
