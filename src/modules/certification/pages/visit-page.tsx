import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Actions, ButtonLink } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Table } from '#ui/table.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText } from '../domain.ts'
import type { Visit } from '../store-visits.ts'
import type { Entry } from '../store.ts'
import { itemWords, kindSlugs, kindWords } from '../words.ts'
import { bookHref } from './book-href.ts'
import { home } from './counter-page.tsx'
import { ElectronicCopies, type WaitingCopy } from './electronic-copies.tsx'

type Props = {
  visit: Visit
  entries: readonly Entry[]
  waiting: readonly WaitingCopy[]
  errors?: Errors | undefined
}

/** More pages than this are not put into one file. */
export const mostTexts = 200

/** What one visit got: its numbers, its papers to print, its fee. */
export function VisitPage({ visit, entries, waiting, errors }: Props) {
  const { t, lang } = useView()
  const onPaper = entries.filter(({ series }) => series === 'paper')
  const copies = onPaper.reduce((sum, one) => sum + one.copies, 0)
  const here = `${home}/luot/${visit.id}`
  return (
    <Page
      frame="staff"
      title={t('Đã chứng thực', 'Certified')}
      over={t(...kindWords[visit.kind])}
      crumbs={[{ href: home, text: t('Chứng thực tại quầy', 'Certification') }]}
    >
      <ErrorSummary {...{ errors }} />
      <Facts
        rows={[
          [t('Người yêu cầu', 'Requester'), visit.requesterName],
          [t('Người ký', 'Signer'), `${visit.signerName}, ${visit.signerTitle}`],
          [t('Lúc', 'At'), <When at={visit.at} />],
          visit.dossierCode !== null && [
            t('Hồ sơ', 'Dossier'),
            <a class="code" href={`/can-bo/ho-so/${visit.dossierCode}`}>
              {visit.dossierCode}
            </a>,
          ],
          [t('Lệ phí', 'Fee'), <strong>{moneyText(lang, visit.fee)}</strong>],
        ]}
      />
      {onPaper.length > 0 && (
        <div class="cert__do">
          <Actions>
            <ButtonLink href={`${here}/loi-chung.pdf`} begins>
              {t('In lời chứng', 'Print the certification')}
            </ButtonLink>
            {copies > onPaper.length && copies <= mostTexts && (
              <ButtonLink kind="secondary" href={`${here}/loi-chung.pdf?tung-ban=1`}>
                {t(`In cho từng bản (${copies} trang)`, `One for each copy (${copies} pages)`)}
              </ButtonLink>
            )}
            <ButtonLink kind="secondary" href={`${here}/phieu-trinh-ky.pdf`}>
              {t('In phiếu trình ký', 'Print the sheet for signing')}
            </ButtonLink>
            <ButtonLink kind="secondary" href={`${home}?loai=${kindSlugs[visit.kind]}`}>
              {t('Lượt mới', 'Next visitor')}
            </ButtonLink>
          </Actions>
        </div>
      )}
      <Lines {...{ visit, entries }} />
      <ElectronicCopies {...{ here, waiting, errors }} />
      <p class="muted">
        {t(
          'Bản sao từ 2 trang: lời chứng ở trang cuối; từ 2 tờ: đóng dấu giáp lai.',
          'Two pages or more: the text stands on the last one; two sheets or more: seal across.',
        )}
      </p>
    </Page>
  )
}

function Lines({ visit, entries }: Pick<Props, 'visit' | 'entries'>) {
  const { t, lang } = useView()
  return (
    <Table
      caption={t('Số chứng thực', 'Numbers')}
      rows={entries}
      rowKey={({ id }) => id}
      empty={t('Không có bản giấy nào.', 'There is no copy on paper.')}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          cell: (one) => (
            <a class="cert__numbers" href={`${bookHref(one)}/${one.number}`}>
              {numberText(one)}
            </a>
          ),
        },
        {
          key: 'name',
          head: t(...itemWords[visit.kind]),
          long: true,
          cell: ({ name, voided }) => (
            <>
              {name} {voided && <Tag tone="red">{t('Đã hủy số', 'Cancelled')}</Tag>}
            </>
          ),
        },
        { key: 'pages', head: t('Trang', 'Pages'), num: true, cell: ({ pages }) => pages },
        { key: 'copies', head: t('Bản', 'Copies'), num: true, cell: ({ copies }) => copies },
        {
          key: 'fee',
          head: t('Lệ phí', 'Fee'),
          num: true,
          cell: ({ fee }) => moneyText(lang, fee),
        },
      ]}
    />
  )
}
