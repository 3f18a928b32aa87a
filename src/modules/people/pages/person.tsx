import type { ComponentChildren } from 'preact'

import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Tag } from '#ui/tag.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import type { Person } from '../domain.ts'
import type { PersonFile } from '../file.ts'
import { doubtsAbout, maskIdNumber } from '../id-number.ts'
import { DeclaredOtherwise, ToDecide } from '../proposals/otherwise.tsx'
import { homeOf } from './list.tsx'
import { OpeningTable } from './openings.tsx'
import { Household, PersonTimeline, Suspects } from './person-parts.tsx'
import { birthOr, doubtWords, genderWords, identityWords, say } from './words.ts'

export function PersonPage(file: PersonFile & { beside?: ComponentChildren }) {
  const { t } = useView()
  const { person, openings, diedOn, beside } = file
  return (
    <Page
      title={person.fullName}
      frame="staff"
      crumbs={[{ href: '/can-bo/nguoi', text: t('Người dân', 'Residents') }]}
      actions={<Doings {...{ person }} />}
    >
      {diedOn && (
        <Notice
          kind="warn"
          title={t(
            `Đã mất, theo sổ khai tử: ${knownDay(diedOn)}`,
            `Dead, by the death register: ${knownDay(diedOn)}`,
          )}
        />
      )}
      <Doubts {...{ person }} />
      <PersonFacts {...file} />
      <DeclaredOtherwise {...{ person }} said={file.proposals}>
        <ToDecide {...{ person }} />
      </DeclaredOtherwise>
      <Suspects {...file} />
      <Household {...file} />
      {beside}
      <h2>{t('Lịch sử hồ sơ', 'History of the record')}</h2>
      <PersonTimeline events={file.events} />
      <h2>{t('Ai đã xem', 'Who opened it')}</h2>
      <p class="muted">
        {t(
          'Người dân này đọc được danh sách dưới đây khi đăng nhập.',
          'This person can read the list below when signed in.',
        )}
      </p>
      <OpeningTable {...{ openings }} />
    </Page>
  )
}

/** 2026-11-20, 2026-11 or 2026 as people write it. */
const knownDay = (iso: string) => iso.split('-').toReversed().join('/')

function Doings({ person: { id } }: { person: Person }) {
  const { t, who } = useView()
  if (!who.can.has('person.edit')) return null
  return <ButtonLink href={`/can-bo/nguoi/${id}/sua`}>{t('Sửa', 'Edit')}</ButtonLink>
}

function Doubts({ person }: { person: Person }) {
  const { t } = useView()
  const doubts = doubtsAbout(person)
  if (doubts.length === 0) return null
  return (
    <Notice kind="warn" title={t('Cần xem lại số định danh', 'Please check the identity number')}>
      {doubts.map((doubt) => (
        <p key={doubt}>{t(...doubtWords[doubt])}</p>
      ))}
    </Notice>
  )
}

function PersonFacts({ person, place, hamletNames }: PersonFile) {
  const { t } = useView()
  const home = [homeOf(person, hamletNames), place].filter(Boolean).join(', ')
  return (
    <Facts
      rows={[
        [t('Ngày sinh', 'Date of birth'), birthOr(person.birth)],
        [t('Giới tính', 'Sex'), say(t, genderWords, person.gender)],
        [
          t('Số định danh', 'Identity number'),
          person.idNumber && maskIdNumber(person.idNumber),
          person.idNumber && <RevealLink {...{ person }} />,
        ],
        person.oldIdNumber !== null && [
          t('Số CMND cũ', 'Old identity number'),
          maskIdNumber(person.oldIdNumber),
        ],
        [t('Mức xác thực', 'Identity'), <Identity {...{ person }} />],
        [t('Nơi ở', 'Home'), home],
        [t('Điện thoại', 'Telephone'), person.phone],
        [t('Thư điện tử', 'E-mail'), person.email],
        [t('Dân tộc', 'Ethnicity'), person.ethnicity],
        [t('Quốc tịch', 'Nationality'), person.nationality],
      ]}
    />
  )
}

function RevealLink({ person: { id } }: { person: Person }) {
  const { t, who } = useView()
  if (!who.can.has('person.reveal')) return null
  return <a href={`/can-bo/nguoi/${id}/xem-so-dinh-danh`}>{t('Xem đủ số', 'Show the number')}</a>
}

function Identity({ person: { identityLevel, identityAt } }: { person: Person }) {
  const { t } = useView()
  return (
    <>
      <Tag tone={identityLevel === 'claimed' ? 'grey' : 'green'}>
        {say(t, identityWords, identityLevel)}
      </Tag>{' '}
      {identityAt && <When at={identityAt} only="date" />}
    </>
  )
}
