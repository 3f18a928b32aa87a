import type { Retry } from '#platform/form.ts'
import { Empty } from '#ui/empty.tsx'
import { ErrorSummary } from '#ui/errors.tsx'
import { Radios, TextArea } from '#ui/field.tsx'
import { Actions, Button, Form, Hidden } from '#ui/form.tsx'
import { dateText, localTime } from '#ui/format.ts'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { personFieldNames, type Person } from '../domain.ts'
import type { Proposal } from './domain.ts'
import { valueText } from './words.ts'

type Props = { person: Person; open: readonly Proposal[] } & Partial<Retry>

/** The field of the form that carries the officer's word on one proposal. */
export const rulingField = (id: string) => `muc.${id}`

/** What a person declared otherwise than the record says, to be taken or left, one by one. */
export function ProposalsPage({ person, open, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      frame="staff"
      title={t('Khai khác hồ sơ người dân', 'Declared otherwise than the record')}
      crumbs={[{ href: `/can-bo/nguoi/${person.id}`, text: person.fullName }]}
      lead={t(
        'Hồ sơ chỉ đổi những mục bạn nhận. Với họ tên, ngày sinh, giới tính: hãy so với giấy tờ gốc trước.',
        'Only what you accept changes the record. Compare name, birth and sex with the papers first.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      {open.length === 0 ? (
        <>
          <Empty title={t('Không còn mục nào chờ quyết định.', 'Nothing waits for a decision.')} />
          {filled?.['reason'] && (
            <p>
              {t('Bạn đã ghi:', 'You wrote:')} <span class="as-typed">{filled['reason']}</span>
            </p>
          )}
        </>
      ) : (
        <Form action={`/can-bo/nguoi/${person.id}/khai-khac`}>
          <Hidden name="version" value={String(person.version)} />
          {open.map((proposal) => (
            <One key={proposal.id} {...{ person, proposal, filled, errors }} />
          ))}
          <TextArea
            name="reason"
            label={t('Căn cứ, lý do', 'Ground')}
            hint={t(
              'Ví dụ: đã xem căn cước bản gốc; đã gọi số mới và gặp người nộp.',
              'For example: the card was seen; the new number was called.',
            )}
            rows={2}
            max={300}
            {...{ filled, errors }}
          />
          <Actions>
            <Button>{t('Lưu quyết định', 'Save')}</Button>
            <a href={`/can-bo/nguoi/${person.id}`}>{t('Thôi', 'Cancel')}</a>
          </Actions>
        </Form>
      )}
    </Page>
  )
}

type OneProps = {
  person: Person
  proposal: Proposal
  filled: Retry['filled'] | undefined
  errors: Retry['errors'] | undefined
}

function One({ person, proposal, filled, errors }: OneProps) {
  const { t, lang } = useView()
  const { id, field, said, dossierCode, saidAt } = proposal
  const day = dateText(lang, localTime(saidAt).date)
  return (
    <Radios
      name={rulingField(id)}
      legend={t(...personFieldNames[field])}
      hint={t(`Khai trong hồ sơ ${dossierCode}, ${day}`, `Declared in ${dossierCode}, ${day}`)}
      value="sau"
      options={[
        {
          value: 'nhan',
          text: t(
            `Nhận: ${valueText(t, field, said)}`,
            `Take what was declared: ${valueText(t, field, said)}`,
          ),
        },
        {
          value: 'giu',
          text: t(
            `Giữ như hồ sơ: ${valueText(t, field, person[field])}`,
            `Keep the record: ${valueText(t, field, person[field])}`,
          ),
        },
        { value: 'sau', text: t('Để sau', 'Later') },
      ]}
      {...{ filled, errors }}
    />
  )
}
