import type { ComponentChildren } from 'preact'

import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Person } from '../domain.ts'
import { saysSame, type Otherwise } from './domain.ts'
import { otherwiseText } from './words.ts'

type Props = {
  person: Person
  said: readonly Otherwise[]
  /** What becomes of it, or where it is decided. */
  children?: ComponentChildren
}

/** Khai khác hồ sơ người dân: both values side by side; nothing where the record says the same by now. */
export function DeclaredOtherwise({ person, said, children }: Props) {
  const { t } = useView()
  const open = said.filter(({ field, said: value }) => !saysSame(person, field, value))
  if (open.length === 0) return null
  return (
    <Notice
      kind="warn"
      title={t('Khai khác hồ sơ người dân', 'Declared otherwise than the record')}
    >
      <ul>
        {open.map((one) => (
          <li key={one.field}>{otherwiseText(t, one, person)}</li>
        ))}
      </ul>
      {children}
    </Notice>
  )
}

/** Leads an officer who may decide to where it is decided; tells others who does. */
export function ToDecide({ person: { id } }: { person: Pick<Person, 'id'> }) {
  const { t, who } = useView()
  if (!who.can.has('person.edit'))
    return (
      <p>
        {t(
          'Hồ sơ người dân chưa đổi. Cán bộ được sửa hồ sơ dân cư xem và quyết định.',
          'The record is unchanged. An officer who may change records decides.',
        )}
      </p>
    )
  return (
    <p>
      {t('Hồ sơ người dân chưa đổi.', 'The record is unchanged.')}{' '}
      <a href={`/can-bo/nguoi/${id}/khai-khac`}>
        {t('Xem và quyết định từng mục', 'Decide field by field')}
      </a>
    </p>
  )
}
