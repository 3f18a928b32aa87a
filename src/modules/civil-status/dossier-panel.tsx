import type { VNode } from 'preact'

import { approvalOf, type Approval, type DossierRecord } from '#modules/dossiers/index.ts'
import type { Read } from '#platform/db.ts'
import type { Who } from '#platform/who.ts'
import { ButtonLink } from '#ui/form.tsx'
import { Panel } from '#ui/panel.tsx'
import { useView } from '#ui/view.ts'

import { numberText } from './domain.ts'
import { entryHref, fromDossierHref } from './pages/hrefs.ts'
import { changeProcedures, copyProcedures, formOf, registerOfProcedure } from './registers.ts'
import { entryOfDossier, type Entry } from './store.ts'

/** What civil status has to do with a dossier, for its page. */
export async function civilPanel(
  q: Read,
  who: Who,
  dossier: DossierRecord,
): Promise<VNode | undefined> {
  if (!who.can.has('civil-status.view')) return undefined
  const { code, procedureCode } = dossier
  if (copyProcedures.includes(procedureCode) || changeProcedures.includes(procedureCode))
    return <ToOther {...{ code }} isCopy={copyProcedures.includes(procedureCode)} />
  const register = registerOfProcedure(procedureCode)
  if (!register) return undefined
  const [entry, approval] = await Promise.all([
    entryOfDossier(q, who.unit, dossier.id),
    approvalOf(q, who.unit, dossier),
  ])
  return <ToRegister {...{ code, entry, approval }} words={formOf(register).words} />
}

type Props = {
  code: string
  entry: Entry | undefined
  approval: Approval
  words: readonly [vi: string, en: string]
}

function ToRegister({ code, entry, approval, words }: Props) {
  const { t, who } = useView()
  if (approval === 'refused' && !entry) return null
  const isReady = approval === 'approved' || approval === 'at-signing'
  return (
    <Panel title={t('Hộ tịch', 'Civil status')}>
      {entry ? (
        <p>
          {t('Đã vào', 'Entered in')} {t(words[0].toLocaleLowerCase('vi'), words[1])}:{' '}
          <a href={entryHref(entry)}>
            {t('số', 'number')} {numberText(entry)}
          </a>
        </p>
      ) : (
        <>
          <p>
            {isReady
              ? t('Hồ sơ này chưa vào sổ hộ tịch.', 'This dossier is in no register yet.')
              : t(
                  'Vào sổ hộ tịch khi lãnh đạo đã đồng ý.',
                  'It is entered once the leader has agreed.',
                )}
          </p>
          {who.can.has('civil-status.register') && (
            <ButtonLink small kind={isReady ? 'primary' : 'secondary'} href={fromDossierHref(code)}>
              {isReady
                ? t('Vào sổ hộ tịch', 'Enter it')
                : t('Xem trước nội dung', 'See what will be entered')}
            </ButtonLink>
          )}
        </>
      )}
    </Panel>
  )
}

function ToOther({ code, isCopy }: { code: string; isCopy: boolean }) {
  const { t } = useView()
  return (
    <Panel title={t('Hộ tịch', 'Civil status')}>
      <ButtonLink small kind="secondary" href={fromDossierHref(code)}>
        {isCopy
          ? t('Tìm việc hộ tịch để cấp bản sao', 'Find the entry to be copied')
          : t('Tìm việc hộ tịch để ghi chú', 'Find the entry to be annotated')}
      </ButtonLink>
    </Panel>
  )
}
