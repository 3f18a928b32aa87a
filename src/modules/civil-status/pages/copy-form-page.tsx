import { signerChoices, type Signer } from '#modules/accounts/index.ts'
import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, Select, TextField } from '#ui/field.tsx'
import { Actions, Button, FieldRow, Form, Hidden } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { standingOf } from '../annotations.ts'
import { copyPapersOf } from '../certificates.ts'
import { usualFee } from '../copies.ts'
import { numberText } from '../domain.ts'
import type { Entry, Note } from '../store.ts'
import { relationChoices, shortWords, whyNotCopy } from '../words.ts'
import { entryHref } from './hrefs.ts'

type Props = {
  entry: Entry
  notes: readonly Note[]
  signers: readonly Signer[]
  filled: Filled
  errors?: Errors | undefined
  once: string
}

/** Cấp bản sao trích lục: which paper, how many, to whom. */
export function CopyFormPage({ entry, notes, signers, filled, errors, once }: Props) {
  const { t, lang } = useView()
  const field = { filled, errors }
  const usual = moneyText(lang, usualFee)
  const papers = copyPapersOf(entry.register)
  const isRevoked = standingOf(notes) === 'revoked'
  return (
    <Page
      frame="staff"
      title={t('Cấp bản sao trích lục hộ tịch', 'Give copies of an extract')}
      over={`${t(...shortWords(entry.register))} ${numberText(entry)}`}
      lead={entry.title}
      crumbs={[
        {
          href: entryHref(entry),
          text: `${t(...shortWords(entry.register))} ${numberText(entry)}`,
        },
      ]}
    >
      <ErrorSummary {...{ errors }} />
      {isRevoked && <Notice kind="stop" title={t(...whyNotCopy.revoked)} />}
      {papers.length === 0 && (
        <Notice
          kind="warn"
          title={t(
            'Giấy này không cấp bản sao; người dân xin cấp giấy mới.',
            'This paper is not copied; a new one is issued.',
          )}
        />
      )}
      {notes.length > 0 && !isRevoked && (
        <Notice
          title={t(
            `Bản sao theo nội dung hiện nay, kèm ${notes.length} ghi chú.`,
            `The copy says what holds today, with ${notes.length} annotations.`,
          )}
        />
      )}
      {papers.length > 0 && !isRevoked && (
        <Form action={`${entryHref(entry)}/ban-sao`} once={once}>
          <Hidden name="hs" value={filled['hs'] ?? ''} />
          <Radios
            name="paper"
            legend={t('Loại bản sao', 'Kind of copy')}
            options={papers.map(({ code, title }) => ({ value: code, text: `${title} (bản sao)` }))}
            {...field}
          />
          <FieldRow>
            <TextField
              name="copies"
              label={t('Số bản', 'Copies')}
              width={3}
              inputMode="numeric"
              {...field}
            />
            <TextField
              name="fee"
              label={t('Phí (đồng)', 'Fee (đồng)')}
              hint={t(`Để trống: ${usual} một bản`, `Blank: ${usual} a copy`)}
              width={10}
              inputMode="numeric"
              optional
              {...field}
            />
            <TextField
              name="feeNote"
              label={t('Lý do thu khác, miễn phí', 'Why another fee, or none')}
              optional
              {...field}
            />
          </FieldRow>
          <TextField name="recipientName" label={t('Cấp cho ai', 'Given to')} {...field} />
          <FieldRow>
            <TextField
              name="recipientIdNumber"
              label={t('Số giấy tờ tùy thân', 'Number of the identity paper')}
              width={20}
              code
              optional
              {...field}
            />
            <Select
              name="relation"
              label={t('Quan hệ với người trong giấy', 'Relation')}
              options={relationChoices.map(([value, words]) => ({ value, text: t(...words) }))}
              {...field}
            />
            <Select
              name="signer"
              label={t('Người ký', 'Signed by')}
              options={signerChoices(signers, t)}
              {...field}
            />
          </FieldRow>
          <Actions>
            <Button>{t('Cấp và lấy số', 'Give and take a number')}</Button>
          </Actions>
        </Form>
      )}
    </Page>
  )
}
