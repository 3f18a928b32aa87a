import type { Department } from '#modules/units/index.ts'
import { between, type Retry } from '#platform/form.ts'
import { Checkboxes, Select, TextField } from '#ui/field.tsx'
import { useView } from '#ui/view.ts'

import type { Staff } from '../staff/domain.ts'
import { roles } from '../staff/roles.ts'

type FactsProps = {
  staff?: Pick<Staff, 'fullName' | 'position' | 'departmentId'> | undefined
  departments: readonly Department[]
} & Partial<Retry>

export function FactsFields({ staff, departments, ...retry }: FactsProps) {
  const { t } = useView()
  return (
    <>
      <TextField
        name="fullName"
        label={t('Họ và tên', 'Full name')}
        value={staff?.fullName}
        autocomplete="off"
        width={30}
        {...retry}
      />
      <TextField
        name="position"
        label={t('Chức danh', 'Position')}
        value={staff?.position}
        optional
        width={30}
        {...retry}
      />
      <Select
        name="departmentId"
        label={t('Phòng ban', 'Department')}
        value={staff?.departmentId ?? ''}
        blank={t('Không thuộc phòng ban nào', 'In no department')}
        options={departments
          .filter(({ id, closedOn }) => closedOn === null || id === staff?.departmentId)
          .map(({ id, name }) => ({ value: id, text: name }))}
        {...retry}
      />
    </>
  )
}

type RolesProps = { held?: readonly string[] } & Partial<Retry>

export function RolesField({ held = [], ...retry }: RolesProps) {
  const { t } = useView()
  return (
    <Checkboxes
      name="roles"
      legend={t('Vai trò', 'Roles')}
      hint={t('Quyết định cán bộ làm được những việc gì.', 'Decide what the officer may do.')}
      value={held.join(between)}
      options={roles.map(({ code, vi, en }) => ({ value: code, text: t(vi, en) }))}
      {...retry}
    />
  )
}
