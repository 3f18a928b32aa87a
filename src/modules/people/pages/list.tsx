import { addressLine, hamletLabel, type Hamlet } from '#modules/units/index.ts'
import { Empty } from '#ui/empty.tsx'
import { Select, TextField } from '#ui/field.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Filters, Pager, Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { PersonBrief } from '../domain.ts'
import { birthOr, genderWords, say } from './words.ts'

type Props = {
  people: PersonBrief[]
  next: string | null
  hamlets: Hamlet[]
  hamletNames: ReadonlyMap<string, string>
}

export function PeoplePage({ people, next, hamlets, hamletNames }: Props) {
  const { t, who } = useView()
  return (
    <Page
      title={t('Người dân', 'Residents')}
      frame="staff"
      wide
      actions={
        who.can.has('person.edit') && (
          <ButtonLink href="/can-bo/nguoi/them">{t('Thêm người', 'Add a person')}</ButtonLink>
        )
      }
    >
      <Search {...{ hamlets }} />
      <PeopleTable {...{ people, hamletNames }} />
      <Pager next={next} />
    </Page>
  )
}

function Search({ hamlets }: { hamlets: Hamlet[] }) {
  const { t } = useView()
  return (
    <Filters action="/can-bo/nguoi">
      <TextField
        name="q"
        type="search"
        label={t('Tên, số định danh hoặc điện thoại', 'Name, identity number or telephone')}
        hint={t(
          'Có dấu hay không dấu: đầu họ tên, hoặc tên gọi. Số phải ghi đủ.',
          'With or without diacritics: the beginning of the name, or the given name. Numbers in full.',
        )}
        width={30}
      />
      <Select
        name="ap"
        label={t('Ấp, thôn, khu phố', 'Hamlet')}
        blank={t('Tất cả', 'All')}
        options={hamlets.map((hamlet) => ({ value: hamlet.id, text: hamletLabel(hamlet) }))}
      />
    </Filters>
  )
}

type TableProps = { people: PersonBrief[]; hamletNames: ReadonlyMap<string, string> }

export function PeopleTable({ people, hamletNames }: TableProps) {
  const { t } = useView()
  return (
    <Table
      caption={t('Người dân tìm thấy', 'People found')}
      hideCaption
      rows={people}
      rowKey={({ id }) => id}
      empty={<Nobody />}
      columns={[
        {
          key: 'name',
          head: t('Họ và tên', 'Name'),
          cell: ({ id, fullName }) => <a href={`/can-bo/nguoi/${id}`}>{fullName}</a>,
        },
        {
          key: 'birth',
          head: t('Ngày sinh', 'Born'),
          cell: ({ birth }) => birthOr(birth) ?? '–',
          tight: true,
        },
        {
          key: 'sex',
          head: t('Giới tính', 'Sex'),
          cell: ({ gender }) => say(t, genderWords, gender) ?? '–',
        },
        {
          key: 'number',
          head: t('Số định danh', 'Identity number'),
          cell: (one) => one.maskedIdNumber ?? '–',
          tight: true,
        },
        { key: 'home', head: t('Nơi ở', 'Home'), cell: (one) => homeOf(one, hamletNames) || '–' },
      ]}
    />
  )
}

export const homeOf = (
  { addressDetail, hamletId }: Pick<PersonBrief, 'addressDetail' | 'hamletId'>,
  hamletNames: ReadonlyMap<string, string>,
): string => addressLine(addressDetail, [hamletId && hamletNames.get(hamletId)])

function Nobody() {
  const { t } = useView()
  return (
    <Empty title={t('Không tìm thấy ai', 'Nobody found')}>
      {t(
        'Thử tìm bằng tên gọi (từ cuối), hoặc bằng đủ 12 chữ số của số định danh.',
        'Try the given name (the last word), or all 12 digits of the identity number.',
      )}
    </Empty>
  )
}
