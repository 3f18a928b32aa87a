import { maskIdNumber } from '#modules/people/index.ts'
import { Facts } from '#ui/facts.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { Notice } from '#ui/notice.tsx'
import { Panel } from '#ui/panel.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'
import { When } from '#ui/when.tsx'

import { effectOf, kindWords, standingOf } from '../annotations.ts'
import { textOf } from '../content.ts'
import { contentNow, numberText, partyIn, valueAt, type Content } from '../domain.ts'
import { formOf, labelOf, partWords, type RoleField } from '../registers.ts'
import type { Copy } from '../store-copies.ts'
import type { Entry, Note } from '../store.ts'
import { bookWords, shortWords } from '../words.ts'
import { bookHref, copyHref, dossierHref, entryHref, home } from './hrefs.ts'

type Props = {
  entry: Entry
  notes: readonly Note[]
  copies: readonly Copy[]
  links: ReadonlyMap<string, string>
}

/** Một việc đã vào sổ: what it says today, what was annotated, what was given of it. */
export function EntryPage(props: Props) {
  const { t, who } = useView()
  const { entry, notes } = props
  const { register, signerName, signerTitle } = entry
  const here = entryHref(entry)
  const standing = standingOf(notes)
  const ending = notes.findLast(({ kind }) => effectOf(kind) !== undefined)
  return (
    <Page
      frame="staff"
      title={entry.title}
      over={`${t(...shortWords(register))} ${numberText(entry)}`}
      crumbs={[
        { href: home, text: t('Hộ tịch', 'Civil status') },
        { href: bookHref(entry), text: `${t(...bookWords(register))}, ${entry.year}` },
      ]}
      actions={
        <>
          {who.can.has('civil-status.copy') && (
            <ButtonLink href={`${here}/ban-sao`}>{t('Cấp bản sao', 'Give copies')}</ButtonLink>
          )}
          {who.can.has('civil-status.annotate') && (
            <ButtonLink kind="secondary" href={`${here}/ghi-chu`}>
              {t('Ghi chú', 'Annotate')}
            </ButtonLink>
          )}
          <ButtonLink kind="secondary" href={`${here}/giay`}>
            {t('Giấy tờ hộ tịch', 'The certificate')}
          </ButtonLink>
        </>
      }
    >
      {ending && standing !== 'stands' && (
        <Notice
          kind={standing === 'revoked' ? 'stop' : 'warn'}
          title={t(
            `${kindWords(ending.kind)[0]}: ${ending.text}`,
            `${kindWords(ending.kind)[1]}: ${ending.text}`,
          )}
        />
      )}
      <Whole {...props} />
      <Panel title={t('Ghi chú', 'Annotations')}>
        <Notes {...{ entry, notes }} />
      </Panel>
      <Panel title={t('Bản sao đã cấp', 'Copies given')}>
        <Copies copies={props.copies} />
      </Panel>
      <Panel title={t('Việc vào sổ', 'How it was entered')}>
        <Facts
          rows={[
            [t('Ngày đăng ký', 'Registered on'), <When on={entry.day} long />],
            [
              t('Người ghi', 'Entered by'),
              <>
                {entry.byName}, <When at={entry.at} />
              </>,
            ],
            [t('Người ký', 'Signed by'), [signerName, signerTitle].filter(Boolean).join(', ')],
            [
              t('Hồ sơ', 'Dossier'),
              entry.dossierCode && <a href={dossierHref(entry.dossierCode)}>{entry.dossierCode}</a>,
            ],
            [t('Căn cứ', 'Basis'), entry.basis],
            entry.overridden.length > 0 && [
              t('Cảnh báo đã bỏ qua', 'Warnings set aside'),
              entry.overridden.map(({ reason }) => reason).join('; '),
            ],
          ]}
        />
      </Panel>
    </Page>
  )
}

