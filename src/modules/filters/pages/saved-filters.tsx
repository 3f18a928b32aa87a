import { TextField } from '#ui/field.tsx'
import { Button, Form, Hidden } from '#ui/form.tsx'
import { useView } from '#ui/view.ts'

import { keptAddress, type SavedFilter } from '../domain.ts'

/** Stands above a list: the officer's own filters, and a field to name the one in use. */
export function SavedFilters({ filters }: { filters: readonly SavedFilter[] }) {
  const { t, path } = useView()
  const here = keptAddress(path)
  const isKnown = filters.some(({ href }) => href === here)
  if (filters.length === 0 && here === undefined) return null
  return (
    <div class="saved-filters">
      {filters.length > 0 && (
        <nav aria-label={t('Bộ lọc đã lưu', 'Saved filters')}>
          <ul>
            {filters.map(({ id, name, href }) => (
              <li key={id}>
                <a {...{ href }} aria-current={href === here ? 'page' : undefined}>
                  {name}
                </a>
              </li>
            ))}
            <li>
              <a class="muted" href="/can-bo/bo-loc">
                {t('Sửa các bộ lọc', 'Manage')}
              </a>
            </li>
          </ul>
        </nav>
      )}
      {here !== undefined && !isKnown && <SaveFilter {...{ here }} />}
    </div>
  )
}

function SaveFilter({ here }: { here: string }) {
  const { t } = useView()
  return (
    <details class="fold">
      <summary>{t('Lưu bộ lọc đang dùng', 'Save this filter')}</summary>
      <Form action="/can-bo/bo-loc">
        <Hidden name="dia-chi" value={here} />
        <TextField
          name="ten"
          label={t('Tên bộ lọc', 'Name')}
          hint={t('Ví dụ: Chứng thực chờ trả', 'For example: certified copies to hand over')}
          width={30}
        />
        <Button kind="secondary">{t('Lưu bộ lọc', 'Save')}</Button>
      </Form>
    </details>
  )
}
