import { Facts } from '#ui/facts.tsx'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { plainName, resultCode } from '../domain.ts'
import type { Look } from '../store.ts'
import { formWords } from '../words.ts'
import { minePath, Until, Uses, type Listed } from './mine-page.tsx'

/** One paper of a citizen: what stands on it, how long it is good, where it served and who looked at it. */
export function PaperPage({ paper, looks }: { paper: Listed; looks: readonly Look[] }) {
  const { t } = useView()
  const unknown = <span class="muted">{t('Chưa ghi', 'Not written down')}</span>
  return (
    <Page
      title={plainName(paper.name)}
      crumbs={[
        { href: '/cua-toi', text: t('Hồ sơ của tôi', 'My applications') },
        { href: minePath, text: t('Giấy tờ của tôi', 'My papers') },
      ]}
    >
      <Facts
        rows={[
          [t('Hình thức', 'Form'), t(...formWords[paper.form])],
          paper.documentNumber !== null && [t('Số', 'Number'), paper.documentNumber],
          paper.origin === 'result' && [
            t('Mã kết quả', 'Result code'),
            <span class="code">{resultCode(paper)}</span>,
          ],
          [t('Cơ quan cấp', 'Issued by'), paper.issuer ?? unknown],
          [t('Ngày cấp', 'Issued on'), paper.issuedOn ? <When on={paper.issuedOn} /> : unknown],
          [t('Giá trị đến', 'Good until'), <Until {...{ paper }} />],
          paper.origin === 'certified'
            ? [t('Có từ', 'From'), t('Chứng thực tại xã', 'Certified by the commune')]
            : [
                t('Có từ hồ sơ', 'From application'),
                <a class="code" href={`/cua-toi/ho-so/${paper.dossierCode}`}>
                  {paper.dossierCode}
                </a>,
              ],
          [t('Đã dùng lại ở', 'Used again in'), <Uses {...{ paper }} />],
        ]}
      />
      <Actions>
        <ButtonLink href={`${minePath}/${paper.id}/tep`}>
          {t('Mở giấy tờ', 'Open the paper')}
        </ButtonLink>
      </Actions>
      <Looks {...{ looks }} />
      <p>
        {t(
          'Cơ quan cấp hay ngày ghi ở đây chưa đúng với giấy tờ? Hãy báo bộ phận một cửa để sửa.',
          'Does the issuer or a date differ from the paper? Tell the one-stop desk, who will correct it.',
        )}
      </p>
    </Page>
  )
}

function Looks({ looks }: { looks: readonly Look[] }) {
  const { t } = useView()
  return (
    <Panel title={t('Ai đã mở giấy tờ này', 'Who opened this paper')}>
      <Table
        caption={t('Ai đã mở giấy tờ này', 'Who opened this paper')}
        hideCaption
        rows={looks}
        rowKey={({ id }) => id}
        empty={t('Chưa cán bộ nào mở giấy tờ này.', 'No officer has opened it yet.')}
        columns={[
          { key: 'at', head: t('Lúc', 'When'), cell: ({ at }) => <When {...{ at }} /> },
          { key: 'who', head: t('Cán bộ', 'Officer'), cell: ({ byName }) => byName },
          {
            key: 'why',
            head: t('Để làm gì', 'What for'),
            cell: ({ dossierCode }) =>
              dossierCode
                ? t(`Giải quyết hồ sơ ${dossierCode}`, `Application ${dossierCode}`)
                : t('Tiếp nhận hồ sơ', 'Receiving an application'),
          },
        ]}
      />
    </Panel>
  )
}
