import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { householdRoles, type Person } from '../domain.ts'
import type { Member } from '../households.ts'
import { roleWords } from './words.ts'

type Props = { person: Person; members: Member[] } & Partial<Retry>

export function HouseholdPage({ person, members, filled, errors }: Props) {
  const { t } = useView()
  return (
    <Page
      title={t(`Hộ của ${person.fullName}`, `Household of ${person.fullName}`)}
      frame="staff"
      crumbs={[{ href: `/can-bo/nguoi/${person.id}`, text: person.fullName }]}
    >
      <ErrorSummary {...{ errors }} />
      <JoinForm {...{ person, ...(filled && { filled }), ...(errors && { errors }) }} />
      {members.length > 0 && <LeaveForm {...{ person }} />}
    </Page>
  )
}

function JoinForm({ person, ...retry }: { person: Person } & Partial<Retry>) {
  const { t } = useView()
  return (
    <Form action={`/can-bo/nguoi/${person.id}/ho`}>
      <Select
        name="role"
        label={t('Quan hệ với chủ hộ', 'Relation to the head')}
        options={householdRoles.map((value) => ({ value, text: t(...roleWords[value]) }))}
        value={person.householdRole ?? undefined}
        {...retry}
      />
      <TextField
        name="headIdNumber"
        label={t('Số định danh của chủ hộ', 'Identity number of the head')}
        hint={t('Bỏ trống nếu người này là chủ hộ', 'Leave empty when this person is the head')}
        inputMode="numeric"
        code
        width={20}
        autocomplete="off"
        {...retry}
      />
      <Actions>
        <Button>{t('Lưu', 'Save')}</Button>
        <a href={`/can-bo/nguoi/${person.id}`}>{t('Thôi', 'Cancel')}</a>
      </Actions>
    </Form>
  )
}

function LeaveForm({ person }: { person: Person }) {
  const { t } = useView()
  return (
    <Form action={`/can-bo/nguoi/${person.id}/ho/roi`}>
      <Button kind="warning">
        {t('Đưa ra khỏi hộ hiện tại', 'Take out of the present household')}
      </Button>
    </Form>
  )
}
