import { Facts } from '#ui/facts.tsx'
import { Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import type { Receipt } from '../store.ts'
import { ReceiptTable } from './receipt-table.tsx'

type Duty = { number: number; amount: number; what: string }

type Props = {
  code: string
  applicantName: string
  procedureName: string
  owed: (Duty & { rest: number }) | undefined
  /** Paid, without a valid receipt. */
  unreceipted: readonly Duty[]
  receipts: readonly Receipt[]
  /** Why the act that was asked for was not done. */
  refusal?: string | undefined
}

/** Thu tiền một hồ sơ: what is owed, cash in one press, and its receipts. */
export function CollectPage({
  code,
  applicantName,
  procedureName,
  owed,
  unreceipted,
  receipts,
  refusal,
}: Props) {
  const { t, lang } = useView()
  const action = `/can-bo/ho-so/${code}/thu-tien`
  return (
    <Page
      frame="staff"
      title={t('Thu tiền hồ sơ', 'Collect for a dossier')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: `/can-bo/ho-so/${code}`, text: t('Hồ sơ', 'Dossier') }]}
    >
      {refusal && <Notice kind="warn" title={refusal} />}
      {owed ? (
        <>
          <Facts
            rows={[
              [t('Người nộp', 'Payer'), applicantName],
              [t('Khoản nộp', 'For'), <span class="as-typed">{owed.what}</span>],
              [t('Còn phải nộp', 'To be paid'), <strong>{moneyText(lang, owed.rest)}</strong>],
            ]}
          />
          <Form {...{ action }}>
            <Button>
              {t(
                `Đã thu ${moneyText('vi', owed.rest)} tiền mặt`,
                `Took ${moneyText('en', owed.rest)} in cash`,
              )}
            </Button>
          </Form>
          <p>
            <ButtonLink kind="secondary" href={`/can-bo/ho-so/${code}/nop-tien`}>
              {t('Cho quét mã QR', 'Show the QR code')}
            </ButtonLink>
          </p>
        </>
      ) : (
        <Notice
          kind="ok"
          title={t('Hồ sơ này không còn khoản nào phải nộp.', 'Nothing is to be paid.')}
        />
      )}
      {unreceipted.map(({ number, amount, what }) => (
        <Panel key={number} title={t('Đã nộp, chưa có biên lai', 'Paid, without a receipt')}>
          <p>
            <span class="as-typed">{what}</span>: {moneyText(lang, amount)}
          </p>
          <Form action={`${action}/bien-lai`}>
            <Hidden name="duty" value={String(number)} />
            <Button kind="secondary">{t('Lập biên lai', 'Issue a receipt')}</Button>
          </Form>
        </Panel>
      ))}
      <ReceiptTable
        {...{ receipts }}
        caption={t('Biên lai của hồ sơ', 'Receipts of the dossier')}
      />
    </Page>
  )
}
