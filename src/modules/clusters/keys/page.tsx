import { timeZone } from '#platform/clock/time.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextArea } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { PastKey, Untold } from './change.ts'
import { fingerprintOf, Past, Waiting } from './tables.tsx'

type Props = {
  keys: readonly PastKey[]
  untold: readonly Untold[]
  today: Temporal.PlainDate
  retry: Retry | undefined
}

/** Khóa phát thanh của xã. */
export function KeyPage({ keys, untold, today, retry }: Props) {
  const { t } = useView()
  const [current, ...past] = keys
  return (
    <Page
      frame="staff"
      title={t('Khóa phát thanh của xã', 'The key of the loudspeakers')}
      lead={t(
        'Mọi chương trình và lệnh gửi tới loa đều được ký bằng khóa này. Thiết bị chỉ nghe những gì mang đúng chữ ký của xã.',
        'Programmes and orders are signed with this key. A device obeys nothing else.',
      )}
      crumbs={[{ href: '/can-bo/cum-loa', text: t('Cụm loa', 'Loudspeaker clusters') }]}
    >
      <ErrorSummary errors={retry?.errors} />
      {current && <Current {...{ current, untold, today, changes: past.length }} />}
      {current && <Change {...{ current, retry }} />}
      {past.length > 0 && <Past keys={keys} />}
    </Page>
  )
}

type CurrentProps = Pick<Props, 'untold' | 'today'> & { current: PastKey; changes: number }

function Current({ current, untold, today, changes }: CurrentProps) {
  const { t } = useView()
  const age = current.madeAt
    .toZonedDateTimeISO(timeZone)
    .toPlainDate()
    .until(today, { largestUnit: 'years' })
  return (
    <Panel title={t('Khóa đang dùng', 'The present key')}>
      <Facts
        rows={[
          [
            t('Dấu vân tay', 'Fingerprint'),
            <span class="code">{fingerprintOf(current.publicKey)}</span>,
          ],
          [t('Dùng từ', 'Since'), <When at={current.madeAt} />],
          [t('Đã dùng', 'Age'), t(...ageText(age))],
          current.madeName !== null && [t('Người đổi', 'Changed by'), current.madeName],
          current.reason !== null && [t('Lý do đổi', 'Why'), current.reason],
        ]}
      />
      {changes > 0 &&
        (untold.length === 0 ? (
          <Notice title={t('Mọi thiết bị đã nhận khóa này', 'Every device knows this key')} />
        ) : (
          <Waiting {...{ untold }} />
        ))}
    </Panel>
  )
}

/** "1 năm 2 tháng", "12 ngày". */
function ageText({ years, months, days }: Temporal.Duration): readonly [string, string] {
  if (years + months === 0) return days === 0 ? ['từ hôm nay', 'since today'] : day(days)
  const vi = [years > 0 && `${years} năm`, months > 0 && `${months} tháng`]
  const en = [years > 0 && `${years} y`, months > 0 && `${months} months`]
  return [vi.filter(Boolean).join(' '), en.filter(Boolean).join(' ')]
}

const day = (days: number) => [`${days} ngày`, `${days} days`] as const

function Change({ current, retry }: { current: PastKey; retry: Retry | undefined }) {
  const { t } = useView()
  return (
    <Panel title={t('Đổi khóa', 'Change the key')} id="doi-khoa">
      <p>
        {t(
          'Đổi khi nghi khóa bị lộ, khi thay người quản trị máy chủ, hoặc theo định kỳ. Khóa mới được báo tới thiết bị bằng chữ ký của khóa cũ; bản tin đã duyệt vẫn còn giá trị.',
          'When it may be known to others, when the administrator changes, or from time to time. What was approved still holds.',
        )}
      </p>
      <Form action="/can-bo/cum-loa/khoa">
        <input type="hidden" name="from" value={current.id} />
        <TextArea
          name="reason"
          label={t('Lý do', 'Reason')}
          rows={2}
          max={500}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button kind="warning">{t('Đổi khóa', 'Change the key')}</Button>
      </Form>
    </Panel>
  )
}
