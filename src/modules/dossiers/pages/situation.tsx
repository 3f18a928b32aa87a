import { maskIdNumber } from '#modules/people/index.ts'
import { Facts, type Fact } from '#ui/facts.tsx'
import { dateText, localTime, moneyText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierFile } from '../read.ts'
import { openSupplement } from '../store-supplements.ts'
import { trackWords } from '../words.ts'

type Props = { file: DossierFile }

/** What is out of the ordinary about a dossier now; nothing, most of the time. */
export function Situation({ file }: Props) {
  return (
    <>
      <WaitingForPapers {...{ file }} />
      <WaitingForMoney {...{ file }} />
      <Stopped {...{ file }} />
      <Extended {...{ file }} />
      <GoesBack {...{ file }} />
    </>
  )
}

function WaitingForPapers({ file }: Props) {
  const { t } = useView()
  const waiting = openSupplement(file.supplements)
  if (!waiting || file.dossier.state !== 'awaiting-supplement') return null
  return (
    <Notice
      kind="warn"
      title={t('Đang chờ người nộp bổ sung', 'Waiting for the applicant’s papers')}
    >
      <p class="as-typed">{waiting.missing}</p>
      {waiting.answerBy && (
        <p>
          {t('Hạn bổ sung:', 'To be supplied by:')} <When at={waiting.answerBy} />.{' '}
          {t('Quá hạn này hồ sơ dừng giải quyết.', 'After that the dossier is stopped.')}
        </p>
      )}
    </Notice>
  )
}

function WaitingForMoney({ file }: Props) {
  const { t, lang, who } = useView()
  const base = who.kind === 'staff' ? '/can-bo/ho-so' : '/cua-toi/ho-so'
  const owed = file.duties.find(({ settledAt }) => settledAt === null)
  if (!owed) return null
  return (
    <Notice
      kind="warn"
      title={t(
        `Cần nộp ${moneyText('vi', owed.amount)}`,
        `${moneyText(lang, owed.amount)} is to be paid`,
      )}
    >
      <p class="as-typed">{owed.what}</p>
      <p>
        <a href={`${base}/${file.dossier.code}/nop-tien`}>
          {t('Mã QR chuyển khoản', 'QR code for a bank transfer')}
        </a>
        {who.can.has('fee.collect') && (
          <>
            {' · '}
            <a href={`${base}/${file.dossier.code}/thu-tien`}>{t('Thu tiền mặt', 'Take cash')}</a>
          </>
        )}
      </p>
    </Notice>
  )
}

/** The applicant fetches the result where another commune took it in. */
function GoesBack({ file: { dossier, pointNames } }: Props) {
  const { t, who } = useView()
  const { from, returning } = pointNames
  if (dossier.state !== 'done' || from === undefined || who.kind !== 'staff') return null
  return (
    <Notice
      kind="info"
      title={t(`Kết quả trả tại ${from}`, `The result is handed over by ${from}`)}
    >
      <p>
        {t(
          `Người nộp hẹn nhận tại ${returning}. Chuyển kết quả về ở trang “Hồ sơ liên xã”; chỉ trả tại đây khi người nộp đến tận nơi.`,
          `The applicant fetches it at ${returning}. Send it back on the page “Between communes”; hand it over here only to an applicant who comes.`,
        )}
      </p>
    </Notice>
  )
}

/** Stopped, or never accepted: why. */
function Stopped({ file }: Props) {
  const { t } = useView()
  const { state } = file.dossier
  if (state !== 'stopped' && state !== 'rejected') return null
  const event = file.past.find(({ name }) => name === `dossier.${state}`)
  const ground = event?.data[state === 'stopped' ? 'ground' : 'reason']
  const title =
    state === 'stopped'
      ? t('Đã dừng giải quyết hồ sơ', 'Processing has been stopped')
      : t('Không tiếp nhận hồ sơ', 'The application was not accepted')
  return (
    <Notice kind="stop" title={title}>
      {typeof ground === 'string' && <p class="as-typed">{ground}</p>}
    </Notice>
  )
}

/** A draft is for officers only; what the head signed is for the applicant as well. */
function Extended({ file }: Props) {
  const { t, who } = useView()
  const { extension, dossier } = file
  if (!extension || dossier.finishedAt) return null
  const { signedAt, late, dueAfter, reason } = extension
  if (signedAt === null && who.kind !== 'staff') return null
  const vi = dateText('vi', localTime(dueAfter).date)
  const en = dateText('en', localTime(dueAfter).date)
  // A pause after the draft has moved the due date: which day it will be is computed when the head signs.
  const hasMoved = dossier.dueAt !== null && !dossier.dueAt.equals(extension.dueBefore)
  const [title, titleEn] =
    signedAt === null && hasMoved
      ? [
          `Dự thảo xin lỗi, gia hạn thêm ${extension.days} ngày làm việc, chờ lãnh đạo ký`,
          `Draft of an apology and extension by ${extension.days} working days, to be signed by the head`,
        ]
      : signedAt === null
        ? [
            `Dự thảo xin lỗi, gia hạn đến ${vi}, chờ lãnh đạo ký`,
            `Draft of an apology and extension to ${en}, to be signed by the head`,
          ]
        : late
          ? [
              `Đã xin lỗi vì quá hạn, hẹn lại ngày ${vi}`,
              `Apology for being late; new day promised: ${en}`,
            ]
          : [`Đã gia hạn đến ${vi}`, `Extended to ${en}`]
  return (
    <Notice kind={signedAt === null || late ? 'warn' : 'info'} title={t(title, titleEn)}>
      <p class="as-typed">{reason}</p>
    </Notice>
  )
}

