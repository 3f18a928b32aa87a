import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { SearchBox } from '#ui/search-box.tsx'
import { Table } from '#ui/table.tsx'
import { useView } from '#ui/view.ts'

import type { Known } from '../case.ts'
import { titleOf } from '../content.ts'
import { numberText } from '../domain.ts'
import { changeProcedures, copyProcedures } from '../registers.ts'
import { shortWords } from '../words.ts'
import { dossierHref, entryHref, home } from './hrefs.ts'

type Props = {
  dossier: { code: string; procedureCode: string; procedureName: string }
  related: readonly Known[]
}

/** A dossier that ends in no register: a copy is given of an entry, a change is annotated to one. */
export function NoRegisterPage({ dossier, related }: Props) {
  const { t } = useView()
  const { code, procedureCode, procedureName } = dossier
  const isCopy = copyProcedures.includes(procedureCode)
  const isChange = changeProcedures.includes(procedureCode)
  return (
    <Page
      frame="staff"
      title={
        isCopy
          ? t('Chọn việc hộ tịch cần cấp bản sao', 'Choose the entry to be copied')
          : isChange
            ? t('Chọn việc hộ tịch cần ghi chú', 'Choose the entry to be annotated')
            : t('Hộ tịch', 'Civil status')
      }
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[
        { href: home, text: t('Hộ tịch', 'Civil status') },
        { href: dossierHref(code), text: t('Hồ sơ này', 'This dossier') },
      ]}
    >
      {isCopy || isChange ? (
        <>
          <Related {...{ related, code }} act={isCopy ? 'ban-sao' : 'ghi-chu'} />
          <SearchBox
            action={home}
            id="tim-ho-tich"
            label={t('Tìm việc khác trong sổ', 'Search for another entry')}
            hint={t('Họ tên, số/năm (12/2026), số định danh', 'Name, number/year, personal number')}
          />
        </>
      ) : (
        <Empty
          title={t('Thủ tục này không vào sổ hộ tịch.', 'This procedure ends in no register.')}
        />
      )}
    </Page>
  )
}

type RelatedProps = { related: readonly Known[]; code: string; act: 'ban-sao' | 'ghi-chu' }

function Related({ related, code, act }: RelatedProps) {
  const { t } = useView()
  return (
    <Table
      caption={t('Việc đã vào sổ của người này', 'Entries of this person')}
      hideCaption
      rows={related}
      rowKey={({ id }) => id}
      empty={
        <Empty
          title={t(
            'Trong sổ chưa có việc nào của người này.',
            'The registers have no entry of this person.',
          )}
        >
          {t(
            'Việc đăng ký trước đây nằm trong sổ giấy.',
            'What was registered earlier is on paper.',
          )}
        </Empty>
      }
      columns={[
        {
          key: 'what',
          head: t('Việc hộ tịch', 'Entry'),
          cell: (one) => (
            <a href={entryHref(one)}>
              {t(...shortWords(one.register))} {numberText(one)}
            </a>
          ),
        },
        {
          key: 'who',
          head: t('Họ tên', 'Names'),
          long: true,
          cell: ({ register, content }) => titleOf(register, content),
        },
        {
          key: 'act',
          head: t('Làm', 'Do'),
          cell: (one) =>
            one.standing !== 'revoked' && (
              <ButtonLink small kind="secondary" href={`${entryHref(one)}/${act}?hs=${code}`}>
                {act === 'ban-sao' ? t('Cấp bản sao', 'Give copies') : t('Ghi chú', 'Annotate')}
              </ButtonLink>
            ),
        },
      ]}
    />
  )
}
