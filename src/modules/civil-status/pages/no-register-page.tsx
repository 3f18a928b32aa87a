import { Empty } from '#ui/empty.tsx'
import { ButtonLink } from '#ui/form.tsx'
import { Page } from '#ui/layout.tsx'
import { useView } from '#ui/view.ts'

import { changeProcedures, copyProcedures } from '../registers.ts'
import { dossierHref, home } from './hrefs.ts'

type Props = { dossier: { code: string; procedureCode: string; procedureName: string } }

/** A dossier that ends in no register: a copy is given from an entry, a change is annotated to one. */
export function NoRegisterPage({ dossier: { code, procedureCode, procedureName } }: Props) {
  const { t } = useView()
  const isCopy = copyProcedures.includes(procedureCode)
  const isChange = changeProcedures.includes(procedureCode)
  return (
    <Page
      frame="staff"
      title={t('Hộ tịch', 'Civil status')}
      over={<span class="code">{code}</span>}
      lead={procedureName}
      crumbs={[
        { href: home, text: t('Hộ tịch', 'Civil status') },
        { href: dossierHref(code), text: t('Hồ sơ này', 'This dossier') },
      ]}
    >
      <Empty
        title={
          isCopy
            ? t('Bản sao được cấp từ việc đã vào sổ.', 'A copy is given of an entry.')
            : isChange
              ? t(
                  'Thay đổi, cải chính được ghi chú vào việc đã vào sổ.',
                  'A change is annotated to an entry.',
                )
              : t('Thủ tục này không vào sổ hộ tịch.', 'This procedure ends in no register.')
        }
        action={
          (isCopy || isChange) && (
            <ButtonLink href={home}>{t('Tìm trong sổ', 'Search the registers')}</ButtonLink>
          )
        }
      />
    </Page>
  )
}
