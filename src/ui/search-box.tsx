import { queryOf } from './address.ts'
import { useView } from './view.ts'

type Props = { action: string; id: string; label: string; hint?: string; big?: boolean }

/** One field and a button. On the page of results the field keeps what was asked. */
export function SearchBox({ action, id, label, hint, big }: Props) {
  const { t, path } = useView()
  const asked = path.startsWith(action) ? queryOf(path)['q'] : undefined
  return (
    <search class={big ? 'search search--big' : 'search'}>
      <form {...{ action }} method="get">
        <label class={big ? 'search__label' : 'govuk-visually-hidden'} for={id}>
          {label}
        </label>
        <div class="search__row">
          <input
            {...{ id }}
            class="search__input"
            type="search"
            name="q"
            placeholder={hint ?? label}
            value={asked}
          />
          <button class="search__button">{t('Tìm', 'Search')}</button>
        </div>
      </form>
    </search>
  )
}
