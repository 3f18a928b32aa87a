import { Facts } from '#ui/facts.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Payable } from '../bills/actions.ts'
import { bankOf } from '../vietqr/banks.ts'

type Props = {
  code: string
  procedureName: string
  base: string
  payable: Payable | undefined
  svg: string
  /** Nothing is owed any more, or no account is set. */
  why: 'nothing-owed' | 'no-account'
}

/** Nộp tiền bằng mã QR: shown to the applicant at the counter or at home, and printed. */
export function PayPage({ code, procedureName, base, payable, svg, why }: Props) {
  const { t, who } = useView()
  return (
    <Page
      frame={who.kind === 'staff' ? 'staff' : 'public'}
      title={t('Nộp tiền bằng mã QR', 'Pay by QR code')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[{ href: `${base}/${code}`, text: t('Hồ sơ', 'Dossier') }]}
    >
      {payable ? <Code {...{ payable, svg }} /> : <Nothing {...{ why }} />}
    </Page>
  )
}

function Nothing({ why }: Pick<Props, 'why'>) {
  const { t } = useView()
  return why === 'no-account' ? (
    <Notice
      kind="warn"
      title={t('Xã chưa đặt tài khoản nhận tiền.', 'The commune has not set an account yet.')}
    >
      <p>{t('Vui lòng nộp tại bộ phận một cửa.', 'Please pay at the desk.')}</p>
    </Notice>
  ) : (
    <Notice
      kind="ok"
      title={t('Hồ sơ này không còn khoản nào phải nộp.', 'Nothing is to be paid.')}
    />
  )
}

export function DemoAccount() {
  const { t } = useView()
  return (
    <Notice
      kind="stop"
      title={t(
        'Tài khoản minh họa. Không chuyển tiền thật.',
        'A demonstration account. Send no money.',
      )}
    />
  )
}

function Code({ payable, svg }: { payable: Payable; svg: string }) {
  const { t, lang } = useView()
  const { bill, account, what } = payable
  return (
    <>
      {account.isDemo && <DemoAccount />}
      <figure
        class="pay-qr"
        aria-label={t('Mã VietQR để chuyển khoản', 'VietQR code of the transfer')}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <Facts
        rows={[
          [t('Số tiền', 'Amount'), <strong>{moneyText(lang, bill.amount - bill.paid)}</strong>],
          bill.paid > 0 && [t('Đã nhận', 'Received'), moneyText(lang, bill.paid)],
          [t('Khoản nộp', 'For'), <span class="as-typed">{what}</span>],
          [
            t('Nội dung chuyển khoản', 'Text of the transfer'),
            <strong class="code">{bill.code}</strong>,
          ],
          [t('Ngân hàng', 'Bank'), bankOf(account.bin)?.shortName ?? account.bin],
          [t('Số tài khoản', 'Account'), <span class="code">{account.number}</span>],
          [t('Chủ tài khoản', 'Holder'), account.holder],
        ]}
      />
      <p>
        {t(
          'Quét mã bằng ứng dụng ngân hàng, hoặc tự gõ đúng số tiền và nội dung. Hồ sơ được ghi đã nộp khi ngân hàng báo tiền vào tài khoản của xã; không cần gửi ảnh chụp màn hình.',
          'Scan it with your bank’s app, or type amount and text yourself. It counts as paid when the bank tells us that the money came; no screenshot is needed.',
        )}
      </p>
    </>
  )
}
