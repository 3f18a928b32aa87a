import type { Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { standingOf } from '../annotations.ts'
import { originalOf } from '../certificates.ts'
import { numberText } from '../domain.ts'
import type { Entry, Note } from '../store.ts'
import { shortWords } from '../words.ts'
import { dossierHref, entryHref } from './hrefs.ts'
import { PaperActs, PaperNotice } from './paper-acts.tsx'

type Props = { entry: Entry; notes: readonly Note[]; number: string; errors?: Errors | undefined }

/** Giấy tờ cấp cùng việc đăng ký: to print, to be signed. */
export function CertificatePage({ entry, notes, number, errors }: Props) {
  const { t } = useView()
  const form = originalOf(entry.register)
  const here = `${entryHref(entry)}/giay`
  const isRevoked = standingOf(notes) === 'revoked'
  return (
    <Page
      frame="staff"
      title={form.title}
      over={t(`Số ${number}`, `Number ${number}`)}
      lead={entry.title}
      crumbs={[
        {
          href: entryHref(entry),
          text: `${t(...shortWords(entry.register))} ${numberText(entry)}`,
        },
      ]}
      actions={<ButtonLink href={`${here}/ban-in.pdf`}>{t('In (PDF)', 'Print (PDF)')}</ButtonLink>}
    >
      <ErrorSummary {...{ errors }} />
      <PaperNotice />
      {notes.length > 0 && (
        <Notice
          kind="warn"
          title={t(
            'Việc này đã có ghi chú; giấy in ở đây theo nội dung lúc đăng ký.',
            'This entry was annotated; the paper says what was entered at first.',
          )}
        >
          {t(
            'Nội dung hiện nay nằm ở bản sao trích lục.',
            'What holds today stands in a copy of the extract.',
          )}
        </Notice>
      )}
      <Facts
        rows={[
          [t('Ngày đăng ký', 'Registered on'), <When on={entry.day} />],
          [
            t('Người ký', 'Signed by'),
            [entry.signerName, entry.signerTitle].filter(Boolean).join(', '),
          ],
          [
            t('Mẫu', 'Form'),
            t(
              `Phiên bản ${form.version}. ${form.source}`,
              `Version ${form.version}. ${form.source}`,
            ),
          ],
          [
            t('Hồ sơ', 'Dossier'),
            entry.dossierCode && <a href={dossierHref(entry.dossierCode)}>{entry.dossierCode}</a>,
          ],
        ]}
      />
      {entry.dossierCode && !isRevoked && <PaperActs at={here} />}
    </Page>
  )
}
