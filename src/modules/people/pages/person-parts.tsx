import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Notice } from '#ui/notice.tsx'
import { Table } from '#ui/table.tsx'
import { Timeline } from '#ui/timeline.tsx'
import { useView, type View } from '#ui/view.ts'

import { personFieldNames, personFields, type PersonField } from '../domain.ts'
import type { PersonFile } from '../file.ts'
import type { Member } from '../households.ts'
import type { PersonEvent } from '../store.ts'
import { homeOf } from './list.tsx'
import { birthOr, likenessWords, roleWords, say } from './words.ts'

/** Records that may be the same person, each leading to a page that compares the two. */
export function Suspects({ person, suspects, hamletNames }: PersonFile) {
  const { t, who } = useView()
  if (suspects.length === 0) return null
  const mayMerge = who.can.has('person.merge')
  return (
    <Notice
      kind="warn"
      title={t('Có thể trùng với hồ sơ khác', 'There may be another record of this person')}
    >
      <ul>
        {suspects.map(({ person: other, why }) => (
          <li key={other.id}>
            <a href={`/can-bo/nguoi/${other.id}`}>{other.fullName}</a>
            {`, ${[birthOr(other.birth), homeOf(other, hamletNames)].filter(Boolean).join(', ')}. `}
            {say(t, likenessWords, why)}.{' '}
            {mayMerge && (
              <a href={`/can-bo/nguoi/${person.id}/gop?voi=${other.id}`}>
                {t('So sánh và gộp', 'Compare and merge')}
              </a>
            )}
          </li>
        ))}
      </ul>
    </Notice>
  )
}

export function Household({ person, members }: PersonFile) {
  const { t, who } = useView()
  return (
    <section aria-labelledby="ho">
      <h2 id="ho">{t('Hộ gia đình', 'Household')}</h2>
      <Members {...{ person, members }} />
      {who.can.has('person.edit') && (
        <ButtonLink href={`/can-bo/nguoi/${person.id}/ho`} kind="secondary" small>
          {t('Sửa hộ', 'Change household')}
        </ButtonLink>
      )}
    </section>
  )
}

function Members({ person, members }: Pick<PersonFile, 'person' | 'members'>) {
  const { t } = useView()
  const nameOf = ({ id, fullName }: Member['person']) =>
    id === person.id ? <strong>{fullName}</strong> : <a href={`/can-bo/nguoi/${id}`}>{fullName}</a>
  return (
    <Table
      caption={t('Những người cùng hộ', 'People of the household')}
      hideCaption
      rows={members}
      empty={t('Chưa ghi hộ', 'No household recorded')}
      columns={[
        { key: 'name', head: t('Họ và tên', 'Name'), cell: (one) => nameOf(one.person) },
        {
          key: 'role',
          head: t('Quan hệ với chủ hộ', 'Relation to the head'),
          cell: ({ role }) => say(t, roleWords, role),
        },
        {
          key: 'birth',
          head: t('Ngày sinh', 'Born'),
          cell: (one) => birthOr(one.person.birth) ?? '–',
          tight: true,
        },
      ]}
    />
  )
}

export function PersonTimeline({ events }: { events: PersonEvent[] }) {
  const { t } = useView()
  if (events.length === 0) return <Empty title={t('Chưa có gì', 'Nothing yet')} />
  return (
    <Timeline
      items={events.map((event) => ({
        at: event.at,
        title: titleOf(t, event),
        by: textOf(event.data['by']),
        body: textOf(event.data['reason']),
      }))}
    />
  )
}

const textOf = (value: unknown) => (typeof value === 'string' ? value : undefined)

function titleOf(t: View['t'], { name, data }: PersonEvent): string {
  const fields = fieldsIn(t, data['fields'])
  const titles: Record<string, string> = {
    'person.added': t('Lập hồ sơ', 'Record made'),
    'person.changed': fields
      ? t(`Sửa: ${fields}`, `Changed: ${fields}`)
      : t('Xác thực danh tính', 'Identity checked'),
    'person.proposals-decided': fields
      ? t(`Nhận điều khai khác: ${fields}`, `Taken from a declaration: ${fields}`)
      : t('Không nhận điều khai khác', 'A declaration was not taken into the record'),
    'person.merged': t('Gộp một hồ sơ trùng vào đây', 'A duplicate was merged into this record'),
    'person.id-revealed': t('Xem đầy đủ số định danh', 'Identity number shown in full'),
    'person.joined-household': t('Ghi vào hộ', 'Put into a household'),
    'person.died': t('Ghi là đã mất', 'Recorded as deceased'),
    'person.not-dead': t('Mở lại hồ sơ đã ghi mất', 'The record was opened again'),
    'citizen.signed-in': t('Đăng nhập bằng tài khoản định danh', 'Signed in'),
    'citizen.signed-out': t('Đăng xuất', 'Signed out'),
    'person.left-household': t('Ra khỏi hộ', 'Left the household'),
  }
  return titles[name] ?? t('Sự việc khác', 'Something else')
}

const isField = (value: unknown): value is PersonField =>
  personFields.some((field) => field === value)

const fieldsIn = (t: View['t'], value: unknown): string =>
  (Array.isArray(value) ? value.filter(isField) : [])
    .map((field) => t(...personFieldNames[field]).toLocaleLowerCase('vi'))
    .join(', ')
