import { between, type Errors } from '#platform/form.ts'
import { ErrorSummary } from '#ui/errors.tsx'
import { Checkboxes } from '#ui/field.tsx'
import { Actions, Button, Form } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Table, type Column } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Permission } from '../staff/permissions.ts'
import {
  permissionsOfRole,
  roleName,
  roles,
  type ChangedRoles,
  type RoleCode,
} from '../staff/roles.ts'

type Props = { changed: ChangedRoles; permissions: readonly Permission[] }

/** Who may do what: permissions down, roles across. */
export function RolesPage({ changed, permissions }: Props) {
  const { t, who } = useView()
  return (
    <Page
      title={t('Vai trò và quyền', 'Roles and permissions')}
      frame="staff"
      wide
      lead={t(
        'Mỗi cán bộ có các quyền của mọi vai trò mình giữ.',
        'An officer has the permissions of every role they hold.',
      )}
    >
      {who.can.has('role.edit') && <EditLinks />}
      <Table
        caption={t('Quyền của từng vai trò', 'Permissions of each role')}
        hideCaption
        columns={useColumns(changed)}
        rows={permissions}
        rowKey={({ code }) => code}
      />
    </Page>
  )
}

function EditLinks() {
  const { t } = useView()
  return (
    <ul class="govuk-list">
      {roles.map(({ code, vi, en }) => (
        <li key={code}>
          <a href={`/quan-tri/vai-tro/${code}`}>{t(`Sửa quyền: ${vi}`, `Edit: ${en}`)}</a>
        </li>
      ))}
    </ul>
  )
}

function useColumns(changed: ChangedRoles): Column<Permission>[] {
  const { t } = useView()
  return [
    { key: 'permission', head: t('Quyền', 'Permission'), cell: ({ text }) => text },
    ...roles.map(({ code, vi, en }): Column<Permission> => {
      const held = new Set(permissionsOfRole(code, changed))
      return {
        key: code,
        head: t(vi, en),
        cell: (permission) => (held.has(permission.code) ? <Yes /> : null),
      }
    }),
  ]
}

function Yes() {
  const { t } = useView()
  return (
    <>
      <span aria-hidden="true">✓</span>
      <span class="govuk-visually-hidden">{t('có', 'yes')}</span>
    </>
  )
}

type RoleProps = {
  code: RoleCode
  held: readonly string[]
  permissions: readonly Permission[]
  errors?: Errors
}

export function RolePage({ code, held, permissions, errors }: RoleProps) {
  const { t } = useView()
  const name = t(...roleName(code))
  return (
    <Page
      title={t(`Quyền của vai trò ${name}`, `Permissions of ${name}`)}
      frame="staff"
      crumbs={[{ href: '/quan-tri/vai-tro', text: t('Vai trò và quyền', 'Roles and permissions') }]}
      lead={t(
        'Có hiệu lực với mọi cán bộ giữ vai trò này trong vài giây sau khi lưu.',
        'Takes effect for every officer with this role within seconds.',
      )}
    >
      <ErrorSummary {...{ errors }} />
      <Form action={`/quan-tri/vai-tro/${code}`}>
        <Checkboxes
          name="permissions"
          legend={t('Được phép', 'May')}
          value={held.join(between)}
          options={permissions.map((one) => ({ value: one.code, text: one.text, hint: one.code }))}
          {...{ errors }}
        />
        <Actions>
          <Button>{t('Lưu', 'Save')}</Button>
          <a href="/quan-tri/vai-tro">{t('Thôi', 'Cancel')}</a>
        </Actions>
      </Form>
    </Page>
  )
}
