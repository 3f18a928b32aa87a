import type { Retry } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { hamletLabel, type Hamlet } from '../domain.ts'
import type { HamletChange } from '../hamlet-store.ts'
import { DecisionFields, NameFields, SaveOrLeave, useCrumbs } from './hamlet-fields.tsx'
import { HamletTimeline } from './hamlet-timeline.tsx'
import { HamletState } from './hamlets.tsx'

type Props = { hamlet: Hamlet; changes: HamletChange[] } & Partial<Retry>

export function HamletPage({ hamlet, changes, filled, errors }: Props) {
  const { t, who } = useView()
  const mayEdit = who.can.has('unit.edit') && !hamlet.endedOn
  return (
    <Page
      title={hamletLabel(hamlet)}
      frame="staff"
      crumbs={useCrumbs()}
      actions={mayEdit && <SplitLink {...{ hamlet }} />}
    >
      <ErrorSummary {...{ errors }} />
      <HamletFacts {...{ hamlet }} />
      <h2>{t('Lịch sử', 'History')}</h2>
      <HamletTimeline {...{ changes }} />
      {mayEdit && (
        <RenameForm {...{ hamlet, ...(filled && { filled }), ...(errors && { errors }) }} />
      )}
    </Page>
  )
}

function SplitLink({ hamlet: { id } }: { hamlet: Hamlet }) {
  const { t } = useView()
  return (
    <ButtonLink href={`/quan-tri/ap/${id}/chia-tach`} kind="secondary">
      {t('Chia tách', 'Split')}
    </ButtonLink>
  )
}

function HamletFacts({ hamlet }: { hamlet: Hamlet }) {
  const { t, who } = useView()
  return (
    <Facts
      rows={[
        [t('Tình trạng', 'State'), <HamletState {...{ hamlet }} />],
        [t('Mã của xã', 'The commune’s code'), hamlet.code],
        [t('Thành lập ngày', 'Established on'), hamlet.startedOn && <When on={hamlet.startedOn} />],
        who.can.has('person.view') && [
          t('Dân cư', 'Residents'),
          <a href={`/can-bo/nguoi?ap=${hamlet.id}`}>{t('Xem danh sách', 'Open the list')}</a>,
        ],
      ]}
    />
  )
}

function RenameForm({ hamlet, ...retry }: { hamlet: Hamlet } & Partial<Retry>) {
  const { t } = useView()
  return (
    <section aria-labelledby="doi-ten">
      <h2 id="doi-ten">{t('Đổi tên, loại hoặc mã', 'Change name, kind or code')}</h2>
      <Form action={`/quan-tri/ap/${hamlet.id}`}>
        <NameFields {...{ hamlet, retry }} />
        <DecisionFields {...{ retry }} />
        <SaveOrLeave text={t('Lưu', 'Save')} />
      </Form>
    </section>
  )
}
