import type { Errors, Filled } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'

import type { Procedure } from '../domain.ts'
import { openFlags } from '../open-flags.ts'
import type { PastChange } from '../store.ts'
import { flagText, nameText, seenText } from '../words.ts'
import { FeePanel } from './fee-form.tsx'
import { History } from './history.tsx'
import { RawAndRead } from './raw-and-read.tsx'
import { SettingPanel } from './setting-form.tsx'
import { TimePanel } from './time-form.tsx'

export type AdminForm = 'time' | 'fee' | 'setting' | 'withdraw'
export type AdminRetry = { form: AdminForm; filled: Filled; errors: Errors }

export type AdminProcedureProps = {
  procedure: Procedure
  changes: PastChange[]
  seen: string
  on: Temporal.PlainDate
  retry?: AdminRetry | undefined
}

/** One procedure: the source's words beside what we read in them, and what the commune has to confirm. */
export function AdminProcedurePage({ procedure, changes, seen, on, retry }: AdminProcedureProps) {
  const view = useView()
  const { t, who } = view
  const { code, field } = procedure
  const mayEdit = who.can.has('procedure.edit')
  return (
    <Page
      frame="staff"
      title={nameText(view, procedure)}
      over={`${code} · ${field}`}
      lead={seenText(view, procedure)}
      crumbs={[{ href: '/quan-tri/thu-tuc', text: t('Danh mục thủ tục', 'Procedure catalogue') }]}
      actions={
        <>
          {who.can.has('handling.view') && (
            <ButtonLink kind="secondary" href={`/quan-tri/xu-ly/${code}`}>
              {t('Quy định xử lý hồ sơ', 'Rules of handling')}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={`/thu-tuc/${code}`}>
            {t('Xem như người dân', 'See as a citizen')}
          </ButtonLink>
        </>
      }
    >
      {retry && <ErrorSummary errors={retry.errors} ids={idsFor(retry)} />}
      <Flags {...{ procedure, on }} />
      <RawAndRead {...{ procedure, on }} />
      {mayEdit && (
        <>
          <TimePanel {...{ procedure, seen, on, retry: only(retry, 'time') }} />
          <FeePanel {...{ procedure, seen, on, retry: only(retry, 'fee') }} />
          <SettingPanel {...{ procedure, seen, retry: only(retry, 'setting') }} />
        </>
      )}
      <History {...{ procedure, changes, seen, mayEdit, on }} />
    </Page>
  )
}

const only = (retry: AdminRetry | undefined, form: AdminForm) =>
  retry?.form === form ? retry : undefined

/** Two forms on the page have fields of the same name, so ids carry the form's. */
const idsFor = ({ form, errors }: AdminRetry) =>
  Object.fromEntries(Object.keys(errors).map((name) => [name, `${form}-${name}`]))

function Flags({ procedure, on }: { procedure: Procedure; on: Temporal.PlainDate }) {
  const view = useView()
  const open = new Set(openFlags(procedure, on))
  if (procedure.flags.length === 0) return null
  return (
    <p>
      {procedure.flags.map((flag) => (
        <span key={flag}>
          <Tag tone={open.has(flag) ? 'yellow' : 'green'}>
            {open.has(flag)
              ? flagText(view, flag)
              : view.t(`${flagText(view, flag)}: đã xử lý`, `${flagText(view, flag)}: settled`)}
          </Tag>{' '}
        </span>
      ))}
    </p>
  )
}
