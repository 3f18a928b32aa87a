import type { Certificate } from '#platform/signing/cms/certificate.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { KeyPlace } from '../key-places/store.ts'
import { KeyPlaces } from '../key-places/table.tsx'
import { meansHome, partySlug } from '../shapes-means.ts'
import { providerWords, whyWords } from '../words.ts'
import type { Means, ProviderCode } from './store.ts'

export type Row = {
  party: string
  name: string
  position: string
  means: Means | undefined
  certificate: Certificate | undefined
}

type Props = {
  rows: readonly Row[]
  here: readonly ProviderCode[]
  places: readonly KeyPlace[]
  demo: boolean
  now: Temporal.Instant
}

/** Phương tiện ký số: who signs by what. */
export function MeansPage({ rows, here, places, demo, now }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      wide
      title={t('Phương tiện ký số', 'Means of signing')}
      lead={t(
        'Ai ký bằng khóa nào: của cơ quan và của từng người có quyền ký.',
        'Who signs with which key: the agency and each officer who may sign.',
      )}
    >
      {here.length === 0 && (
        <Notice
          kind="warn"
          title={t('Chưa đặt phương tiện ký số nào.', 'No means of signing has been set up yet.')}
        >
          <p>
            {t(
              'Đặt thiết bị hoặc dịch vụ ký số ở bảng dưới đây.',
              'Set up a token or a signing service in the table below.',
            )}
          </p>
        </Notice>
      )}
      <Table
        caption={t('Ai ký bằng phương tiện nào', 'Who signs by what')}
        hideCaption
        rows={rows}
        columns={[
          {
            key: 'name',
            head: t('Người ký', 'Signer'),
            cell: ({ party, name, position }) => (
              <>
                <a href={`${meansHome}/${partySlug(party)}`}>{name}</a>
                {position && <div class="muted">{position}</div>}
              </>
            ),
          },
          {
            key: 'provider',
            head: t('Phương tiện', 'Means'),
            cell: ({ means }) =>
              means
                ? t(...providerWords[means.provider])
                : t('Theo mặc định của máy chủ', 'As the server is set up'),
          },
          {
            key: 'certificate',
            head: t('Chứng thư', 'Certificate'),
            cell: ({ certificate }) => (certificate ? <Validity {...{ certificate, now }} /> : '–'),
          },
          {
            key: 'test',
            head: t('Ký thử', 'Last test'),
            cell: ({ means }) => <Tried {...{ means }} />,
          },
          {
            key: 'by',
            head: t('Ai giao, khi nào', 'Given by'),
            cell: ({ means }) =>
              means ? (
                <>
                  {means.byName}, <When at={means.since} />
                </>
              ) : (
                '–'
              ),
          },
        ]}
      />
      <KeyPlaces {...{ places, here, demo }} />
    </Page>
  )
}

const soon = 30 * 24

/** Until when a certificate is good, and a word when that is past, near or not yet begun. */
export function Validity({
  certificate,
  now,
}: {
  certificate: Certificate
  now: Temporal.Instant
}) {
  const { t } = useView()
  const { commonName, issuerName, notBefore, notAfter } = certificate
  const isOver = Temporal.Instant.compare(now, notAfter) > 0
  const isEarly = Temporal.Instant.compare(now, notBefore) < 0
  const isNear = !isOver && Temporal.Instant.compare(now.add({ hours: soon }), notAfter) > 0
  return (
    <>
      <div>{commonName}</div>
      <div class="muted">{t(`Cấp bởi ${issuerName}`, `Issued by ${issuerName}`)}</div>
      <div>
        {t('Đến', 'Until')} <When at={notAfter} />{' '}
        {isOver && <Tag tone="red">{t('Hết hạn', 'Expired')}</Tag>}
        {isEarly && <Tag tone="red">{t('Chưa hiệu lực', 'Not valid yet')}</Tag>}
        {isNear && <Tag tone="orange">{t('Sắp hết hạn', 'Expires soon')}</Tag>}
      </div>
    </>
  )
}

export function Tried({ means }: { means: Means | undefined }) {
  const { t } = useView()
  if (!means?.test || !means.testedAt) return <>{t('Chưa thử', 'Not yet')}</>
  const why = whyWords[means.test as keyof typeof whyWords] as [string, string] | undefined
  return (
    <>
      {means.test === 'good' ? (
        <Tag tone="green">{t('Được', 'Good')}</Tag>
      ) : (
        <Tag tone="red">{t('Không được', 'Refused')}</Tag>
      )}{' '}
      <When at={means.testedAt} />
      {why && means.test !== 'good' && <div class="muted">{t(...why)}</div>}
    </>
  )
}
