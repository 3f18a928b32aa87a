import type { Hamlet } from '#modules/units/index.ts'
import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes, TextField } from '#ui/field.tsx'
import { Actions, Button, Fieldset, Form, Hidden } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { WhyNotAdd } from '../add.ts'
import type { Person, PersonBrief } from '../domain.ts'
import { homeOf } from './list.tsx'
import { PersonFields } from './person-fields.tsx'
import { birthOr, likenessWords, say } from './words.ts'

type Names = { hamletNames: ReadonlyMap<string, string> }
type AddProps = { hamlets: Hamlet[]; refusal?: WhyNotAdd | undefined } & Names & Partial<Retry>

export function AddPage({ hamlets, hamletNames, refusal, filled, errors }: AddProps) {
  const { t } = useView()
  const retry = { ...(filled && { filled }), ...(errors && { errors }) }
  return (
    <Page
      title={t('Thêm người', 'Add a person')}
      frame="staff"
      crumbs={[{ href: '/can-bo/nguoi', text: t('Người dân', 'Residents') }]}
    >
      <ErrorSummary {...{ errors }} />
      {refusal && <Refusal {...{ refusal, hamletNames }} />}
      <Form action="/can-bo/nguoi/them">
        {refusal?.kind === 'likely-known' && <NobodyElse />}
        <CardField {...{ retry }} />
        <PersonFields {...{ hamlets, retry }} />
        <Checkboxes
          name="cardSeen"
          legend={t('Đối chiếu', 'Check')}
          options={[
            {
              value: '1',
              text: t('Đã xem thẻ căn cước của người này', 'I have seen this person’s card'),
            },
          ]}
          {...retry}
        />
        <Actions>
          <Button>{t('Thêm', 'Add')}</Button>
          <a href="/can-bo/nguoi">{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}

/** A scanner types the code's text here and sends it with Enter; the button is the first of the form for that reason. */
function CardField({ retry }: { retry: Partial<Retry> }) {
  const { t } = useView()
  return (
    <Fieldset legend={t('Thẻ căn cước', 'The card')}>
      <TextField
        name="card"
        label={t('Quét mã QR trên thẻ căn cước', 'Scan the QR code of the card')}
        hint={t(
          'Đặt con trỏ vào ô này rồi quét; các mục dưới được điền sẵn để xem lại',
          'Put the cursor here and scan; the fields below are filled in for you to check',
        )}
        optional
        autocomplete="off"
        {...retry}
      />
      <Button kind="secondary" small name="do" value="card">
        {t('Điền từ thẻ', 'Fill in from the card')}
      </Button>
    </Fieldset>
  )
}

function NobodyElse() {
  const { t } = useView()
  return (
    <Checkboxes
      name="sure"
      legend={t('Xác nhận', 'Confirm')}
      options={[
        {
          value: '1',
          text: t(
            'Không phải ai trong số trên, thêm người mới',
            'It is none of these, add a new person',
          ),
        },
      ]}
    />
  )
}

function Refusal({ refusal, hamletNames }: { refusal: WhyNotAdd } & Names) {
  const { t } = useView()
  if (refusal.kind === 'number-known')
    return (
      <Notice
        kind="stop"
        title={t(
          'Người có số định danh này đã có hồ sơ',
          'The person with this number has a record',
        )}
      >
        <p>
          <Known person={refusal.holder} {...{ hamletNames }} />
        </p>
      </Notice>
    )
  return (
    <Notice
      kind="warn"
      title={t('Có thể đã có hồ sơ của người này', 'This person may have a record already')}
    >
      <ul>
        {refusal.suspects.map(({ person, why }) => (
          <li key={person.id}>
            <Known {...{ person, hamletNames }} /> ({say(t, likenessWords, why)})
          </li>
        ))}
      </ul>
    </Notice>
  )
}

function Known({ person, hamletNames }: { person: PersonBrief } & Names) {
  const about = [birthOr(person.birth), homeOf(person, hamletNames), person.maskedIdNumber]
  return (
    <>
      <a href={`/can-bo/nguoi/${person.id}`}>{person.fullName}</a>
      {`, ${about.filter(Boolean).join(', ')}`}
    </>
  )
}

type EditProps = { person: Person; hamlets: Hamlet[] } & Names & Partial<Retry>

export function EditPage({ person, hamlets, filled, errors }: EditProps) {
  const { t } = useView()
  const retry = { ...(filled && { filled }), ...(errors && { errors }) }
  return (
    <Page
      title={t(`Sửa hồ sơ: ${person.fullName}`, `Edit the record: ${person.fullName}`)}
      frame="staff"
      crumbs={[{ href: `/can-bo/nguoi/${person.id}`, text: person.fullName }]}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`/can-bo/nguoi/${person.id}/sua`}>
        <Hidden name="version" value={String(person.version)} />
        <PersonFields {...{ hamlets, person, retry }} />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
          <a href={`/can-bo/nguoi/${person.id}`}>{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}
