import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextField } from '#ui/field.tsx'
import { Actions, Button, ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Person } from '../domain.ts'
import { revealReasonNames, revealReasons } from '../opening.ts'

type Props = { person: Person } & Partial<Retry>

export function RevealPage({ person, filled, errors }: Props) {
  const { t } = useView()
  const retry = { filled, errors }
  return (
    <Page
      title={t('Xem đầy đủ số định danh', 'Show the identity number')}
      frame="staff"
      crumbs={[{ href: `/can-bo/nguoi/${person.id}`, text: person.fullName }]}
      lead={t(
        'Lần xem này được ghi lại cùng lý do; người dân đọc được.',
        'This is written down with the reason, and the person can read it.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`/can-bo/nguoi/${person.id}/xem-so-dinh-danh`}>
        <Radios
          name="reason"
          legend={t('Lý do', 'Reason')}
          options={revealReasons.map((value) => ({ value, text: t(...revealReasonNames[value]) }))}
          {...retry}
        />
        <TextField
          name="detail"
          label={t('Ghi rõ', 'Details')}
          hint={t('Bắt buộc khi chọn “Lý do khác”', 'Required for “Another reason”')}
          {...retry}
        />
        <Actions>
          <Button>{t('Xem số', 'Show the number')}</Button>
          <a href={`/can-bo/nguoi/${person.id}`}>{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}

type Revealed = { person: Person; idNumber: string | null; reason: string }

export function RevealedPage({ person, idNumber, reason }: Revealed) {
  const { t } = useView()
  return (
    <Page
      title={t('Số định danh', 'Identity number')}
      frame="staff"
      crumbs={[{ href: `/can-bo/nguoi/${person.id}`, text: person.fullName }]}
    >
      <Notice
        title={
          idNumber ? (
            <code>{spaced(idNumber)}</code>
          ) : (
            t('Chưa có số định danh', 'No number is known')
          )
        }
      >
        <p>{t(`Đã ghi lại lý do xem: ${reason}`, `The reason was written down: ${reason}`)}</p>
      </Notice>
      <ButtonLink href={`/can-bo/nguoi/${person.id}`} kind="secondary">
        {t('Quay lại hồ sơ', 'Back to the record')}
      </ButtonLink>
    </Page>
  )
}

/** 079 087 001 234: read in groups, it is copied with fewer mistakes. */
const spaced = (number: string) => number.replaceAll(/(\d{3})(?=\d)/g, '$1 ')
