import { stateWords } from '#modules/dossiers/index.ts'
import { Empty } from '#ui/empty.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { numberText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Filters, Pager, Table, type Column } from '#ui/table.tsx'
import { SubNav } from '#ui/tabs.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Connection } from '../outbox/connection.ts'
import { alarmAfter, type Status } from '../outbox/domain.ts'
import type { Message } from '../outbox/store.ts'
import { eventWords } from '../outbox/words.ts'
import { StandInNotice } from './stand-in-notice.tsx'

const home = '/quan-tri/lien-thong'

type Counts = { waiting: number; failed: number; oldest: Temporal.Instant | null }
type Props = {
  status: Status
  list: { items: readonly Message[]; next: string | null }
  counts: Counts
  connection: Connection | undefined
  /** What should have been sent again was not refused any more. */
  isGone: boolean
  now: Temporal.Instant
}

/** Hàng đợi liên thông: what waits, what the axis refused, what it has. */
export function QueuePage({ status, list, counts, connection, isGone, now }: Props) {
  const { t, lang } = useView()
  const tabs: [Status | 'settings', string, string, number?][] = [
    ['waiting', home, t('Chờ gửi', 'Waiting'), counts.waiting],
    ['failed', `${home}/loi`, t('Bị từ chối', 'Refused'), counts.failed],
    ['sent', `${home}/da-gui`, t('Đã gửi', 'Sent')],
    ['settings', `${home}/cau-hinh`, t('Kết nối', 'Connection')],
  ]
  return (
    <Page
      frame="staff"
      wide
      title={t('Liên thông với trục của tỉnh', 'Messages to the provincial axis')}
      actions={counts.failed > 0 && <AllAgain />}
    >
      <SubNav
        current={tabs.find(([key]) => key === status)?.[1]}
        items={tabs.map(([, href, text, count]) => ({ href, text, count }))}
      />
      {isGone && (
        <Notice
          kind="warn"
          title={t(
            'Bản tin này không còn ở trạng thái bị từ chối.',
            'This message is not refused any more.',
          )}
        >
          <p>{t('Có thể người khác vừa cho gửi lại.', 'Somebody else may have sent it again.')}</p>
        </Notice>
      )}
      <Line {...{ connection, counts, now }} />
      <Filters action={tabs.find(([key]) => key === status)?.[1] ?? home}>
        <TextField name="q" label={t('Mã hồ sơ', 'Dossier code')} type="search" code width={20} />
      </Filters>
      <Table
        caption={t('Bản tin', 'Messages')}
        hideCaption
        rows={list.items}
        rowKey={({ id }) => id}
        columns={columnsOf(status, t)}
        empty={<Nothing {...{ status }} />}
      />
      <Pager
        next={list.next}
        note={t(
          `${numberText(lang, list.items.length)} bản tin trên trang này`,
          `${list.items.length} on this page`,
        )}
      />
    </Page>
  )
}

function AllAgain() {
  const { t } = useView()
  return (
    <Form action={`${home}/gui-lai`}>
      <Button>{t('Gửi lại tất cả bản tin bị từ chối', 'Send all refused again')}</Button>
    </Form>
  )
}

function SendNow() {
  const { t } = useView()
  return (
    <Form action={`${home}/gui-ngay`}>
      <Button kind="secondary">{t('Thử gửi ngay', 'Try to send now')}</Button>
    </Form>
  )
}

/** How the line is, and since when something waits. */
function Line({ connection, counts, now }: Pick<Props, 'connection' | 'counts' | 'now'>) {
  const { t } = useView()
  if (!connection?.isOn)
    return (
      <Notice title={t('Liên thông đang tắt.', 'The line is switched off.')}>
        <p>
          {t(
            'Không bản tin nào được tạo hay gửi đi cho đến khi bật kết nối.',
            'No message is made or sent until the connection is switched on.',
          )}{' '}
          <a href={`${home}/cau-hinh`}>{t('Cấu hình kết nối', 'Set up the connection')}</a>
        </p>
      </Notice>
    )
  const { oldest } = counts
  const isLate = oldest !== null && Temporal.Instant.compare(oldest, now.subtract(alarmAfter)) < 0
  return (
    <>
      <StandInNotice address={connection.address} />
      {isLate && (
        <Notice
          kind="stop"
          title={t(
            'Có bản tin chờ gửi đã quá một giờ.',
            'A message has waited for more than an hour.',
          )}
        >
          <p>
            {t('Bản tin lâu nhất chờ từ', 'The oldest waits since')} <When at={oldest} />.{' '}
            {counts.failed > 0 &&
              t(
                'Bản tin bị từ chối giữ lại các bản tin sau của cùng hồ sơ.',
                'A refused message holds back those that follow of its dossier.',
              )}
          </p>
        </Notice>
      )}
      {connection.failures > 0 && <Outage {...{ connection }} />}
    </>
  )
}

