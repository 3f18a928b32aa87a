import { bankOf, type Payable } from '#modules/payments/index.ts'
import { Facts } from '#ui/facts.tsx'
import { moneyText } from '#ui/format.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { payAddress } from '../../../stand-ins/bank/where.ts'

type Props = { payable: Payable; svg: string; here: string }

/** What is to be paid, readable from two steps away, with the code that a phone reads from the screen. */
export function PayLarge({ payable, svg, here }: Props) {
  const { t, lang, demo } = useView()
  const { bill, account, payload } = payable
  const rest = moneyText(lang, bill.amount - bill.paid)
  return (
    <section class="kiosk-pay" aria-labelledby="phai-nop">
      <figure
        class="kiosk-qr"
        aria-label={t('Mã VietQR để chuyển khoản', 'VietQR code of the transfer')}
        dangerouslySetInnerHTML={{ __html: svg }}
      />
      <div class="kiosk-pay__words">
        <h2 id="phai-nop">
          {t('Phải nộp', 'To pay')} <strong class="kiosk-amount">{rest}</strong>
        </h2>
        {account.isDemo && (
          <Notice
            kind="stop"
            title={t(
              'Tài khoản minh họa. Không chuyển tiền thật.',
              'A demonstration account. Send no money.',
            )}
          />
        )}
        <ol class="kiosk-steps">
          <li>{t('Mở ứng dụng ngân hàng trên điện thoại.', 'Open your bank’s app.')}</li>
          <li>{t('Quét mã này, so lại số tiền.', 'Scan this code and compare the amount.')}</li>
          <li>
            {t(
              'Chuyển tiền. Màn hình này tự báo khi tiền đến.',
              'Send the money. This screen tells when it has come.',
            )}
          </li>
        </ol>
        <Facts
          rows={[
            bill.paid > 0 && [t('Đã nhận', 'Received'), moneyText(lang, bill.paid)],
            [t('Nội dung chuyển khoản', 'Text'), <strong class="code">{bill.code}</strong>],
            [t('Ngân hàng', 'Bank'), bankOf(account.bin)?.shortName ?? account.bin],
            [t('Số tài khoản', 'Account'), <span class="code">{account.number}</span>],
            [t('Chủ tài khoản', 'Holder'), account.holder],
          ]}
        />
        {demo && account.isDemo && (
          <p>
            <a href={payAddress(payload, here)}>
              {t('Mở ngân hàng minh họa', 'Open the stand-in of a bank')}
            </a>
          </p>
        )}
      </div>
    </section>
  )
}
