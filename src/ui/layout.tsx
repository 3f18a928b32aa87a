import type { ComponentChildren } from 'preact'

import { Document } from './document.tsx'
import { PlainFrame } from './frame-plain.tsx'
import { PublicFrame } from './frame-public.tsx'
import { StaffFrame } from './frame-staff.tsx'
import { Notice } from './notice.tsx'
import { useView } from './view.ts'

export type Crumb = { href: string; text: string }
export type Frame = 'public' | 'staff' | 'plain'

export type PageProps = {
  title: string
  frame?: Frame | undefined
  /** The way back up; the page itself is not in it. */
  crumbs?: readonly Crumb[] | undefined
  /** One or two sentences under the title. */
  lead?: ComponentChildren
  /** Small words above the title: a code, a field of work. */
  over?: ComponentChildren
  /** What can be done with the whole page, beside the title. */
  actions?: ComponentChildren
  aside?: ComponentChildren
  /** Uses the whole width: lists, boards. */
  wide?: boolean | undefined
  /** In the plain frame: where the name of the commune leads. */
  home?: string | undefined
  /** Without scripts the page goes there after so many seconds. */
  leaves?: { to: string; seconds: number } | undefined
  /** The page brings its own h1: the home page, a board. */
  bare?: boolean | undefined
  children?: ComponentChildren
}

/** A whole page in one of three frames: for citizens, for staff, or plain (sign-in, kiosk, print). */
export function Page(props: PageProps) {
  const { title, frame = 'public', crumbs = [], bare, wide, aside, home, leaves, children } = props
  const content = (
    <>
      {crumbs.length > 0 && <Crumbs {...{ crumbs }} />}
      <Flash />
      {!bare && <Heading {...props} />}
      <Beside {...{ aside }}>{children}</Beside>
    </>
  )
  return (
    <Document {...{ title, frame, leaves }}>
      {frame === 'staff' && <StaffFrame {...{ wide }}>{content}</StaffFrame>}
      {frame === 'public' && <PublicFrame {...{ wide, bare }}>{content}</PublicFrame>}
      {frame === 'plain' && <PlainFrame {...{ wide, home }}>{content}</PlainFrame>}
    </Document>
  )
}

function Heading({ title, over, lead, actions }: PageProps) {
  return (
    <div class="page-head">
      <div class="page-head__words">
        {over && <p class="page-head__over">{over}</p>}
        <h1>{title}</h1>
        {lead && <p class="lead">{lead}</p>}
      </div>
      {actions && <div class="page-head__actions">{actions}</div>}
    </div>
  )
}

function Crumbs({ crumbs }: { crumbs: readonly Crumb[] }) {
  const { t } = useView()
  return (
    <nav class="crumbs" aria-label={t('Đường dẫn', 'Breadcrumb')}>
      <ol>
        {crumbs.map(({ href, text }) => (
          <li key={href}>
            <a {...{ href }}>{text}</a>
          </li>
        ))}
      </ol>
    </nav>
  )
}

function Beside({ aside, children }: { aside: ComponentChildren; children: ComponentChildren }) {
  if (!aside) return <>{children}</>
  return (
    <div class="beside">
      <div class="beside__main">{children}</div>
      <aside class="beside__aside">{aside}</aside>
    </div>
  )
}

/** What the action before this page did, said once. */
function Flash() {
  const { flash } = useView()
  if (flash === undefined) return null
  return (
    <output class="flash">
      <Notice kind={flash.kind} title={flash.text} />
    </output>
  )
}