function Outage({ connection }: { connection: Connection }) {
  const { t } = useView()
  const { failures, lastFailure, nextTryAt, lastAnswerAt } = connection
  return (
    <Notice
      kind="warn"
      title={t(
        'Trục chưa trả lời. Không bản tin nào bị mất.',
        'The axis does not answer. Nothing is lost.',
      )}
    >
      <p>
        {t(
          `Đã thử ${failures} lần liên tiếp, lần cuối: ${lastFailure ?? ''}.`,
          `Tried ${failures} times in a row; last: ${lastFailure ?? ''}.`,
        )}{' '}
        {nextTryAt && (
          <>
            {t('Tự thử lại lúc', 'Tried again at')} <When at={nextTryAt} />.{' '}
          </>
        )}
        {lastAnswerAt && (
          <>
            {t('Lần cuối trục trả lời:', 'It last answered:')} <When at={lastAnswerAt} />.
          </>
        )}
      </p>
      <SendNow />
    </Notice>
  )
}

type T = (vi: string, en: string) => string

const columnsOf = (status: Status, t: T): Column<Message>[] => [
  {
    key: 'code',
    head: t('Mã hồ sơ', 'Dossier'),
    tight: true,
    cell: ({ dossierCode }) => <a href={`/can-bo/ho-so/${dossierCode}`}>{dossierCode}</a>,
  },
  {
    key: 'what',
    head: t('Nội dung', 'What'),
    cell: ({ eventName, kind }) => (
      <>
        {t(...eventWords(eventName))}
        <br />
        <span class="muted">{kind === 'sync' ? 'DongBoHoSoMC' : 'CapNhatTienDoHoSoMC'}</span>
      </>
    ),
  },
  {
    key: 'state',
    head: t('Trạng thái hồ sơ', 'State'),
    cell: ({ state }) => <Tag tone={stateWords[state].tone}>{t(...stateWords[state].text)}</Tag>,
  },
  {
    key: 'at',
    head: t('Xảy ra lúc', 'Happened'),
    cell: ({ happenedAt }) => <When at={happenedAt} />,
  },
  {
    key: 'tried',
    head: status === 'sent' ? t('Trục nhận lúc', 'Taken at') : t('Lần thử cuối', 'Last try'),
    cell: ({ sentAt, triedAt, attempts }) => <Tried at={sentAt ?? triedAt} {...{ attempts }} />,
  },
  ...(status === 'sent'
    ? []
    : [
        {
          key: 'reason',
          head: t('Lý do', 'Reason'),
          cell: ({ reason, replyCode, isHeld }: Message) =>
            reasonText(reason, replyCode) ??
            (isHeld
              ? t(
                  'Chờ bản tin bị từ chối trước đó của hồ sơ này',
                  'Waits behind a refused message of its dossier',
                )
              : '–'),
        },
      ]),
  ...(status === 'failed' ? [{ key: 'again', head: t('Việc cần làm', 'To do'), cell: Again }] : []),
]

const reasonText = (reason: string | null, code: string | null) =>
  reason && (code ? `${reason} (error_code ${code})` : reason)

function Tried({ at, attempts }: { at: Temporal.Instant | null; attempts: number }) {
  const { t } = useView()
  if (!at) return <>{t('Chưa thử', 'Not yet')}</>
  return (
    <>
      <When {...{ at }} />
      {attempts > 1 && <span class="muted"> · {t(`${attempts} lần`, `${attempts} tries`)}</span>}
    </>
  )
}

function Again({ id, dossierCode }: Message) {
  const { t } = useView()
  return (
    <Form action={`${home}/ban-tin/${id}/gui-lai`}>
      <Button
        small
        kind="secondary"
        label={t(`Gửi lại bản tin của hồ sơ ${dossierCode}`, `Send again: ${dossierCode}`)}
      >
        {t('Gửi lại', 'Send again')}
      </Button>
    </Form>
  )
}

function Nothing({ status }: { status: Status }) {
  const { t } = useView()
  const words: Record<Status, string> = {
    waiting: t('Không có bản tin nào chờ gửi.', 'Nothing waits.'),
    failed: t('Trục không từ chối bản tin nào.', 'The axis refused nothing.'),
    sent: t('Chưa gửi bản tin nào.', 'Nothing was sent yet.'),
  }
  return (
    <Empty
      title={words[status]}
      action={
        status !== 'sent' && (
          <ButtonLink kind="secondary" href={`${home}/da-gui`}>
            {t('Xem bản tin đã gửi', 'See what was sent')}
          </ButtonLink>
        )
      }
    />
  )
}
