import type { VNode } from 'preact'

import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Button } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { DossierRecord } from '../rows.ts'
import { stateMeaning } from '../words.ts'
import { isReceived, StateTag, TimeTag } from './parts.tsx'

type Props = {
  asked: string
  dossier?: Tracked | undefined
  /** Where or how the result is received. */
  delivery?: readonly [vi: string, en: string] | undefined
  /** What another system says of a dossier that is not ours. */
  elsewhere?: VNode | undefined
  error?: string | undefined
  now: Temporal.Instant
}

/** What anybody who holds the code may see: state and dates, never a name, a paper or what it is about. */
export type Tracked = Pick<
  DossierRecord,
  | 'code'
  | 'procedureName'
  | 'state'
  | 'receivedAt'
  | 'dueAt'
  | 'finishedAt'
  | 'returnedAt'
  | 'payment'
>

export function TrackingPage({ asked, dossier, delivery, elsewhere, error, now }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t('Tra cứu hồ sơ', 'Track an application')}
      lead={t(
        'Nhập mã trên giấy tiếp nhận, hoặc quét mã QR trên giấy.',
        'Enter the code on your receipt, or scan its QR code.',
      )}
    >
      <ErrorSummary isQuestion errors={error ? { ma: error } : undefined} />
      <form action="/tra-cuu" method="get" class="track">
        <TextField
          name="ma"
          label={t('Mã hồ sơ', 'Application code')}
          hint={t('Ví dụ: H79.28.075-261122-0001', 'For example: H79.28.075-261122-0001')}
          value={asked}
          errors={error ? { ma: error } : undefined}
          width={30}
          code
          autocomplete="off"
        />
        <Button>{t('Tra cứu', 'Track')}</Button>
      </form>
      {elsewhere}
      {dossier && <Found {...{ dossier, delivery, now }} />}
    </Page>
  )
}

type FoundProps = Pick<Props, 'delivery' | 'now'> & { dossier: Tracked }

function Found({ dossier, delivery, now }: FoundProps) {
  const { t, who } = useView()
  return (
    <Panel title={t('Tình trạng hồ sơ', 'Where it stands')}>
      <p class="tags">
        <StateTag state={dossier.state} /> <TimeTag line={dossier} {...{ now }} />
      </p>
      <p>{t(...stateMeaning[dossier.state])}</p>
      {dossier.payment === 'due' && (
        <p>
          <a href={`/tra-cuu/${dossier.code}/nop-tien`}>
            {t('Xem số tiền và mã QR để nộp', 'See the amount and the QR code to pay it')}
          </a>
        </p>
      )}
      <Facts
        rows={[
          [t('Mã hồ sơ', 'Code'), <span class="code">{dossier.code}</span>],
          who.kind !== 'public' && [t('Thủ tục', 'Procedure'), dossier.procedureName],
          [
            isReceived(dossier) ? t('Ngày tiếp nhận', 'Received') : t('Ngày nộp', 'Filed'),
            <When at={dossier.receivedAt} />,
          ],
          isReceived(dossier) && [
            t('Hẹn trả kết quả', 'Result due'),
            dossier.dueAt ? <When at={dossier.dueAt} /> : t('Chưa xác định', 'Not set'),
          ],
          delivery && [t('Nơi, cách nhận kết quả', 'Result'), t(...delivery)],
          dossier.finishedAt && [t('Xử lý xong', 'Finished'), <When at={dossier.finishedAt} />],
          dossier.returnedAt && [
            t('Đã trả kết quả', 'Handed over'),
            <When at={dossier.returnedAt} />,
          ],
        ]}
      />
      <Notice title={t('Muốn xem đầy đủ?', 'Want to see everything?')}>
        <p>
          <a href={`/cua-toi/ho-so/${dossier.code}`}>
            {t(
              'Đăng nhập để xem giấy tờ, quá trình giải quyết và kết quả.',
              'Sign in to see the papers, the history and the result.',
            )}
          </a>
        </p>
      </Notice>
    </Panel>
  )
}
