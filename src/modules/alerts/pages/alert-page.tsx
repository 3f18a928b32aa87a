import { Facts } from '#ui/facts.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Why } from '../domain.ts'
import type { Received } from '../store.ts'
import {
  levelWords,
  notSoundedWords,
  outcomeTones,
  outcomeWords,
  signatureWords,
  whyWords,
} from '../words.ts'

type Props = {
  alert: Received
  /** Carries a signature; nobody has checked it. */
  isSigned: boolean
  mayTell: boolean
  bulletin: { id: string; title: string } | undefined
}

/** Một cảnh báo: what it says, from whom, and what followed. */
export function AlertPage({ alert, isSigned, mayTell, bulletin }: Props) {
  const { t } = useView()
  const { outcome, why, notSoundedWhy, endedAt } = alert
  return (
    <Page
      frame="staff"
      title={alert.headline}
      crumbs={[{ href: '/can-bo/canh-bao', text: t('Cảnh báo đến', 'Alerts') }]}
    >
      <p class="tags">
        <Tag tone={outcomeTones[outcome]}>{t(...outcomeWords[outcome])}</Tag>
      </p>
      <p>{t(...(whyWords[why as Why] ?? [why, why]))}</p>
      {mayTell && !alert.isAreaKnown && (
        <p>
          <a href="/can-bo/canh-bao/ma-dia-ban">
            {t('Khai báo mã địa bàn', 'Say which place a code is')}
          </a>
        </p>
      )}
      {endedAt !== null && (
        <Notice title={t('Nơi gửi đã hủy hoặc thay cảnh báo này', 'Its sender called it off')}>
          <When at={endedAt} />
        </Notice>
      )}
      {notSoundedWhy !== null && (
        <Notice kind="warn" title={t('Không tự phát được', 'It did not sound by itself')}>
          {t(...(notSoundedWords[notSoundedWhy] ?? ['Hãy xem bản tin', 'See the bulletin']))}
        </Notice>
      )}
      <Facts
        rows={[
          [
            t('Bản tin', 'Bulletin'),
            bulletin && <a href={`/can-bo/ban-tin/${bulletin.id}`}>{bulletin.title}</a>,
          ],
          alert.soundedAt !== null && [t('Tự phát lúc', 'Sounded'), <When at={alert.soundedAt} />],
          [t('Loại thiên tai, sự cố', 'Event'), alert.event],
          [t('Khu vực', 'Area'), alert.area],
          [t('Mức độ', 'Severity'), t(...levelWords(alert.severity))],
          [t('Thời điểm', 'When'), t(...levelWords(alert.urgency))],
          [t('Khả năng', 'How sure'), t(...levelWords(alert.certainty))],
          [t('Hết hiệu lực', 'Expires'), alert.expiresAt && <When at={alert.expiresAt} />],
          [t('Nơi gửi', 'Sender'), alert.sender],
          [t('Mã', 'Identifier'), <code class="long-code">{alert.identifier}</code>],
          [t('Chữ ký điện tử', 'Signature'), t(...signatureWords(isSigned))],
          [t('Gửi lúc', 'Sent'), <When at={alert.sentAt} />],
          [t('Nhận từ', 'Taken from'), alert.address ?? t('Tệp', 'A file')],
        ]}
      />
      <Panel title={t('Thông điệp gốc', 'The message itself')}>
        <details class="fold">
          <summary>{t('Xem XML', 'See the XML')}</summary>
          <pre class="as-typed">{alert.xml.slice(0, 20_000)}</pre>
        </details>
      </Panel>
    </Page>
  )
}
