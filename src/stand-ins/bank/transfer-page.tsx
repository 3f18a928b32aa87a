import { Facts } from '#ui/facts.tsx'
import { Actions, Button, ButtonLink, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Transfer } from './memory.ts'
import { NotABank } from './pages.tsx'
import { home } from './where.ts'

/** One transfer: whether the commune was told, and what it answered. */
export function TransferPage({ transfer }: { transfer: Transfer }) {
  const { t, lang } = useView()
  const { ref, at, amount, memo, back, answers } = transfer
  return (
    <Page
      frame="plain"
      title={t('Đã chuyển tiền', 'Transferred')}
      over={<span class="code">{ref}</span>}
      crumbs={[{ href: home, text: t('Ngân hàng minh họa', 'Stand-in of a bank') }]}
    >
      <NotABank />
      <Facts
        rows={[
          [t('Số tiền', 'Amount'), moneyText(lang, amount)],
          [t('Lúc', 'At'), <When {...{ at }} />],
          [
            t('Nội dung ngân hàng chuyển đi', 'Text as the bank passes it on'),
            memo && <span class="code">{memo}</span>,
          ],
        ]}
      />
      {answers.length === 0 && (
        <Notice
          kind="info"
          title={t(
            'Ngân hàng chưa báo có: xã chưa biết tiền đã vào.',
            'The commune was not told yet: it does not know of the money.',
          )}
        />
      )}
      {back && (
        <Actions>
          <ButtonLink href={back}>{t('Về trang nộp tiền', 'Back to the payment page')}</ButtonLink>
        </Actions>
      )}
      <Notices {...{ transfer }} />
    </Page>
  )
}

function Notices({ transfer: { ref, answers } }: { transfer: Transfer }) {
  const { t } = useView()
  return (
    <Panel title={t('Báo có đã gửi cho xã', 'Notices to the commune')}>
      <Table
        caption={t('Báo có và câu trả lời của xã', 'Notices and the commune’s answers')}
        hideCaption
        rows={answers}
        empty={t('Chưa gửi.', 'None was sent.')}
        columns={[
          { key: 'at', head: t('Lúc', 'At'), tight: true, cell: ({ at }) => <When {...{ at }} /> },
          {
            key: 'signed',
            head: t('Chữ ký', 'Signature'),
            cell: ({ isForged }) =>
              isForged ? t('Giả mạo', 'Forged') : t('Đúng khóa', 'Right key'),
          },
          {
            key: 'status',
            head: t('Xã trả lời', 'Answer'),
            num: true,
            cell: ({ status }) => String(status),
          },
          {
            key: 'text',
            head: t('Nội dung', 'Text'),
            long: true,
            cell: ({ text }) => <span class="code">{text}</span>,
          },
        ]}
      />
      <Form action={`${home}/${ref}/bao`}>
        <Actions>
          <Button kind="secondary">
            {answers.length === 0
              ? t('Gửi báo có', 'Send the notice')
              : t('Gửi lại báo có', 'Send the notice again')}
          </Button>
        </Actions>
      </Form>
      <Form action={`${home}/${ref}/bao`}>
        <Hidden name="forged" value="yes" />
        <Actions>
          <Button kind="quiet">{t('Gửi với chữ ký giả', 'Send it with a forged signature')}</Button>
        </Actions>
      </Form>
    </Panel>
  )
}
