import type { Errors, Filled } from './field-parts.tsx'
import { useView } from './view.ts'

type Props = {
  errors?: Errors | undefined
  filled?: Filled | undefined
  /** Ids of fields whose id is not their name. */
  ids?: Readonly<Record<string, string>>
  /** Nothing was filled in that could be lost: a search, a password. */
  isQuestion?: boolean
}

/** Everything that is wrong with a form, in one place, each line leading to its field. */
export function ErrorSummary({ errors = {}, ids = {}, isQuestion = false }: Props) {
  const { t } = useView()
  const lines = Object.entries(errors)
  if (lines.length === 0) return null
  return (
    <div class="govuk-error-summary" role="alert" tabindex={-1} data-error-summary>
      <h2 class="govuk-error-summary__title">
        {isQuestion
          ? t('Cần xem lại', 'Please check')
          : t('Chưa gửi được, cần xem lại', 'Not sent yet, please check')}
      </h2>
      <ul class="govuk-list govuk-error-summary__list">
        {lines.map(([name, message]) => (
          <li key={name}>
            {isAboutWholeForm(name) ? (
              message
            ) : (
              <a href={`#${encodeURIComponent(ids[name] ?? name)}`}>{message}</a>
            )}
          </li>
        ))}
      </ul>
      {!isQuestion && (
        <p class="govuk-error-summary__kept">
          {t('Những gì bạn đã điền vẫn còn nguyên.', 'What you have typed is still here.')}
        </p>
      )}
    </div>
  )
}

/** A refusal that belongs to no field has a name that begins with an underscore, or none. */
const isAboutWholeForm = (name: string) => name === '' || name.startsWith('_')
