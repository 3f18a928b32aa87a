import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Finding } from '../findings.ts'

type Props = {
  findings: readonly Finding[]
  /** Leads a finding about a step to that step's form. */
  hrefOf?: ((step: string) => string) | undefined
}

/** What is to be mended before publishing, and what is to be thought about. */
export function Findings({ findings, hrefOf }: Props) {
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
          <List findings={errors} {...{ hrefOf }} />
        </Notice>
      )}
      {warnings.length > 0 && (
        <Notice kind="warn" title={t('Nên xem lại', 'Worth a second look')}>
          <List findings={warnings} {...{ hrefOf }} />
        </Notice>
      )}
      {findings.length === 0 && (
        <Notice
          kind="ok"
          title={t(
            'Quy trình hợp lệ, công bố được.',
            'The workflow is sound and can be published.',
          )}
        />
      )}
    </>
  )
}

function List({ findings, hrefOf }: Props) {
  const { t } = useView()
  return (
    <ul>
      {findings.map(({ said, step }) => (
        <li key={said[0]}>
          {step !== undefined && hrefOf ? <a href={hrefOf(step)}>{t(...said)}</a> : t(...said)}
        </li>
      ))}
    </ul>
  )
}
