import type { ComponentChildren } from 'preact'

import { currentOf } from './address.ts'
import { DemoBanner } from './demo-banner.tsx'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import { SearchBox } from './search-box.tsx'
import { useView, type Contact } from './view.ts'

type Props = { wide?: boolean | undefined; bare?: boolean | undefined; children: ComponentChildren }

export function PublicFrame({ wide, bare, children }: Props) {
  return (
    <>
      <DemoBanner />
      <Header hasSearch={!bare} />
      <main
        id="noi-dung"
        class={bare ? 'main main--bare' : wide ? 'main wrap' : 'main main--narrow wrap'}
        tabindex={-1}
      >
        {children}
      </main>
      <Footer />
    </>
  )
}

/** A page that brings its own head brings its own search too. */
function Header({ hasSearch }: { hasSearch: boolean }) {
  const { t, unitName, provinceName } = useView()
  return (
    <header class="site-head">
      <div class="wrap site-head__row">
        <a class="brand" href="/">
          <Mark class="brand__mark" />
          <span class="brand__words">
            <span class="brand__unit">{unitName}</span>
            <span class="brand__province">{provinceName}</span>
          </span>
        </a>
        <details class="site-menu fold">
          <summary>{t('Danh mục', 'Menu')}</summary>
          <div class="site-menu__body">
            {hasSearch && (
              <SearchBox
                action="/thu-tuc"
                id="tim-thu-tuc"
                label={t('Tìm thủ tục', 'Find a procedure')}
                hint={t('Tìm thủ tục…', 'Find a procedure…')}
              />
            )}
            <MainNav />
            <Preferences />
            <Account />
          </div>
        </details>
      </div>
    </header>
  )
}

function MainNav() {
  const { t, nav, path } = useView()
  const items = nav.filter((item) => item.frame === 'public')
  const current = currentOf(
    items.map(({ href }) => href),
    path,
  )
  return (
    <nav class="main-nav" aria-label={t('Chính', 'Main')}>
      <ul>
        {items.map(({ href, text, count = 0 }) => (
          <li key={href}>
            <a {...{ href }} aria-current={href === current ? 'page' : undefined}>
              {text}
              {count > 0 && (
                <>
                  {' '}
                  <span class="count">{count}</span>
                </>
              )}
            </a>
          </li>
        ))}
      </ul>
    </nav>
  )
}

function Account() {
  const { t, who } = useView()
  if (who.kind === 'staff') {
    return (
      <div class="account">
        <a href="/can-bo">{t('Bàn làm việc', 'Staff desk')}</a>
      </div>
    )
  }
  if (who.kind !== 'citizen') {
    return (
      <div class="account">
        <a href="/dang-nhap">{t('Đăng nhập', 'Sign in')}</a>
      </div>
    )
  }
  return (
    <form class="account" action="/dang-xuat" method="post">
      <a href="/cua-toi">{who.name}</a>
      <button class="link-button">{t('Đăng xuất', 'Sign out')}</button>
    </form>
  )
}

function Footer() {
  const { t, unitName, provinceName, contact, who, nav } = useView()
  return (
    <footer class="site-foot">
      <div class="wrap site-foot__row">
        <div class="site-foot__unit">
          <p class="site-foot__name">{unitName}</p>
          <p>{provinceName}</p>
          {contact && <p>{contact.address}</p>}
          {contact?.hours && <p>{contact.hours}</p>}
          <p>
            <a href="/lich">{t('Giờ làm việc, ngày nghỉ', 'Opening hours and days off')}</a>
          </p>
        </div>
        {contact && <Reach {...contact} />}
        <nav aria-labelledby="cuoi-trang">
          <h2 id="cuoi-trang">{t('Dịch vụ', 'Services')}</h2>
          <ul>
            <li>
              <a href="/thu-tuc">{t('Thủ tục hành chính', 'Procedures')}</a>
            </li>
            <li>
              <a href="/tra-cuu">{t('Tra cứu hồ sơ', 'Track an application')}</a>
            </li>
            <li>
              <a href="/lich/tinh-han">{t('Tính hạn giải quyết', 'Work out a due date')}</a>
            </li>
            {nav
              .filter(({ frame }) => frame === 'foot')
              .map(({ href, text }) => (
                <li key={href}>
                  <a {...{ href }}>{text}</a>
                </li>
              ))}
            {who.kind !== 'citizen' && (
              <li>
                <a href="/can-bo">{t('Dành cho cán bộ', 'For staff')}</a>
              </li>
            )}
          </ul>
        </nav>
      </div>
    </footer>
  )
}

function Reach({ phone, email }: Contact) {
  const { t } = useView()
  if (!phone && !email) return null
  return (
    <div>
      <h2>{t('Liên hệ', 'Contact')}</h2>
      {phone && (
        <p>
          <a href={`tel:${phone.replaceAll(/[^\d+]/g, '')}`}>{phone}</a>
        </p>
      )}
      {email && (
        <p>
          <a href={`mailto:${email}`}>{email}</a>
        </p>
      )}
    </div>
  )
}
