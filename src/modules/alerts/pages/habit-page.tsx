import type { Zone } from '#modules/clusters/index.ts'
import type { Hamlet } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, Radios, Select, TextArea } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { leastSeverities, type Habit } from '../domain.ts'
import type { Feed } from '../feeds.ts'
import type { Place } from '../places.ts'
import { severityWords } from '../words.ts'
import { PlaceTable } from './places-page.tsx'
import { Sources } from './sources-panel.tsx'

const home = '/can-bo/canh-bao/quyet-dinh'

type Props = {
  habit: Habit | undefined
  feeds: readonly Feed[]
  codes: readonly Place[]
  zones: readonly Zone[]
  hamlets: readonly Hamlet[]
  refused: (Retry & { part: 'habit' | 'feed' }) | undefined
}

const typedOf = (habit: Habit | undefined) => ({
  everywhere: habit?.everywhere ? 'yes' : '',
  onlySources: habit?.onlySources ? 'yes' : '',
  mode: habit?.atOnce ? 'at-once' : 'draft',
  senders: habit?.senders.join('\n') ?? '',
  leastSeverity: habit?.leastSeverity ?? 'Severe',
  reason: habit?.reason ?? '',
})

/** Quyết định tự phát, và các nguồn được hỏi. */
export function HabitPage({ habit, feeds, codes, zones, hamlets, refused }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Xử lý cảnh báo đến', 'What follows from alerts')}
      crumbs={[{ href: '/can-bo/canh-bao', text: t('Cảnh báo đến', 'Alerts') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      <Decision {...{ habit, refused }} />
      <Sources {...{ feeds, refused }} />
      <Panel title={t('Mã địa bàn', 'Codes of places')} id="ma-dia-ban">
        <p>
          {t(
            'Cảnh báo không vẽ vùng mà ghi mã địa bàn thì theo bảng này. Người quản lý cụm loa khai báo.',
            'Where an alert names codes instead of drawing, this table holds. Whoever manages clusters keeps it.',
          )}
        </p>
        <PlaceTable places={codes} {...{ zones, hamlets }} />
      </Panel>
    </Page>
  )
}

function Decision({ habit, refused }: Pick<Props, 'habit' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'habit' ? refused : undefined
  const typed = { filled: retry?.filled ?? typedOf(habit), errors: retry?.errors }
  return (
    <Panel title={t('Quyết định của xã', 'The decision of the commune')} id="quyet-dinh">
      {habit && (
        <Notice title={t(`Người quyết định: ${habit.decidedName}`, `By ${habit.decidedName}`)}>
          {habit.reason}
        </Notice>
      )}
      <Form action={home}>
        <Radios
          name="mode"
          legend={t('Khi nhận cảnh báo', 'When an alert comes')}
          options={[
            {
              value: 'draft',
              text: t('Thành bản tin để cán bộ soạn và trình duyệt', 'It becomes a draft'),
            },
            {
              value: 'at-once',
              text: t(
                'Phát khẩn cấp ngay trong vùng của cảnh báo',
                'It sounds at once in its area',
              ),
              hint: t(
                'Chỉ với nơi gửi và mức độ ghi dưới đây; phát cả giờ yên tĩnh, sau đó phải xem xét lại.',
                'Only of the senders below, also in quiet hours; it is reviewed afterwards.',
              ),
            },
          ]}
          {...typed}
        />
        <TextArea
          name="senders"
          label={t('Nơi gửi được tự phát', 'Senders that may')}
          hint={t(
            'Mỗi dòng một nơi gửi, đúng như ghi trong cảnh báo (sender).',
            'One to a line, as the alert names its sender.',
          )}
          rows={3}
          optional
          {...typed}
        />
        <Select
          name="leastSeverity"
          label={t('Từ mức độ', 'From which severity')}
          options={leastSeverities.map((value) => ({ value, text: t(...severityWords[value]) }))}
          {...typed}
        />
        <Checkboxes
          name="everywhere"
          legend={t('Khi không rõ khu vực', 'When the area is not known')}
          optional
          options={[
            {
              value: 'yes',
              text: t('Vẫn tự phát, trên toàn xã', 'It sounds all the same, everywhere'),
              hint: t(
                'Không đánh dấu: cảnh báo chỉ ghi khu vực bằng lời hoặc bằng mã chưa khai báo sẽ chờ cán bộ chọn nơi phát.',
                'Otherwise somebody chooses where it sounds.',
              ),
            },
          ]}
          {...typed}
        />
        <Checkboxes
          name="onlySources"
          legend={t('Nhận cảnh báo từ đâu', 'Where alerts come from')}
          optional
          options={[
            {
              value: 'yes',
              text: t('Chỉ nhận từ nguồn HTTPS khai báo dưới đây', 'Only sources over HTTPS'),
              hint: t(
                'Không nhận tệp tải lên và không hỏi địa chỉ http. Phần mềm chưa kiểm chữ ký điện tử trong cảnh báo, nên đây là cách chắc chắn hơn.',
                'No files, no open lines. Signatures in alerts are not checked, so this is the safer way.',
              ),
            },
          ]}
          {...typed}
        />
        <TextArea
          name="reason"
          label={t('Lý do, căn cứ', 'Reason')}
          rows={2}
          max={500}
          {...typed}
        />
        <Button>{t('Lưu quyết định', 'Save')}</Button>
      </Form>
    </Panel>
  )
}
