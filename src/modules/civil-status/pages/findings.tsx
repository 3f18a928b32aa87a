import type { Errors, Filled } from '#platform/form.ts'
import { TextField } from '#ui/field.tsx'
import { Notice } from '#ui/notice.tsx'
import { useView } from '#ui/view.ts'

import type { Finding } from '../checks.ts'
import { numberText } from '../domain.ts'
import { shortWords } from '../words.ts'
import { entryHref } from './hrefs.ts'

export const reasonField = (code: string) => `ly-do.${code}`

type Props = {
  findings: readonly Finding[]
  filled?: Filled | undefined
  errors?: Errors | undefined
}

/** What the registers have against an entry: what blocks it, and what may be set aside with a reason. */
export function Findings({ findings, filled, errors }: Props) {
  const { t } = useView()
  return (
    <>
      {findings.map(({ code, level, words, source, entry }) => (
        <Notice key={code} kind={level === 'block' ? 'stop' : 'warn'} title={t(...words)}>
          <p>
            {entry && (
              <a href={entryHref(entry)}>
                {t(
                  `Xem ${shortWords(entry.register)[0].toLocaleLowerCase('vi')} số ${numberText(entry)}`,
                  `See ${shortWords(entry.register)[1].toLowerCase()} ${numberText(entry)}`,
                )}
              </a>
            )}{' '}
            <span class="muted">{source}</span>
          </p>
          {level === 'warn' && (
            <TextField
              name={reasonField(code)}
              label={t('Lý do vẫn vào sổ', 'Why it is entered all the same')}
              filled={filled}
              errors={errors}
              optional
            />
          )}
        </Notice>
      ))}
    </>
  )
}
