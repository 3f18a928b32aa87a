import type { Airable, TrialShown } from '#modules/bulletins/index.ts'
import type { Cluster, Places } from '#modules/clusters/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Emergency } from '../emergency.ts'
import { EmergencyForm, SpeakForm } from './emergency-form.tsx'
import { Parts } from './parts.tsx'

const home = '/can-bo/lich-phat/khan-cap'

type Props = Places & {
  bulletins: readonly Airable[]
  titles: readonly Airable[]
  recent: readonly Emergency[]
  filled: Filled
  errors?: Errors
  trial?: TrialShown
  /** What was sent just now, and the clusters of its places that do not hear it. */
  sent?: Emergency | undefined
  deaf?: readonly Cluster[] | undefined
  now: Temporal.Instant
  maySpeak: boolean
}

/** Phát khẩn cấp, and what became of the last ones. */
export function EmergencyPage(props: Props) {
  const { recent, titles, errors, sent, deaf = [], now } = props
  const { t } = useView()
  const names = new Map<string, string>(titles.map(({ id, title }) => [id, title]))
  return (
    <Page frame="staff" title={t('Phát khẩn cấp', 'Emergency')}>
      <Parts mayAlarm />
      <ErrorSummary {...{ errors }} />
      {sent ? (
        <Sent title={names.get(sent.bulletinId) ?? '–'} {...{ sent, now, deaf }} />
      ) : (
        <Notice
          kind="stop"
          title={t(
            'Phát ngay, đè lên mọi bản tin, kể cả giờ yên tĩnh',
            'Sounds now, over everything, also in quiet hours',
          )}
        >
          {t(
            'Chỉ dùng khi có nguy hiểm cho người dân. Mọi lần phát được ghi lại và phải được xem xét sau đó.',
            'Only when people are in danger. Each is written down and reviewed afterwards.',
          )}
        </Notice>
      )}
      {sent ? (
        <p>
          <a href={home}>{t('Phát một cảnh báo khác', 'Sound another warning')}</a>
        </p>
      ) : (
        <>
          <EmergencyForm {...props} />
          {props.maySpeak && <SpeakForm {...props} />}
        </>
      )}
      <Recent {...{ recent, names, now }} />
    </Page>
  )
}

type SentProps = { sent: Emergency; title: string; now: Temporal.Instant; deaf: readonly Cluster[] }

/** What was sent just now, and how to stop it. */
function Sent({ sent, title, now, deaf }: SentProps) {
  const { t } = useView()
  const { id, itemId, bulletinId, times } = sent
  return (
    <Notice
      kind="ok"
      title={t(`Đã lệnh phát “${title}”, ${times} lần`, `“${title}” was ordered, ${times} times`)}
    >
      {deaf.length > 0 && (
        <p>
          <strong>
            {t('Không nghe được ở đây, báo bằng cách khác: ', 'Not heard here, warn otherwise: ')}
          </strong>
          {deaf.map(({ name }) => name).join('; ')}.
        </p>
      )}
      <p>
        <a href={`/can-bo/nhat-ky-phat?item=${itemId}`}>
          {t('Xem từng cụm đã phát chưa', 'See which clusters have played it')}
        </a>
        {'. '}
        {t(
          'Sau đó, người khác xem xét lần phát này tại ',
          'Afterwards somebody else reviews it at ',
        )}
        <a href={`/can-bo/ban-tin/${bulletinId}`}>{t('bản tin', 'its bulletin')}</a>.
      </p>
      {maySound(sent, now) && (
        <Form action={`${home}/${id}/dung`}>
          <Button kind="warning" small>
            {t('Dừng phát', 'Stop')}
          </Button>
        </Form>
      )}
    </Notice>
  )
}

/** An order that was not carried out by then is not carried out any more; the longest warning is over too. */
const maySound = ({ sentAt, stoppedAt }: Emergency, now: Temporal.Instant): boolean =>
  stoppedAt === null && Temporal.Instant.compare(now, sentAt.add({ hours: 2 })) < 0

type RecentProps = Pick<Props, 'recent' | 'now'> & { names: ReadonlyMap<string, string> }

function Recent({ recent, names, now }: RecentProps) {
  const { t } = useView()
  return (
    <Panel title={t('Những lần đã phát', 'Sounded before')}>
      <Table
        caption={t('Những lần phát khẩn cấp', 'Emergencies')}
        hideCaption
        rows={recent}
        rowKey={({ id }) => id}
        empty={t('Chưa phát khẩn cấp lần nào.', 'None so far.')}
        columns={[
          {
            key: 'at',
            head: t('Lúc', 'At'),
            cell: ({ sentAt }) => <When at={sentAt} />,
            tight: true,
          },
          {
            key: 'bulletin',
            head: t('Bản tin', 'Bulletin'),
            cell: ({ bulletinId }) => (
              <a href={`/can-bo/ban-tin/${bulletinId}`}>{names.get(bulletinId) ?? '–'}</a>
            ),
            long: true,
          },
          {
            key: 'plays',
            head: t('Kết quả', 'Outcome'),
            cell: ({ itemId }) => (
              <a href={`/can-bo/nhat-ky-phat?item=${itemId}`}>{t('Từng cụm', 'Each cluster')}</a>
            ),
          },
          {
            key: 'stop',
            head: t('Dừng', 'Stop'),
            cell: (one) =>
              maySound(one, now) ? (
                <Form action={`${home}/${one.id}/dung`}>
                  <Button kind="secondary" small>
                    {t('Dừng phát', 'Stop')}
                  </Button>
                </Form>
              ) : (
                <Tag>{one.stoppedAt ? t('Đã dừng', 'Stopped') : t('Đã qua', 'Over')}</Tag>
              ),
          },
        ]}
      />
    </Panel>
  )
}