function Whole({ entry, notes, links }: Props) {
  const { t, lang } = useView()
  const { register } = entry
  const { roles, facts } = formOf(register)
  const now = contentNow(entry.content, notes)
  const at = lang === 'en' ? 1 : 0
  return (
    <>
      <Facts
        rows={facts.map(({ name, words, optional }) => {
          const value = now.facts[name] ?? ''
          return (
            !(optional && value === '') && [
              t(...words),
              textOf(register, `facts.${name}`, value, at),
            ]
          )
        })}
      />
      {roles
        .filter(({ role }) => partyIn(now, role)?.fullName)
        .map((role) => (
          <Person key={role.role} {...{ role, now, entry }} link={links.get(role.role)} />
        ))}
    </>
  )
}

type PersonProps = { role: RoleField; now: Content; entry: Entry; link: string | undefined }

function Person({ role, now, entry, link }: PersonProps) {
  const { t, lang, who } = useView()
  const shown = (path: string) => {
    const value = valueAt(now, path)
    return path.endsWith('.idNumber') && value
      ? maskIdNumber(value)
      : textOf(entry.register, path, value, lang === 'en' ? 1 : 0)
  }
  return (
    <Panel
      title={t(...role.words)}
      actions={
        link &&
        who.can.has('person.view') && (
          <a href={`/can-bo/nguoi/${link}?hs=${entry.dossierCode ?? ''}`}>
            {t('Hồ sơ người này', 'Record of this person')}
          </a>
        )
      }
    >
      <Facts
        compact
        rows={role.parts.map((part) => {
          const path = `${role.role}.${part}`
          return (
            (valueAt(now, path) !== '' || !role.optional.includes(part)) && [
              t(...partWords[part]),
              shown(path),
            ]
          )
        })}
      />
    </Panel>
  )
}

function Notes({ entry, notes }: Pick<Props, 'entry' | 'notes'>) {
  const { t, lang } = useView()
  if (notes.length === 0) return <p class="muted">{t('Chưa có ghi chú.', 'There is none.')}</p>
  const at = lang === 'en' ? 1 : 0
  const shown = (path: string, value: string) =>
    value && path.endsWith('.idNumber')
      ? maskIdNumber(value)
      : textOf(entry.register, path, value, at) || '–'
  return (
    <ul>
      {notes.map(({ id, kind, text, changes, basis, holdsFrom, at: when, byName }) => (
        <li key={id}>
          <strong>{t(...kindWords(kind))}.</strong> {text}
          {changes.map(({ path, from, to }) => (
            <p key={path}>
              {t(...labelOf(entry.register, path))}: {shown(path, from)} →{' '}
              <strong>{shown(path, to)}</strong>
            </p>
          ))}
          <p class="muted">
            {basis}
            {holdsFrom && (
              <>
                , {t('từ', 'from')} <When on={holdsFrom} />
              </>
            )}{' '}
            ({byName}, <When at={when} />)
          </p>
        </li>
      ))}
    </ul>
  )
}

function Copies({ copies }: Pick<Props, 'copies'>) {
  const { t } = useView()
  return (
    <Table
      caption={t('Bản sao đã cấp', 'Copies given')}
      hideCaption
      rows={copies}
      rowKey={({ id }) => id}
      empty={t('Chưa cấp bản sao nào.', 'None was given.')}
      columns={[
        {
          key: 'number',
          head: t('Số', 'Number'),
          tight: true,
          cell: (one) => <a href={copyHref(one)}>{numberText(one)}</a>,
        },
        { key: 'day', head: t('Ngày', 'Day'), tight: true, cell: ({ day }) => <When on={day} /> },
        { key: 'to', head: t('Cấp cho', 'Given to'), cell: ({ recipientName }) => recipientName },
        { key: 'n', head: t('Số bản', 'Copies'), num: true, cell: ({ copies: n }) => n },
        { key: 'by', head: t('Người cấp', 'Given by'), cell: ({ byName }) => byName },
      ]}
    />
  )
}
