import { ErrorSummary } from '#ui/errors.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { ownerName, ownerOf, ownerPath, type SignedDocument } from '../store.ts'

export const home = '/can-bo/ky-so'

export type Waiting = { rows: readonly SignedDocument[]; next: string | undefined }
type Props = {
  toSign: Waiting | undefined
  toSeal: Waiting | undefined
  /** Papers to be sealed whose dossier stands at somebody else’s step. */
  away?: ReadonlySet<string> | undefined
  isTest: boolean
  errors?: Record<string, string> | undefined
}

/** Ký số: what waits for my signature, and what waits for number and seal. */
export function DeskPage({ toSign, toSeal, away, isTest, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Ký số', 'Sign')}
      lead={t(
        'Lãnh đạo ký trước; văn thư cấp số và đóng dấu sau.',
        'The leader signs first; the clerk numbers and seals after that.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {isTest && <TestNotice />}
      {toSign && (
        <Part
          kind="sign"
          title={t('Chờ tôi ký', 'Waits for my signature')}
          button={t('Ký các văn bản đã chọn', 'Sign those chosen')}
          empty={t('Không có văn bản nào chờ bạn ký.', 'Nothing waits for your signature.')}
          {...toSign}
        />
      )}
      {toSeal && (
        <Part
          kind="seal"
          title={t('Chờ cấp số, đóng dấu', 'Waits for number and seal')}
          button={t('Cấp số, đóng dấu các văn bản đã chọn', 'Number and seal those chosen')}
          empty={t('Không có văn bản nào chờ đóng dấu.', 'Nothing waits for the seal.')}
          {...{ away }}
          {...toSeal}
        />
      )}
    </Page>
  )
}

export function TestNotice() {
  const { t } = useView()
  return (
    <Notice kind="warn" title={t('Chữ ký thử nghiệm', 'Test signatures')}>
      <p>
        {t(
          'Bản trình diễn ký bằng chứng thư thử nghiệm: mọi văn bản ký ở đây không có giá trị pháp lý.',
          'The demonstration signs with test certificates: nothing signed here has legal force.',
        )}
      </p>
    </Notice>
  )
}

type PartProps = Waiting & {
  kind: 'sign' | 'seal'
  title: string
  button: string
  empty: string
  away?: ReadonlySet<string> | undefined
}

function Part({ kind, title, button, empty, rows, next, away }: PartProps) {
  const { t } = useView()
  return (
    <Panel {...{ title }}>
      <Form action={`${home}/luot/${kind === 'sign' ? 'ky' : 'dong-dau'}`}>
        <Table
          caption={title}
          hideCaption
          {...{ rows, empty }}
          columns={[
            {
              key: 'pick',
              head: t('Chọn', 'Pick'),
              tight: true,
              cell: (row) => <Pick {...{ row }} isAway={away?.has(row.id) ?? false} />,
            },
            {
              key: 'title',
              head: t('Văn bản', 'Paper'),
              cell: ({ id, title: words }) => (
                <>
                  <a href={`${home}/van-ban/${id}`}>{words}</a>
                  {away?.has(id) && (
                    <p class="muted">
                      {t('Hồ sơ chưa đến bước của bạn', 'Its dossier is not at your step')}
                    </p>
                  )}
                </>
              ),
            },
            {
              key: 'code',
              head: t('Thuộc', 'Of'),
              tight: true,
              cell: (row) => (
                <a class="code" href={ownerPath(ownerOf(row))}>
                  {ownerName(ownerOf(row))}
                </a>
              ),
            },
            { key: 'signer', head: t('Người ký', 'Signer'), cell: ({ signerName }) => signerName },
            {
              key: 'at',
              head: t('Trình lúc', 'Asked'),
              tight: true,
              cell: ({ askedAt }) => <When at={askedAt} />,
            },
          ]}
        />
        {rows.length > 0 && (
          <Actions>
            <Button>{button}</Button>
          </Actions>
        )}
      </Form>
      {next !== undefined && <Pager next={`${home}?${kind}=${next}`} />}
    </Panel>
  )
}

/** What stands elsewhere is not picked beforehand. */
function Pick({ row: { id, title }, isAway }: { row: SignedDocument; isAway: boolean }) {
  const { t } = useView()
  return (
    <input
      type="checkbox"
      name="ids"
      value={id}
      checked={!isAway}
      aria-label={t(`Chọn ${title}`, `Pick ${title}`)}
    />
  )
}
