import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { dateText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { openFlags, timeOf, type Procedure } from '../domain.ts'
import type { LifeEvent } from '../search/search-index.ts'
import { channelText, flagText, nameText } from '../words.ts'
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
      title={nameText(view, procedure)}
      over={`${procedure.code} · ${procedure.field}`}
      crumbs={[
        { href: '/thu-tuc', text: t('Thủ tục hành chính', 'Procedures') },
        { href: `/thu-tuc?linh-vuc=${encodeURIComponent(procedure.field)}`, text: procedure.field },
      ]}
      aside={<Apply {...{ procedure }} />}
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
  const { t, lang } = view
  const occasions = events.filter(({ codes, tile }) => tile && codes.includes(procedure.code))
  const { note, noteEn, localNote, localNoteEn, result, resultEn, exempt } = procedure
  return (
    <>
      <Facts
        rows={[
          occasions.length > 0 && [
            t('Khi nào cần', 'When you need it'),
            occasions.map(({ title, titleEn }) => t(title, titleEn || title)).join('; '),
          ],
          [t('Thời hạn giải quyết', 'Time'), <Times {...{ procedure, on }} />],
          [t('Phí, lệ phí', 'Fee'), <Fees {...{ procedure, on }} />],
          exempt.length > 0 && [t('Được miễn', 'Exempt'), exempt.join('; ')],
          [t('Cách nộp', 'How to apply'), waysOf(view, procedure)],
          [t('Nơi tiếp nhận', 'Where'), procedure.counter || whereText(view, procedure)],
          result !== '' && [t('Kết quả', 'Result'), t(result, resultEn || result)],
        ]}
      />
      {note !== '' && <p>{t(note, noteEn || note)}</p>}
      {localNote !== '' && (
        <Notice title={t(`Lưu ý của ${view.unitName}`, `Note of ${view.unitName}`)}>
          {(lang === 'en' && localNoteEn !== '' ? localNoteEn : localNote)
            .split('\n')
            .map((line, i) => (
              <p key={i}>{line}</p>
            ))}
        </Notice>
      )}
    </>
  )
}

const waysOf = (view: ReturnType<typeof useView>, { channels, filed }: Procedure) =>
  filed === 'national-portal'
    ? view.t('Cổng Dịch vụ công quốc gia', 'The National Public Service Portal')
    : channels.map((channel) => channelText(view, channel)).join(', ')

const whereText = ({ t, unitName }: ReturnType<typeof useView>, { filed }: Procedure) =>
  filed === 'here'
    ? t(
        `Trung tâm Phục vụ hành chính công, ${unitName}`,
        `Public administration service centre, ${unitName}`,
      )
    : t('Cơ quan nêu trên Cổng Dịch vụ công quốc gia', 'The agency named on the national portal')

function Apply({ procedure }: { procedure: Procedure }) {
  const { t } = useView()
  const { code, filed, channels, sourceUrl } = procedure
  if (filed === 'national-portal')
    return (
      <>
        <p>
          {t(
            'Thủ tục này nộp và theo dõi trên Cổng Dịch vụ công quốc gia, không nộp ở đây.',
            'This procedure is filed and followed on the National Public Service Portal, not here.',
          )}
        </p>
        <ButtonLink href={sourceUrl || 'https://dichvucong.gov.vn'}>
          {t('Đến Cổng Dịch vụ công quốc gia', 'Go to the national portal')}
        </ButtonLink>
      </>
    )
  if (channels.includes('online'))
    return (
      <>
        <ButtonLink href={`/nop-ho-so/${code}`}>{t('Nộp trực tuyến', 'Apply online')}</ButtonLink>
        <p>{t('Hoặc nộp trực tiếp tại quầy một cửa.', 'Or apply in person at the desk.')}</p>
      </>
    )
  return (
    <p>
      {t(
        'Thủ tục này nộp trực tiếp tại quầy một cửa. Mang theo giấy tờ tùy thân hoặc mở VNeID.',
        'Apply in person at the desk. Bring an identity paper or open VNeID.',
      )}
    </p>
  )
}

/** What is not certain about this page, said plainly. */
function Doubts({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const { t } = view
  const time = timeOf(procedure, { on })
  const flags = openFlags(procedure, on).filter((flag) => forCitizens.has(flag))
  if (flags.length === 0 && time?.sure) return null
  return (
    <Notice
      kind="warn"
      title={
        time?.sure
          ? t('Có thông tin đang được kiểm tra', 'Some of this is being checked')
          : t('Thời hạn chưa được xác nhận', 'The time limit has not been confirmed')
      }
    >
      <p>
        {t(
          'Hãy hỏi cán bộ tại quầy trước khi nộp; giấy hẹn mới là căn cứ chính thức.',
          'Ask at the desk before you apply; only the appointment slip is official.',
        )}
      </p>
      {flags.length > 0 && (
        <ul>
          {flags.map((flag) => (
            <li key={flag}>{flagText(view, flag)}</li>
          ))}
        </ul>
      )}
    </Notice>
  )
}

const forCitizens = new Set([
  'unit-missing',
  'time-missing',
  'several-times',
  'channels-differ',
  'time-note-differs',
  'fee-note-contradicts',
  'fee-amount-doubtful',
  'name-wrong-at-source',
  'other-province',
])

function Ground({ procedure }: { procedure: Procedure }) {
  const { t, lang } = useView()
  const { decision, cases, levels, resultCodes, sourceUrl, seenOn, confirmations } = procedure
  const citations = new Set(
    [...cases, ...confirmations].map(({ citation }) => citation).filter(Boolean),
  )
  const [last] = confirmations.toSorted((a, b) =>
    Temporal.Instant.compare(b.confirmedAt, a.confirmedAt),
  )
  const confirmed =
    last && dateText(lang, last.confirmedAt.toZonedDateTimeISO('Asia/Ho_Chi_Minh').toPlainDate())
  return (
    <Panel title={t('Căn cứ và nguồn', 'Legal basis and source')}>
      <Facts
        compact
        rows={[
          [t('Quyết định công bố', 'Decision'), decision],
          citations.size > 0 && [
            t('Căn cứ thời hạn, phí', 'Basis of time and fee'),
            [...citations].join('; '),
          ],
          [t('Cấp thực hiện', 'Level'), levels.join(', ')],
          resultCodes.length > 0 && [t('Mã kết quả', 'Result codes'), resultCodes.join(', ')],
          [
            t('Nguồn', 'Source'),
            sourceUrl === '' ? (
              t(
                'Chưa có trong dữ liệu của Cổng Dịch vụ công quốc gia',
                'Not in the data of the national portal',
              )
            ) : (
              <a href={sourceUrl}>
                {t('Cổng Dịch vụ công quốc gia', 'National Public Service Portal')}
              </a>
            ),
          ],
          [t('Dữ liệu ngày', 'Data of'), dateText(lang, seenOn)],
          [
            t('Xã xác nhận gần nhất', 'Last confirmed by the commune'),
            confirmed ?? t('Chưa xác nhận', 'Not yet'),
          ],
        ]}
      />
    </Panel>
  )
}
