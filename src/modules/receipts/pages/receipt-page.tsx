import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { Button, ButtonLink, Form } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { dongInWords } from '#ui/number-words.ts'
import { Panel } from '#ui/panel.tsx'
import { Filters, Pager } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from '../domain.ts'
import type { Receipt, Setting } from '../store.ts'
import { howWords } from '../words.ts'
import { receiptHome, ReceiptTable } from './receipt-table.tsx'

/** One receipt: what it says, its print, and how it is made void. */
export function ReceiptPage({ receipt, retry }: { receipt: Receipt; retry?: Retry | undefined }) {
  const { t, lang } = useView()
  const { symbol, number, amount, voidedAt } = receipt
  return (
    <Page
      frame="staff"
      title={t(
        `Biên lai ${symbol}-${numberText(number)}`,
        `Receipt ${symbol}-${numberText(number)}`,
      )}
      crumbs={[{ href: receiptHome, text: t('Biên lai', 'Receipts') }]}
      actions={
        <ButtonLink href={`${receiptHome}/${receipt.id}/bien-lai.pdf`}>
          {t('In biên lai', 'Print')}
        </ButtonLink>
      }
    >
      <ErrorSummary errors={retry?.errors} />
      {voidedAt && (
        <Notice kind="stop" title={t('Biên lai này đã hủy.', 'This receipt is void.')}>
          <p class="as-typed">{receipt.voidReason}</p>
        </Notice>
      )}
      {!receipt.isOfficial && <NotOfficial />}
      <Facts
        rows={[
          [t('Người nộp', 'Payer'), receipt.payer],
          [
            t('Hồ sơ', 'Dossier'),
            <a href={`/can-bo/ho-so/${receipt.dossierCode}`}>{receipt.dossierCode}</a>,
          ],
          [t('Khoản thu', 'For'), <span class="as-typed">{receipt.what}</span>],
          [t('Số tiền', 'Amount'), moneyText(lang, amount)],
          [t('Bằng chữ', 'In words'), dongInWords(amount)],
          [t('Hình thức nộp', 'How'), t(...howWords[receipt.how])],
          [t('Lập lúc', 'Issued'), <When at={receipt.issuedAt} />],
          [t('Người thu', 'Collector'), receipt.issuedName],
        ]}
      />
      {!voidedAt && (
        <Panel title={t('Hủy biên lai', 'Make it void')} id="huy">
          <p>
            {t(
              'Số biên lai vẫn giữ trong sổ. Khoản đã nộp không đổi; có thể lập biên lai khác thay.',
              'Its number stays in the book. What was paid stays paid; another receipt may be issued.',
            )}
          </p>
          <Form action={`${receiptHome}/${receipt.id}/huy`}>
            <TextField
              name="reason"
              label={t('Lý do hủy', 'Why')}
              filled={retry?.filled}
              errors={retry?.errors}
            />
            <Button kind="warning">{t('Hủy biên lai này', 'Make it void')}</Button>
          </Form>
        </Panel>
      )}
    </Page>
  )
}

export function NotOfficial() {
  const { t } = useView()
  return (
    <Notice
      title={t(
        'Không phải biên lai điện tử theo quy định về hóa đơn, chứng từ; dùng để đối chiếu trong đơn vị.',
        'Not the statutory electronic receipt; for the office’s own accounts.',
      )}
    />
  )
}

type ListProps = {
  list: { items: readonly Receipt[]; next: string | null }
  symbols: readonly string[]
  symbol: string | undefined
}

/** Sổ biên lai. */
export function ReceiptListPage({ list, symbols, symbol }: ListProps) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Sổ biên lai', 'Receipts')}
      actions={(symbol ? [symbol] : symbols).map((one) => (
        <ButtonLink key={one} kind="secondary" href={`${receiptHome}/xuat.csv?ky-hieu=${one}`}>
          {t(`Tải sổ ${one} (CSV)`, `Download ${one} (CSV)`)}
        </ButtonLink>
      ))}
    >
      <Filters action={receiptHome}>
        <Select
          name="ky-hieu"
          label={t('Ký hiệu', 'Symbol')}
          blank={t('Tất cả', 'All')}
          options={symbols.map((value) => ({ value, text: value }))}
        />
      </Filters>
      <ReceiptTable receipts={list.items} caption={t('Biên lai, mới nhất trước', 'Newest first')} />
      <Pager next={list.next} />
    </Page>
  )
}

/** How receipts are marked. */
export function SettingPage({ setting, retry }: { setting: Setting; retry?: Retry | undefined }) {
  const { t } = useView()
  const filled = retry?.filled ?? {
    letters: setting.letters,
    taxCode: setting.taxCode ?? '',
    official: setting.isOfficial ? 'yes' : '',
  }
  const errors = retry?.errors
  return (
    <Page frame="staff" title={t('Mẫu biên lai', 'Form of receipts')}>
      <ErrorSummary {...{ errors }} />
      {!setting.isOfficial && <NotOfficial />}
      <Form action="/quan-tri/bien-lai">
        <TextField
          name="letters"
          label={t('Chữ đầu của ký hiệu', 'Letters of the symbol')}
          hint={t(
            'Theo sau là hai chữ số cuối của năm; số bắt đầu lại từ 1 mỗi năm.',
            'The last two digits of the year follow; numbers begin at 1 each year.',
          )}
          width={10}
          {...{ filled, errors }}
        />
        <TextField
          name="taxCode"
          label={t('Mã số thuế của đơn vị', 'Tax code')}
          optional
          width={20}
          {...{ filled, errors }}
        />
        <Checkboxes
          name="official"
          legend={t('Giá trị', 'Standing')}
          options={[
            {
              value: 'yes',
              text: t(
                'Đơn vị đã đăng ký dùng biên lai này với cơ quan thuế',
                'The office has registered these receipts with the tax authority',
              ),
            },
          ]}
          {...{ filled, errors }}
        />
        <Button>{t('Lưu', 'Save')}</Button>
      </Form>
    </Page>
  )
}