/** Facts of those who came in another's place, and of the visit outside the office. */
export function onBehalfRows(
  { proxy, visits, dossier, pointNames }: DossierFile,
  t: (vi: string, en: string) => string,
): (Fact | false | null | undefined)[] {
  const visit = visits.at(-1)
  return [
    ...placeRows(pointNames, t),
    dossier.assisted && [
      t('Nộp hộ', 'Assisted'),
      t(
        'Cán bộ hỗ trợ nộp trực tuyến; không tính là người dân tự nộp',
        'Filed online by an officer; not counted as the citizen’s own',
      ),
    ],
    proxy && [
      t('Người nộp thay', 'Handed in by'),
      <>
        {proxy.fullName} · <span class="code">{maskIdNumber(proxy.idNumber)}</span>
        {proxy.phone && ` · ${proxy.phone}`}
      </>,
    ],
    proxy && [
      t('Văn bản ủy quyền', 'Power of attorney'),
      t(
        `Số ${proxy.documentNumber}, ngày ${dateText('vi', proxy.documentDate)}, tại ${proxy.documentPlace}`,
        `No. ${proxy.documentNumber} of ${dateText('en', proxy.documentDate)}, ${proxy.documentPlace}`,
      ),
    ],
    visit && [
      t('Đăng ký lưu động', 'Visit'),
      <>
        <When at={visit.at} />, {visit.place}
        {visit.note && <span class="as-typed"> ({visit.note})</span>}
      </>,
    ],
  ]
}

/** Where it was handed in and where its result waits. */
const placeRows = (
  { from, support, receiving, returning }: DossierFile['pointNames'],
  t: (vi: string, en: string) => string,
): (Fact | false)[] => [
  from !== undefined && [t('Nơi nhận thay', 'Taken in by'), from],
  support !== undefined && [t('Điểm hỗ trợ', 'Helped at'), support],
  receiving !== undefined && [t('Điểm tiếp nhận', 'Handed in at'), receiving],
  returning !== undefined && [t('Nơi trả kết quả', 'Result at'), returning],
]

/** Nhánh liên thông. */
export function Tracks({ file }: Props) {
  const { t } = useView()
  if (file.tracks.length === 0) return null
  return (
    <Panel title={t('Các thủ tục liên thông', 'Linked procedures')} id="lien-thong">
      <Table
        caption={t('Các thủ tục liên thông', 'Linked procedures')}
        hideCaption
        rows={file.tracks}
        columns={[
          {
            key: 'name',
            head: t('Thủ tục', 'Procedure'),
            cell: ({ name, procedureCode }) => (
              <>
                {name} {procedureCode && <span class="code">{procedureCode}</span>}
              </>
            ),
          },
          { key: 'agency', head: t('Cơ quan', 'Agency'), cell: ({ agency }) => agency },
          {
            key: 'state',
            head: t('Tình trạng', 'State'),
            cell: ({ state, result, note }) => (
              <>
                <Tag tone={trackWords[state].tone}>{t(...trackWords[state].text)}</Tag>{' '}
                {result && <span class="code">{result}</span>} {note}
              </>
            ),
          },
          {
            key: 'at',
            head: t('Từ ngày', 'Since'),
            tight: true,
            cell: ({ changedAt }) => <When at={changedAt} only="date" />,
          },
        ]}
      />
    </Panel>
  )
}

/** Xác minh với cơ quan khác. */
export function Verifications({ file }: Props) {
  const { t } = useView()
  if (file.verifications.length === 0) return null
  return (
    <Panel title={t('Xác minh', 'Verification')} id="xac-minh">
      {file.verifications.map((asked) => (
        <Facts
          key={asked.number}
          rows={[
            [t('Cơ quan', 'Agency'), asked.agency],
            [t('Nội dung', 'Question'), <span class="as-typed">{asked.question}</span>],
            [t('Gửi lúc', 'Asked'), <When at={asked.askedAt} />],
            [t('Hạn trả lời', 'To be answered by'), <When at={asked.limitAt} />],
            [
              t('Trả lời', 'Answer'),
              asked.answeredAt ? (
                <span class="as-typed">{asked.answer}</span>
              ) : asked.consentedAt ? (
                t('Không trả lời trong hạn, coi là đồng ý', 'None in time: counts as consent')
              ) : (
                t('Chưa có', 'None yet')
              ),
            ],
          ]}
        />
      ))}
    </Panel>
  )
}
