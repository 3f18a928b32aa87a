import { maskIdNumber } from '#modules/people/index.ts'
import type { Retry } from '#platform/form.ts'
import { serialText } from '#platform/year-book.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { Checkboxes, TextField } from '#ui/field.tsx'
import { Button, Form } from '#ui/form.tsx'
import { moneyText } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { numberText, symbolOf } from '../domain.ts'
import type { Entry, Note } from '../store.ts'
import { itemWords } from '../words.ts'
import { bookHref } from './book-href.ts'
import { home } from './counter-page.tsx'

type Props = {
  entry: Entry
  notes: readonly Note[]
  /** The signed paper of an electronic copy. */
  document: string | undefined
  mayNote: boolean
  retry?: Retry | undefined
  once: string
}

/** One line of a book and what was noted to it. */
export function LinePage({ entry, notes, document, mayNote, retry, once }: Props) {
  const { t, lang } = useView()
  return (
    <Page
      frame="staff"
      title={t(`Số ${serialText(entry.number)}`, `Number ${serialText(entry.number)}`)}
      over={numberText(entry)}
      crumbs={[{ href: bookHref(entry), text: `${symbolOf(entry)}, ${entry.year}` }]}
    >
      <ErrorSummary errors={retry?.errors} />
      {entry.voided && (
        <Notice kind="stop" title={t('Số này đã hủy.', 'This number is cancelled.')} />
      )}
      <Facts
        rows={[
          [t('Ngày', 'Day'), <When on={entry.day} />],
          [
            t('Người yêu cầu', 'Requester'),
            [entry.requesterName, entry.requesterIdNumber && maskIdNumber(entry.requesterIdNumber)]
              .filter(Boolean)
              .join(', '),
          ],
          [t(...itemWords[entry.kind]), entry.name],
          entry.parties !== '' && [t('Các bên, người ký', 'Parties'), entry.parties],
          [t('Số trang', 'Pages'), entry.pages],
          [t('Số bản', 'Copies'), entry.copies],
          document !== undefined && [
            t('Bản đã ký', 'Signed copy'),
            <a href={`/can-bo/ky-so/van-ban/${document}`}>
              {t('Xem, kiểm tra chữ ký', 'See it, check its signatures')}
            </a>,
          ],
          [t('Lệ phí', 'Fee'), moneyText(lang, entry.fee)],
          [t('Người ký chứng thực', 'Signer'), `${entry.signerName}, ${entry.signerTitle}`],
          [
            t('Lượt', 'Visit'),
            <a href={`${home}/luot/${entry.visitId}`}>{t('Xem, in lại', 'See, print again')}</a>,
          ],
        ]}
      />
      <Panel title={t('Ghi chú', 'Annotations')}>
        {notes.length === 0 && <p class="muted">{t('Chưa có ghi chú.', 'There is none.')}</p>}
        <ul>
          {notes.map(({ id, voids, text, reason, at, byName }) => (
            <li key={id}>
              {voids && <strong>{t('Hủy số. ', 'Cancelled. ')}</strong>}
              {text}{' '}
              <span class="muted">
                ({reason}; {byName}, <When at={at} />)
              </span>
            </li>
          ))}
        </ul>
        {mayNote && !entry.voided && <NoteFields {...{ entry, retry, once }} />}
      </Panel>
    </Page>
  )
}

function NoteFields({ entry, retry, once }: Pick<Props, 'entry' | 'retry' | 'once'>) {
  const { t } = useView()
  const field = { filled: retry?.filled, errors: retry?.errors }
  return (
    <Form action={`${bookHref(entry)}/${entry.number}`} once={once}>
      <TextField
        name="text"
        label={t('Nội dung đúng', 'What is right')}
        hint={t(
          'Dòng đã ghi giữ nguyên; số không dùng lại.',
          'The line stays as it is; its number is not used again.',
        )}
        {...field}
      />
      <TextField name="reason" label={t('Lý do', 'Reason')} {...field} />
      <Checkboxes
        name="voids"
        legend={t('Hủy số', 'Cancel')}
        options={[{ value: '1', text: t('Hủy số này', 'Cancel this number') }]}
        small
        {...field}
      />
      <Button>{t('Ghi vào sổ', 'Write it down')}</Button>
    </Form>
  )
}
