import { queryOf, withQuery } from './address.ts'
import { useView } from './view.ts'

type Props = {
  /** The cursor after which the next page begins, or a whole address. */
  next?: string | null | undefined
  /** The cursor before which the page before ends, or a whole address. */
  prev?: string | null | undefined
  /** "50 hồ sơ trên trang này" */
  note?: string
}

/**
 * Goes through a long list by keyset: `?cursor=` forward, `?before=` back. The filters in the address
 * stay. Cursors are base64url, so one never begins with the slash of an address.
 */
export function Pager({ next, prev, note }: Props) {
  const { t, path } = useView()
  const { cursor, before } = queryOf(path)
  const isInside = cursor !== undefined || before !== undefined
  const links = [
    isInside && (
      <a href={withQuery(path, { cursor: null, before: null })}>{t('Về đầu', 'First page')}</a>
    ),
    prev && (
      <a rel="prev" href={addressOf(path, prev, { before: prev, cursor: null })}>
        {t('← Trang trước', '← Previous page')}
      </a>
    ),
    note && <span class="pager__note">{note}</span>,
    next && (
      <a rel="next" href={addressOf(path, next, { cursor: next, before: null })}>
        {t('Trang sau →', 'Next page →')}
      </a>
    ),
  ]
  if (!links.some(Boolean)) return null
  return (
    <nav class="pager" aria-label={t('Trang của danh sách', 'Pages of the list')}>
      {links}
    </nav>
  )
}

const addressOf = (path: string, target: string, change: Record<string, string | null>) =>
  /^[/?]/.test(target) ? target : withQuery(path, change)
