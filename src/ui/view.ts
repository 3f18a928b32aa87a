import { createContext } from 'preact'
import { useContext } from 'preact/hooks'

export type Lang = 'vi' | 'en'

/** Who is looking at the page, as far as a page needs to know. */
export type Viewer = {
  kind: 'staff' | 'citizen' | 'client' | 'public' | 'system'
  name: string
  /** Position or desk, under the name in the staff's menu: "Chuyên viên, Trung tâm PVHCC". */
  title?: string | undefined
  can: ReadonlySet<string>
  /** Who is away and whose work this officer does. */
  lenders?: readonly { staff: string; name: string; until: Temporal.PlainDate }[]
}

/** One entry of the navigation of a frame. Entries of one group stand together under its name. */
export type NavItem = {
  href: string
  text: string
  frame?: 'public' | 'foot' | 'staff' | undefined
  group?: string | undefined
  /** Open work behind the entry; shown beside it. Missing is not zero: leave it out when unknown. */
  count?: number | undefined
}

/** How the commune is reached, for the foot of public pages. */
export type Contact = {
  address: string
  phone?: string | undefined
  email?: string | undefined
  hours?: string | undefined
}

/** Everything a page may know about the request that is not data of the page itself. */
export type View = {
  /** Both languages of one whole sentence; the reader gets the one they chose. */
  t: (vi: string, en: string) => string
  lang: Lang
  /** Path and query of this page, as asked for. */
  path: string
  who: Viewer
  /** "UBND xã Tân Trụ" */
  unitName: string
  /** "Tỉnh Tây Ninh" */
  provinceName: string
  contact?: Contact | undefined
  nav: readonly NavItem[]
  textSize: 'm' | 'l' | 'xl'
  contrast: 'normal' | 'high'
  flash?: { kind: 'ok' | 'warn'; text: string } | undefined
  assets: Assets
  /** Made-up data or stand-ins for outside systems are in use: every page says so. */
  demo: boolean
}

/** Addresses of the built files: css('public'), js('upload'), icon. */
export type Assets = {
  css: (name: 'public' | 'staff') => string
  js: (name: string) => string
  icon: string
}

/** The assets by the manifest that the build writes: 'public.css' → '/assets/public.1a2b3c4d.css'. */
export function assetsOf(manifest: Readonly<Record<string, string>>): Assets {
  const file = (name: string) => {
    const path = manifest[name]
    if (path === undefined) throw new Error(`${name} is not among the built assets`)
    return path
  }
  return {
    css: (name) => file(`${name}.css`),
    js: (name) => file(`${name}.js`),
    icon: file('mark.svg'),
  }
}

export const translator =
  (lang: Lang): View['t'] =>
  (vi, en) =>
    lang === 'en' ? en : vi

export const ViewContext = createContext<View | undefined>(undefined)

export function useView(): View {
  const view = useContext(ViewContext)
  if (view === undefined) throw new Error('A page was rendered outside of a view')
  return view
}
