import { maskIdNumber } from '#modules/people/index.ts'
import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { copyPaper } from '../certificates.ts'
import { numberText } from '../domain.ts'
import type { Copy } from '../store-copies.ts'
import { bookWords, relationChoices, shortWords } from '../words.ts'
import { bookHref, copyHref, dossierHref, entryHref, home } from './hrefs.ts'
import { PaperActs, PaperNotice } from './paper-acts.tsx'

type Props = { copy: Copy; errors?: Errors | undefined }

/** Một lượt cấp bản sao: to print, to be signed, and as the log has it. */
export function CopyPage({ copy, errors }: Props) {
  const { t, lang } = useView()
  const of = { register: copy.ofRegister, year: copy.ofYear, number: copy.ofNumber }
  const title = copyPaper(copy.paper)?.title ?? copy.paper
  const relation = relationChoices.find(([value]) => value === copy.relation)?.[1]
  return (
    <Page
      frame="staff"
      title={t(`${title} (bản sao)`, `${title} (copy)`)}
      over={t(`Số ${numberText(copy)}`, `Number ${numberText(copy)}`)}
      crumbs={[
        { href: home, text: t('Hộ tịch', 'Civil status') },
        {
          href: bookHref({ register: 'copy', year: copy.year }),
          text: `${t(...bookWords('copy'))}, ${copy.year}`,
        },
      ]}
      actions={
        <ButtonLink href={`${copyHref(copy)}/ban-sao.pdf`}>
          {t('In bản sao (PDF)', 'Print (PDF)')}
        </ButtonLink>
      }
    >
      <ErrorSummary {...{ errors }} />
      <PaperNotice />
      <Facts
        rows={[
          [
            t('Trích từ', 'Extract of'),
            <a href={entryHref(of)}>
              {t(...shortWords(of.register))} {numberText(of)}, {copy.ofTitle}
            </a>,
          ],
          [t('Số bản', 'Copies'), copy.copies],
          [t('Cấp cho', 'Given to'), copy.recipientName],
          [
            t('Giấy tờ tùy thân', 'Identity paper'),
            copy.recipientIdNumber && maskIdNumber(copy.recipientIdNumber),
          ],
          [t('Quan hệ', 'Relation'), relation && t(...relation)],
          [t('Phí', 'Fee'), [moneyText(lang, copy.fee), copy.feeNote].filter(Boolean).join(', ')],
          [t('Ngày cấp', 'Given on'), <When on={copy.day} />],
          [
            t('Người cấp', 'Given by'),
            <>
              {copy.byName}, <When at={copy.at} />
            </>,
          ],
          [
            t('Người ký', 'Signed by'),
            [copy.signerName, copy.signerTitle].filter(Boolean).join(', '),
          ],
          copy.dossierCode !== null && [
            t('Hồ sơ', 'Dossier'),
            <a href={dossierHref(copy.dossierCode)}>{copy.dossierCode}</a>,
          ],
        ]}
      />
      {copy.dossierCode && <PaperActs at={copyHref(copy)} />}
    </Page>
  )
}
