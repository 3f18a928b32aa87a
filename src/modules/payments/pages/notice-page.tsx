import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Notice } from '../bank/store.ts'
import { isRefundable } from '../bills/domain.ts'
import { OutcomeTag, reconcileHome } from './notice-list.tsx'

type Props = {
  notice: Notice
  by: string | undefined
  refused?: (Retry & { part: 'match' | 'refund' }) | undefined
}

/** One transaction of the bank, and what an officer may decide of it. */
export function NoticePage({ notice, by, refused }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      title={t(`Giao dịch ${notice.bankRef}`, `Transaction ${notice.bankRef}`)}
      crumbs={[{ href: reconcileHome, text: t('Đối soát', 'Reconciliation') }]}
    >
      <ErrorSummary errors={refused?.errors} />
      <p class="tags">
        <OutcomeTag outcome={notice.outcome} />
      </p>
      <Facts
        rows={[
          [t('Số tiền', 'Amount'), moneyText(lang, notice.amount)],
          [t('Tiền vào lúc', 'Came'), <When at={notice.at} />],
          [t('Nội dung', 'Text'), <span class="as-typed">{notice.memo}</span>],
          [t('Người chuyển', 'Payer'), notice.payer],
          [
            t('Biết từ', 'Heard from'),
            notice.source === 'webhook'
              ? t('Ngân hàng báo có', 'The bank’s notice')
              : t('Sao kê', 'A statement'),
          ],
          [
            t('Mã nộp tiền', 'Payment code'),
            notice.billCode && <span class="code">{notice.billCode}</span>,
          ],
          [
            t('Hồ sơ', 'Dossier'),
            notice.dossierCode && (
              <a href={`/can-bo/ho-so/${notice.dossierCode}`}>{notice.dossierCode}</a>
            ),
          ],
          notice.reason !== null && [
            t('Lý do xử lý', 'Reason'),
            <span class="as-typed">{notice.reason}</span>,
          ],
          notice.decidedAt && [
            t('Người xử lý', 'Decided by'),
            <>
              {by}, <When at={notice.decidedAt} />
            </>,
          ],
        ]}
      />
      {notice.outcome === 'unknown' && <Match {...{ notice, refused }} />}
      {isRefundable(notice.outcome) && <Refund {...{ notice, refused }} />}
    </Page>
  )
}

function Match({ notice, refused }: Pick<Props, 'notice' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'match' ? refused : undefined
  return (
    <Panel title={t('Ghép với khoản phải nộp', 'Match by hand')} id="ghep">
      <Form action={`${reconcileHome}/${notice.id}/ghep`}>
        <TextField
          name="bill"
          label={t('Mã nộp tiền', 'Payment code')}
          hint={t(
            'Ghi trên trang nộp tiền của hồ sơ, ví dụ XS7K2M9QAD',
            'It stands on the payment page of the dossier',
          )}
          code
          width={20}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <TextField
          name="reason"
          id="match-reason"
          label={t('Căn cứ ghép', 'Why')}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button>{t('Ghép khoản này', 'Match')}</Button>
      </Form>
    </Panel>
  )
}

function Refund({ notice, refused }: Pick<Props, 'notice' | 'refused'>) {
  const { t } = useView()
  const retry = refused?.part === 'refund' ? refused : undefined
  return (
    <Panel title={t('Ghi đã hoàn trả', 'Given back')} id="hoan">
      <p>
        {t(
          'Chỉ ghi sau khi ngân hàng, kho bạc đã chuyển trả; phần mềm không chuyển tiền.',
          'Only after the bank has sent it back; the program sends no money.',
        )}
      </p>
      <Form action={`${reconcileHome}/${notice.id}/hoan`}>
        <TextField
          name="reason"
          id="refund-reason"
          label={t('Lý do và số chứng từ hoàn trả', 'Reason and number of the bank’s paper')}
          filled={retry?.filled}
          errors={retry?.errors}
        />
        <Button kind="warning">{t('Ghi đã hoàn trả', 'Note it')}</Button>
      </Form>
    </Panel>
  )
}
