import type { ComponentChildren } from 'preact'

import { pathnameOf, queryOf } from './address.ts'
import { FilledContext } from './field-parts.tsx'
import { Button } from './form.tsx'
import { useView } from './view.ts'

type Props = {
  action: string
  /** Fields of the address that are no filter but must stay, such as a tab. */
  keep?: readonly string[]
  /** Fields that always hold something, such as a period: alone they do not fold the form open. */
  usual?: readonly string[]
  children: ComponentChildren
}

const notFilters = new Set(['cursor', 'before'])

/** What a list is narrowed by: a GET form whose fields take their state from the address. */
export function Filters({ action, keep = [], usual = [], children }: Props) {
  const { t, path } = useView()
  const filled = queryOf(path)
  const active = Object.entries(filled).filter(
    ([name, value]) => value !== '' && !notFilters.has(name) && ![...keep, ...usual].includes(name),
  ).length
  return (
    <details class="filters fold" open={active > 0}>
      <summary>
        {active > 0
          ? t(`Bộ lọc (đang dùng ${active})`, `Filters (${active} in use)`)
          : t('Bộ lọc', 'Filters')}
      </summary>
      <search aria-label={t('Bộ lọc', 'Filters')}>
        <form {...{ action }} method="get">
          {keep
            .filter((name) => filled[name])
            .map((name) => (
              <input key={name} type="hidden" name={name} value={filled[name] ?? ''} />
            ))}
          <FilledContext.Provider value={filled}>
            <div class="filters__fields">{children}</div>
          </FilledContext.Provider>
          <div class="filters__do">
            <Button kind="secondary">{t('Lọc', 'Filter')}</Button>
            {active > 0 && <a href={cleared(path, keep)}>{t('Bỏ lọc', 'Clear filters')}</a>}
          </div>
        </form>
      </search>
    </details>
  )
}

function cleared(path: string, keep: readonly string[]): string {
  const filled = queryOf(path)
  const rest = new URLSearchParams(
    keep.flatMap((name) => (filled[name] ? [[name, filled[name]]] : [])),
  ).toString()
  return rest === '' ? pathnameOf(path) : `${pathnameOf(path)}?${rest}`
}
