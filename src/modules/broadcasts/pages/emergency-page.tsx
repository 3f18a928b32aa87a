import type { Airable } from '#modules/bulletins/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Emergency } from '../emergency.ts'
import { lengthText } from '../words.ts'
import { TargetsField, type Places } from './fields.tsx'
import { Parts } from './parts.tsx'

const home = '/can-bo/lich-phat/khan-cap'

type Props = Places & {
  bulletins: readonly Airable[]
  titles: readonly Airable[]
  recent: readonly Emergency[]
  filled: Filled
  errors?: Errors
  now: Temporal.Instant
}

/** Phát khẩn cấp, and what became of the last ones. */
export function EmergencyPage({ bulletins, titles, recent, filled, errors, ...places }: Props) {
  const { t } = useView()
  return (
    <Page frame="staff" title={t('Phát khẩn cấp', 'Emergency')}>
      <Parts mayAlarm />
      <ErrorSummary {...{ errors }} />
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
      {bulletins.length === 0 ? (
        <Empty
          title={t(
            'Chưa có bản tin khẩn cấp nào được duyệt.',
            'No emergency bulletin has been approved.',
          )}
          action={<a href="/can-bo/ban-tin/soan">{t('Soạn bản tin khẩn cấp', 'Write one')}</a>}
        />
      ) : (
        <Form action={home}>
          <Select
            name="bulletin"
            label={t('Bản tin khẩn cấp', 'Emergency bulletin')}
            blank={t('Chọn bản tin', 'Choose')}
            options={bulletins.map(({ id, title, seconds }) => ({
              value: id,
              text: `${title} (${t(...lengthText(seconds))})`,
            }))}
            {...{ filled, errors }}
          />
          <TargetsField {...places} {...{ filled, errors }} />
          <TextField
            name="times"
            label={t('Phát mấy lần', 'How many times')}
            inputMode="numeric"
            width={3}
            {...{ filled, errors }}
          />
          <TextField
            name="pauseSeconds"
            label={t('Cách nhau (giây)', 'Seconds between')}
            inputMode="numeric"
            width={3}
            {...{ filled, errors }}
          />
          <Checkboxes
            name="sure"
            legend={t('Xác nhận', 'Confirm')}
            options={[
              {
                value: 'yes',
                text: t('Phát ngay bây giờ tại những nơi đã chọn', 'Sound it now at these places'),
              },
            ]}
            {...{ filled, errors }}
          />
          <Actions>
            <Button kind="warning">{t('Phát khẩn cấp', 'Sound it')}</Button>
          </Actions>
        </Form>
      )}
      <Recent {...{ recent, titles }} />
    </Page>
  )
}

function Recent({ recent, titles }: Pick<Props, 'recent' | 'titles'>) {
  const { t } = useView()
  const names = new Map<string, string>(titles.map(({ id, title }) => [id, title]))
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
            cell: ({ id, stoppedAt }) =>
              stoppedAt ? (
                <Tag>{t('Đã dừng', 'Stopped')}</Tag>
              ) : (
                <Form action={`${home}/${id}/dung`}>
                  <Button kind="secondary" small>
                    {t('Dừng phát', 'Stop')}
                  </Button>
                </Form>
              ),
          },
        ]}
      />
    </Panel>
  )
}
