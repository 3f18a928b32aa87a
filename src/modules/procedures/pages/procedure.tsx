import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView, type View } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import type { LifeEvent } from '../search/search-index.ts'
import { feeOf } from '../terms.ts'
import { channelText, exemptText, isLong, nameText, shortName } from '../words.ts'
import { Apply } from './apply.tsx'
import { Doubts } from './doubts.tsx'
import { Ground } from './ground.tsx'
import { Papers, type Paper } from './papers.tsx'
import { Steps } from './steps.tsx'
import { Fees, Times } from './terms.tsx'

export type ProcedurePageProps = {
  procedure: Procedure
  events: LifeEvent[]
  /** What to bring, as the procedure's own form says; undefined while it has none. */
  papers: Paper[] | undefined
  on: Temporal.PlainDate
}

/** Everything a citizen needs to know of one procedure. */
export function ProcedurePage({ procedure, events, papers, on }: ProcedurePageProps) {
  const view = useView()
  const { t } = view
  return (
    <Page
      title={shortName(view, procedure)}
      lead={isLong(view, procedure) && nameText(view, procedure)}
      over={`${procedure.code} · ${procedure.field}`}
      crumbs={[
        { href: '/thu-tuc', text: t('Thủ tục hành chính', 'Procedures') },
        { href: `/thu-tuc?linh-vuc=${encodeURIComponent(procedure.field)}`, text: procedure.field },
      ]}
      actions={<Apply {...{ procedure }} />}
    >
      <Doubts {...{ procedure, on }} />
      <Terms {...{ procedure, events, on }} />
      <Papers {...{ papers }} />
      <Steps {...{ procedure }} />
      <Ground {...{ procedure }} />
    </Page>
  )
}

function Terms({ procedure, events, on }: Omit<ProcedurePageProps, 'papers'>) {
  const view = useView()
  const { t } = view
  const { note, noteEn, result, resultEn, exempt } = procedure
  const occasions = events.filter(({ codes, tile }) => tile && codes.includes(procedure.code))
  const when = occasions.map(({ title, titleEn }) => t(title, titleEn || title)).join('; ')
  return (
    <>
      <Facts
        rows={[
          when !== '' && [t('Khi nào cần', 'When you need it'), when],
          [t('Thời hạn giải quyết', 'Time'), <Times {...{ procedure, on }} />],
          [t('Phí, lệ phí', 'Fee'), <Cost {...{ procedure, on }} />],
          exempt.length > 0 && [t('Được miễn', 'Exempt'), exemptText(view, exempt)],
          [t('Cách nộp', 'How to apply'), waysOf(view, procedure)],
          [t('Nơi tiếp nhận', 'Where'), procedure.counter || whereText(view, procedure)],
          result !== '' && [t('Kết quả', 'Result'), t(result, resultEn)],
        ]}
      />
      {note !== '' && <p>{t(note, noteEn)}</p>}
      <LocalNote {...{ procedure }} />
    </>
  )
}

/** What it costs, and where that is reckoned for so many pages or copies and for whoever pays less. */
function Cost({ procedure, on }: Pick<ProcedurePageProps, 'procedure' | 'on'>) {
  const { t } = useView()
  const isFree = feeOf(procedure, { on }).value.kind === 'free'
  return (
    <>
      <Fees {...{ procedure, on }} />
      {!isFree && (
        <div>
          <a href={`/thu-tuc/${procedure.code}/muc-thu`}>
            {t('Tính phí, xem ai được miễn giảm', 'Reckon it, and see who pays less')}
          </a>
        </div>
      )}
    </>
  )
}

function LocalNote({ procedure }: { procedure: Procedure }) {
  const { t, unitName } = useView()
  const { localNote, localNoteEn } = procedure
  if (localNote === '') return null
  return (
    <Notice title={t(`Lưu ý của ${unitName}`, `Note of ${unitName}`)}>
      {t(localNote, localNoteEn || localNote)
        .split('\n')
        .map((line, i) => (
          <p key={i}>{line}</p>
        ))}
    </Notice>
  )
}

function waysOf(view: View, { channels, filed }: Procedure): string {
  const { t } = view
  if (filed === 'national-portal')
    return t(
      'Nộp và theo dõi trên Cổng Dịch vụ công quốc gia, không nộp ở đây',
      'File and follow it on the National Public Service Portal, not here',
    )
  return channels.map((channel) => channelText(view, channel)).join(', ')
}

const whereText = ({ t, unitName }: View, { filed }: Procedure) =>
  filed === 'here'
    ? t(
        `Trung tâm Phục vụ hành chính công, ${unitName}`,
        `Public administration service centre, ${unitName}`,
      )
    : t('Cơ quan nêu trên Cổng Dịch vụ công quốc gia', 'The agency named on the national portal')
