import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Radios, TextArea, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Manner } from './memo.ts'
import type { Transfer } from './memory.ts'
import type { Scanned } from './mount.tsx'
import { home } from './where.ts'

export function NotABank() {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Đây không phải ngân hàng', 'This is not a bank')}>
      <p>
        {t(
          'Trang này đóng vai ứng dụng ngân hàng để dùng thử việc nộp tiền. Không có đồng nào được chuyển.',
          'This page plays a bank’s app to try out payments. No money moves.',
        )}
      </p>
    </Notice>
  )
}

type ScanProps = {
  payload: string | undefined
  why: 'unreadable' | 'stranger' | undefined
  past: readonly Transfer[]
}

/** Nothing was scanned yet, or nothing that can be paid here. */
export function ScanPage({ payload, why, past }: ScanProps) {
  const { t } = useView()
  const errors = why && {
    ma:
      why === 'stranger'
        ? t(
            'Mã này không ghi tài khoản minh họa đang dùng của xã',
            'The code names no demonstration account of the commune',
          )
        : t('Không đọc được mã VietQR này', 'This is no VietQR code'),
  }
  return (
    <Page frame="plain" title={t('Ngân hàng minh họa', 'Stand-in of a bank')}>
      <NotABank />
      <ErrorSummary {...{ errors }} />
      <Panel title={t('Quét mã', 'Scan a code')}>
        <Form action={home} method="get">
          <TextArea
            name="ma"
            label={t('Nội dung mã VietQR', 'What the VietQR code says')}
            hint={t(
              'Mở từ trang nộp tiền của một hồ sơ thì không phải dán.',
              'Opened from the payment page of a dossier it is filled in.',
            )}
            rows={3}
            filled={payload === undefined ? undefined : { ma: payload }}
            errors={errors}
          />
          <Button>{t('Đọc mã', 'Read it')}</Button>
        </Form>
      </Panel>
      <Past {...{ past }} />
    </Page>
  )
}

type PayingProps = {
  payload: string
  scanned: Scanned
  back: string | undefined
  past: readonly Transfer[]
} & Partial<Retry>

/** The app after a scan: what would be paid, and how the bank should behave. */
export function PayingPage({ payload, scanned, back, past, filled, errors }: PayingProps) {
  const { t, lang } = useView()
  const { bank, number, amount, memo } = scanned
  const typed = filled ?? {
    amount: amount === undefined ? '' : moneyText('vi', amount).replace(/\D*$/u, ''),
    memo,
    manner: 'as-is',
    tell: 'now',
  }
  return (
    <Page
      frame="plain"
      title={t('Ngân hàng minh họa', 'Stand-in of a bank')}
      crumbs={back ? [{ href: back, text: t('Trang nộp tiền', 'Payment page') }] : []}
    >
      <NotABank />
      <ErrorSummary {...{ errors }} />
      <Panel title={t('Mã vừa quét', 'What was scanned')}>
        <Facts
          rows={[
            [t('Ngân hàng', 'Bank'), bank],
            [t('Số tài khoản', 'Account'), <span class="code">{number}</span>],
            [t('Số tiền', 'Amount'), amount === undefined ? undefined : moneyText(lang, amount)],
            [t('Nội dung', 'Text'), <span class="code">{memo}</span>],
          ]}
        />
      </Panel>
      <Panel title={t('Chuyển tiền', 'Transfer')}>
        <Form action={home}>
          <Hidden name="ma" value={payload} />
          {back && <Hidden name="ve" value={back} />}
          <TextField
            name="amount"
            label={t('Số tiền (đồng)', 'Amount (đồng)')}
            hint={t('Sửa để thử nộp thiếu, nộp thừa', 'Change it to pay too little or too much')}
            inputMode="numeric"
            width={10}
            filled={typed}
            errors={errors}
          />
          <TextField
            name="memo"
            label={t('Nội dung chuyển khoản', 'Text of the transfer')}
            hint={t('Xóa để thử tiền không rõ nội dung', 'Empty it to send money without a code')}
            filled={typed}
            errors={errors}
          />
          <Behaviour {...{ typed, errors }} />
          <Actions>
            <Button>{t('Chuyển tiền', 'Pay')}</Button>
          </Actions>
        </Form>
      </Panel>
      <Past {...{ past }} />
    </Page>
  )
}

function Behaviour({
  typed,
  errors,
}: {
  typed: Retry['filled']
  errors: Retry['errors'] | undefined
}) {
  const { t } = useView()
  const words: Record<Manner, string> = {
    'as-is': t('Giữ nguyên', 'Leaves it'),
    wrapped: t(
      'Thêm chữ trước và sau, đổi thành chữ thường',
      'Puts words around it, in small letters',
    ),
    spaced: t('Tách bằng dấu cách', 'Parts it by spaces'),
    dotted: t('Chèn dấu chấm', 'Puts dots into it'),
    cut: t('Cắt mất hai ký tự cuối', 'Cuts off the last two signs'),
  }
  return (
    <>
      <Radios
        name="manner"
        legend={t('Ngân hàng làm gì với nội dung', 'What the bank makes of the text')}
        options={Object.entries(words).map(([value, text]) => ({ value, text }))}
        filled={typed}
        errors={errors}
      />
      <Radios
        name="tell"
        legend={t('Báo có cho xã', 'Notice to the commune')}
        options={[
          { value: 'now', text: t('Ngay lập tức', 'At once') },
          {
            value: 'later',
            text: t(
              'Để sau, gửi bằng tay (thử báo có đến muộn, sai thứ tự)',
              'Later, by hand (late, or out of order)',
            ),
          },
        ]}
        filled={typed}
        errors={errors}
      />
    </>
  )
}

function Past({ past }: { past: readonly Transfer[] }) {
  const { t, lang } = useView()
  return (
    <Panel title={t('Các lần chuyển gần đây', 'Transfers lately')}>
      <Table
        caption={t('Các lần chuyển, mới nhất trước', 'Transfers, newest first')}
        hideCaption
        rows={past}
        rowKey={({ ref }) => ref}
        empty={t('Chưa có từ lúc khởi động.', 'None since the start.')}
        columns={[
          {
            key: 'ref',
            head: t('Số giao dịch', 'Number'),
            tight: true,
            cell: ({ ref }) => (
              <a class="code" href={`${home}/${ref}`}>
                {ref}
              </a>
            ),
          },
          { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
          {
            key: 'amount',
            head: t('Số tiền', 'Amount'),
            num: true,
            cell: ({ amount }) => moneyText(lang, amount),
          },
          {
            key: 'told',
            head: t('Báo có', 'Notices'),
            num: true,
            cell: ({ answers }) => String(answers.length),
          },
        ]}
      />
      <p>
        <ButtonLink href={home} kind="quiet" small>
          {t('Quét mã khác', 'Scan another code')}
        </ButtonLink>
      </p>
    </Panel>
  )
}
