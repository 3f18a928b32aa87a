import { currentOf } from './address.ts'
import { useView } from './view.ts'

export type SubNavItem = { href: string; text: string; count?: number | undefined }

type Props = {
  items: readonly SubNavItem[]
  /** The href of the part in sight; when left out, found by the address. */
  current?: string | undefined
  label?: string
}

/** The parts of one thing, as links: each part has its own address. */
export function SubNav({ items, current, label }: Props) {
  const { t, path } = useView()
  const hrefs = items.map(({ href }) => href)
  const here = current ?? (hrefs.includes(path) ? path : currentOf(hrefs, path))
  return (
    <nav class="sub-nav" aria-label={label ?? t('Các phần', 'Parts')}>
      <ul>
        {items.map(({ href, text, count }) => (
          <li key={href}>
            <a {...{ href }} aria-current={href === here ? 'page' : undefined}>
              {text}
              {count !== undefined && <span class="count">{count}</span>}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}
