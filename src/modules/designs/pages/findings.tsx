import type { Finding, FormContent } from '#modules/forms/index.ts'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import { placePath } from '../addresses.ts'
import { placeText } from '../say-place.ts'

type Props = { code: string; content: FormContent; findings: readonly Finding[] }

/** What is to be mended before publishing, and what is to be thought about; each leads to its place. */
export function Findings({ code, content, findings }: Props) {
  const { t } = useView()
  const errors = findings.filter(({ level }) => level === 'error')
  const warnings = findings.filter(({ level }) => level === 'warning')
  return (
    <>
      {errors.length > 0 && (
        <Notice
          kind="stop"
          title={t(
            `Còn ${errors.length} lỗi phải sửa trước khi công bố`,
            `${errors.length} errors to mend before publishing`,
          )}
        >
          <List {...{ code, content }} findings={errors} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice
          kind="warn"
          title={t(`Nên xem lại ${warnings.length} chỗ`, `${warnings.length} worth a second look`)}
        >
          <List {...{ code, content }} findings={warnings} />
        </Notice>
      )}
      {findings.length === 0 && (
        <Notice
          kind="ok"
          title={t('Biểu mẫu hợp lệ, công bố được.', 'The form is sound and can be published.')}
        />
      )}
    </>
  )
}

const mostShown = 40

function List({ code, content, findings }: Props) {
  const { t, lang } = useView()
  const left = findings.length - mostShown
  return (
    <ul>
      {findings.slice(0, mostShown).map(({ at, said }, n) => (
        <li key={n}>
          <a href={placePath(code, at)}>{placeText(content, at)[lang]}</a>: {said[lang]}
        </li>
      ))}
      {left > 0 && <li>{t(`… và ${left} chỗ khác`, `… and ${left} more`)}</li>}
    </ul>
  )
}

/** What is wrong with the part of a form that a page shows. */
export function PlaceFindings({ findings }: { findings: readonly Finding[] }) {
  const { t, lang } = useView()
  if (findings.length === 0) return null
  const isWrong = findings.some(({ level }) => level === 'error')
  return (
    <Notice
      kind={isWrong ? 'stop' : 'warn'}
      title={
        isWrong ? t('Cần sửa ở đây', 'To be mended here') : t('Nên xem lại', 'Worth a second look')
      }
    >
      <ul>
        {findings.map(({ said }, n) => (
          <li key={n}>{said[lang]}</li>
        ))}
      </ul>
    </Notice>
  )
}
