import type { ComponentChildren } from 'preact'

import { currentOf } from './address.ts'
import { DemoBanner } from './demo-banner.tsx'
import { dateText } from './format.ts'
import { useKept } from './kept.tsx'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import { SearchBox } from './search-box.tsx'
import { useView, type NavItem } from './view.ts'

type Props = { wide?: boolean | undefined; children: ComponentChildren }

export function StaffFrame({ wide, children }: Props) {
  return (
    <>
      <DemoBanner />
      <div class="desk">
        <SideNav />
        <TopBar />
        <main
          id="noi-dung"
          class={wide ? 'desk__main desk__main--wide' : 'desk__main'}
          tabindex={-1}
        >
          <InPlaceOf />
          {children}
        </main>
      </div>
    </>
  )
}

/** Whoever deputises for somebody is told so on every page: what is done may be done in that one's place. */
function InPlaceOf() {
  const { t, lang, who } = useView()
  const { lenders = [] } = who
  if (lenders.length === 0) return null
  return (
    <p class="in-place-of">
      {lenders.map(({ staff, name, until }) => (
        <a key={staff} href="/tai-khoan/nghi-phep">
          {t(
            `Đang làm thay ${name} đến hết ${dateText('vi', until)}`,
            `In the place of ${name} until ${dateText(lang, until)}`,
          )}
        </a>
      ))}
    </p>
  )
}

function TopBar() {
  const { t } = useView()
  return (
    <header class="top-bar">
      <SearchBox
        action="/can-bo/tim"
        id="tim-ho-so"
        label={t('Tìm hồ sơ', 'Find a dossier')}
        hint={t('Mã hồ sơ, họ tên', 'Code or name')}
      />
      <UserMenu />
    </header>
  )
}

function UserMenu() {
  const { t, who } = useView()
  return (
    <details class="user-menu">
      <summary>
        <span class="user-menu__letter" aria-hidden="true">
          {lastNameOf(who.name).charAt(0)}
        </span>
        <span class="user-menu__name">{who.name}</span>
      </summary>
      <div class="user-menu__body">
        <p class="user-menu__who">
          <strong>{who.name}</strong>
          {who.title && <span>{who.title}</span>}
        </p>
        <ul>
          <li>
            <a href="/can-bo/tai-khoan">
              {t('Tài khoản và phiên đăng nhập', 'Account and sessions')}
            </a>
          </li>
          <li>
            <a href="/">{t('Trang dành cho người dân', 'Pages for citizens')}</a>
          </li>
        </ul>
        <Preferences />
        <form action="/dang-xuat" method="post">
          <button class="link-button">{t('Đăng xuất', 'Sign out')}</button>
        </form>
      </div>
    </details>
  )
}

/** Vietnamese names end with the name a person is called by. */
const lastNameOf = (name: string) => name.trim().split(/\s+/).at(-1) ?? ''

function SideNav() {
  const { t, lang, unitName, provinceName, nav, path } = useView()
  const items = nav.filter(({ frame }) => frame !== 'public' && frame !== 'foot')
  const current = currentOf(
    items.map(({ href }) => href),
    path,
  )
  const entries = items.map(({ href, count = '' }) => `${href}=${count}`)
  const key = [lang, unitName, provinceName, current, ...entries].join('|')
  const inside = useKept(key, <SideNavBody {...{ items, current }} />)
  return <nav class="side" aria-label={t('Nghiệp vụ', 'Work')} dangerouslySetInnerHTML={inside} />
}

type BodyProps = { items: readonly NavItem[]; current: string | undefined }

function SideNavBody({ items, current }: BodyProps) {
  const { t, unitName, provinceName } = useView()
  return (
    <>
      <a class="brand brand--side" href="/can-bo">
        <Mark class="brand__mark" size={36} />
        <span class="brand__words">
          <span class="brand__unit">{unitName}</span>
          <span class="brand__province">{provinceName}</span>
        </span>
      </a>
      <details class="side__menu fold">
        <summary>{t('Danh mục', 'Menu')}</summary>
        <div class="side__nav">
          {groupsOf(items).map(([group, entries]) => (
            <NavGroup key={group} {...{ group, entries, current }} />
          ))}
        </div>
      </details>
    </>
  )
}

type GroupProps = { group: string; entries: readonly NavItem[]; current: string | undefined }

function NavGroup({ group, entries, current }: GroupProps) {
  const { t } = useView()
  return (
    <>
      {group !== '' && <h2 class="side__group">{group}</h2>}
      <ul>
        {entries.map(({ href, text, count }) => (
          <li key={href}>
            <a {...{ href }} aria-current={href === current ? 'page' : undefined}>
              <span>{text}</span>
              {count !== undefined && count > 0 && (
                <span class="count count--some">
                  {count}
                  <span class="govuk-visually-hidden"> {t('việc', 'items')}</span>
                </span>
              )}
            </a>
          </li>
        ))}
      </ul>
    </>
  )
}

const groupsOf = (items: readonly NavItem[]) => [
  ...Map.groupBy(items, ({ group = '' }) => group).entries(),
]
