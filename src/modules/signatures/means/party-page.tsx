import type { Certificate } from '#platform/signing/cms/certificate.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { picturesHome } from '../pictures/page.tsx'
import { meansHome, partySlug } from '../shapes-means.ts'
import { providerWords } from '../words.ts'
import { GiveForm, type Giving } from './give-form.tsx'
import { Tried, Validity } from './page.tsx'
import type { Means } from './store.ts'

type Props = Giving & {
  history: readonly Means[]
  now: Temporal.Instant
}

/** By what one party signs: what holds, a test, a change, and what held before. */
export function PartyPage(props: Props) {
  const { t } = useView()
  const { row, history, now, errors } = props
  const { party, name, means, certificate } = row
  const at = `${meansHome}/${partySlug(party)}`
  return (
    <Page
      frame="staff"
      title={name}
      over={row.position}
      crumbs={[{ href: meansHome, text: t('Phương tiện ký số', 'Means of signing') }]}
      aside={
        <Form action={`${at}/thu`}>
          <Button kind="secondary">{t('Ký thử một trang', 'Sign a test page')}</Button>{' '}
          {means?.provider !== 'plug-in' && (
            <Button kind="quiet" name="page" value="yes">
              {t('Ký thử và tải trang đã ký', 'Sign it and download')}
            </Button>
          )}
        </Form>
      }
    >
      <ErrorSummary {...{ errors }} />
      <Facts
        rows={[
          [
            t('Ký bằng', 'Signs by'),
            means
              ? t(...providerWords[means.provider])
              : t('Theo mặc định của máy chủ', 'As the server is set up'),
          ],
          [t('Chứng thư', 'Certificate'), certificate && <Validity {...{ certificate, now }} />],
          [
            t('Dấu vân tay chứng thư', 'Fingerprint'),
            certificate && <Fingerprint {...{ certificate }} />,
          ],
          [t('Ký thử', 'Last test'), <Tried {...{ means }} />],
          [
            t('Hình chữ ký, con dấu', 'Picture'),
            <a href={picturesHome}>{t('Xem, đổi hình', 'See, change')}</a>,
          ],
        ]}
      />
      {props.demo && means?.provider === 'pkcs11' && <Enrol {...{ at }} />}
      <GiveForm {...props} {...{ at }} />
      <History {...{ history }} />
    </Page>
  )
}

function Fingerprint({ certificate }: { certificate: Certificate }) {
  return <span class="code">{certificate.fingerprint.match(/.{8}/g)?.join(' ')}</span>
}

/** A token that no authority has certified can be tried in a demonstration. */
function Enrol({ at }: { at: string }) {
  const { t } = useView()
  return (
    <Form action={`${at}/chung-thu-thu`}>
      <p>
        {t(
          'Bản trình diễn: khóa trên thiết bị chưa có chứng thư thì CA thử nghiệm cấp một chứng thư và ghi vào thiết bị, cạnh khóa.',
          'Demonstration: for a key without a certificate the test authority issues one and writes it beside the key.',
        )}
      </p>
      <Button kind="quiet">
        {t('Ghi chứng thư thử vào thiết bị', 'Write a test certificate')}
      </Button>
    </Form>
  )
}

function History({ history }: { history: readonly Means[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Đã giao', 'What held')}>
      <Table
        caption={t('Các lần giao phương tiện', 'Changes')}
        hideCaption
        rows={history}
        empty={t('Chưa giao lần nào.', 'Nothing has been given yet.')}
        columns={[
          {
            key: 'provider',
            head: t('Phương tiện', 'Means'),
            cell: ({ provider }) => t(...providerWords[provider]),
          },
          { key: 'by', head: t('Người giao', 'By'), cell: ({ byName }) => byName },
          {
            key: 'since',
            head: t('Từ', 'Since'),
            tight: true,
            cell: ({ since }) => <When at={since} />,
          },
          {
            key: 'until',
            head: t('Đến', 'Until'),
            tight: true,
            cell: ({ until }) => (until ? <When at={until} /> : t('nay', 'now')),
          },
        ]}
      />
    </Panel>
  )
}
