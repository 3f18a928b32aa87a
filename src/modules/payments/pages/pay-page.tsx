import { Facts } from '#ui/facts.tsx'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { payAddress } from '../../../stand-ins/bank/where.ts'
import type { Payable } from '../bills/actions.ts'
import { bankOf } from '../vietqr/banks.ts'
import { News } from './news.tsx'

type Props = {
  code: string
  procedureName: string
  base: string
  payable: Payable | undefined
  svg: string
  /** Nothing is owed any more, or no account is set. */
  why: 'nothing-owed' | 'no-account'
  ended: readonly Ended[]
  /** Shown to whoever holds the code of the dossier. */
  isOpenToAll: boolean
}

/** What was asked and is settled. */
export type Ended = {
  number: number
  amount: number
  what: string
  how: 'paid' | 'waived'
  note: string | null
  at: Temporal.Instant
  /** What has come by transfer above what was asked. */
  surplus: number
}

/** Nộp tiền bằng mã QR: shown to the applicant at the counter or at home, and printed. */
export function PayPage(props: Props) {
  const { code, procedureName, base, payable, svg, why, ended, isOpenToAll } = props
  const { t, who } = useView()
  // The script compares it: it differs as soon as money has come or something else is owed.
  const mark = [payable?.bill.code, payable?.bill.paid, ...ended.map(({ number }) => number)]
  return (
    <Page
      frame={who.kind === 'staff' && !isOpenToAll ? 'staff' : 'public'}
      title={t('Nộp tiền bằng mã QR', 'Pay by QR code')}
      over={<span class="code">{code}</span>}
      lead={isOpenToAll ? undefined : procedureName}
      crumbs={[{ href: `${base}/${code}`, text: t('Hồ sơ', 'Dossier') }]}
    >
      <News
        mark={mark.join(' ')}
        said={t('Vừa nhận được tiền.', 'Money has just come.')}
        isWaiting={payable !== undefined}
      >
        {payable ? (
          <Code {...{ payable, svg, isOpenToAll, here: `${base}/${code}/nop-tien` }} />
        ) : (
          <Nothing {...{ why, ended }} />
        )}
        <EndedTable {...{ ended, isOpenToAll }} />
      </News>
    </Page>
  )
}

function Nothing({ why, ended }: Pick<Props, 'why' | 'ended'>) {
  const { t } = useView()
  if (why === 'no-account')
    return (
      <Notice
        kind="warn"
        title={t('Xã chưa đặt tài khoản nhận tiền.', 'The commune has not set an account yet.')}
      >
        <p>{t('Vui lòng nộp tại bộ phận một cửa.', 'Please pay at the desk.')}</p>
      </Notice>
    )
  return ended.some(({ how }) => how === 'paid') ? (
    <Notice
      kind="ok"
      title={t(
        'Đã nộp đủ. Hồ sơ được giải quyết tiếp.',
        'Paid in full. The dossier is being processed.',
      )}
    />
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

type CodeProps = { payable: Payable; svg: string; here: string; isOpenToAll: boolean }

function Code({ payable, svg, here, isOpenToAll }: CodeProps) {
  const { t, demo } = useView()
  const { account } = payable
  return (
    <>
      {account.isDemo && <DemoAccount />}
      <div class="pay">
        <figure
          class="pay-qr"
          aria-label={t('Mã VietQR để chuyển khoản', 'VietQR code of the transfer')}
          dangerouslySetInnerHTML={{ __html: svg }}
        />
        <Due {...{ payable, isOpenToAll }} />
      </div>
      <p>
        {t(
          'Quét mã bằng ứng dụng ngân hàng, hoặc tự gõ đúng số tiền và nội dung. Hồ sơ được ghi đã nộp khi ngân hàng báo tiền vào tài khoản của xã; không cần gửi ảnh chụp màn hình.',
          'Scan it with your bank’s app, or type amount and text yourself. It counts as paid when the bank tells us that the money came; no screenshot is needed.',
        )}
      </p>
      <Actions>
        {demo && account.isDemo && (
          <ButtonLink href={payAddress(payable.payload, here)}>
            {t('Mở ngân hàng minh họa', 'Open the stand-in of a bank')}
          </ButtonLink>
        )}
        <ButtonLink href={`${here}/phieu.pdf`} kind="secondary">
          {t('In phiếu nộp tiền (PDF)', 'Payment slip (PDF)')}
        </ButtonLink>
        <ButtonLink href={here} kind="secondary">
          {t('Kiểm tra tiền đã đến chưa', 'See whether the money came')}
        </ButtonLink>
      </Actions>
    </>
  )
}

function Due({ payable, isOpenToAll }: Pick<CodeProps, 'payable' | 'isOpenToAll'>) {
  const { bill, account, what } = payable
  const { t, lang } = useView()
  return (
    <Facts
      rows={[
        [t('Số tiền', 'Amount'), <strong>{moneyText(lang, bill.amount - bill.paid)}</strong>],
        bill.paid > 0 && [
          t('Đã nhận', 'Received'),
          t(
            `${moneyText('vi', bill.paid)} trong ${moneyText('vi', bill.amount)}`,
            `${moneyText('en', bill.paid)} of ${moneyText('en', bill.amount)}`,
          ),
        ],
        !isOpenToAll && [t('Khoản nộp', 'For'), <span class="as-typed">{what}</span>],
        [
          t('Nội dung chuyển khoản', 'Text of the transfer'),
          <strong class="code">{bill.code}</strong>,
        ],
        [t('Ngân hàng', 'Bank'), bankOf(account.bin)?.shortName ?? account.bin],
        [t('Số tài khoản', 'Account'), <span class="code">{account.number}</span>],
        [t('Chủ tài khoản', 'Holder'), account.holder],
      ]}
    />
  )
}

function EndedTable({ ended, isOpenToAll }: Pick<Props, 'ended' | 'isOpenToAll'>) {
  const { t, lang } = useView()
  if (ended.length === 0) return null
  return (
    <Table
      caption={t('Đã nộp, đã miễn', 'Paid and waived')}
      rows={ended}
      rowKey={({ number }) => String(number)}
      columns={[
        {
          key: 'what',
          head: t('Khoản nộp', 'For'),
          long: true,
          cell: ({ what }) =>
            isOpenToAll ? t('Phí, lệ phí', 'Fee') : <span class="as-typed">{what}</span>,
        },
        {
          key: 'amount',
          head: t('Số tiền', 'Amount'),
          num: true,
          cell: ({ amount }) => moneyText(lang, amount),
        },
        {
          key: 'how',
          head: t('Kết quả', 'How'),
          cell: ({ how, note, surplus }) => (
            <>
              <Tag tone={how === 'paid' ? 'green' : 'grey'}>
                {how === 'paid' ? t('Đã nộp', 'Paid') : t('Được miễn', 'Waived')}
              </Tag>{' '}
              {!isOpenToAll && <span class="as-typed">{note}</span>}
              {surplus > 0 &&
                t(
                  `. Nhận thừa ${moneyText('vi', surplus)}, xã sẽ hoàn trả.`,
                  `. ${moneyText('en', surplus)} too much, to be given back.`,
                )}
            </>
          ),
        },
        { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
      ]}
    />
  )
}
