import type { ComponentChildren } from 'preact'

import { DemoBanner } from './demo-banner.tsx'
import { Mark } from './mark.tsx'
import { Preferences } from './preferences.tsx'
import { useView } from './view.ts'

type Props = {
  wide?: boolean | undefined
  /** Where the name of the commune leads: a kiosk never leaves its own pages. */
  home?: string | undefined
  children: ComponentChildren
}

/** Nothing but the name of the commune and one task: sign-in, kiosk, a paper to print. */
export function PlainFrame({ wide, home = '/', children }: Props) {
  const { unitName, provinceName } = useView()
  return (
    <>
      <DemoBanner />
      <header class="plain-head">
        <a class="brand" href={home}>
          <Mark class="brand__mark" />
          <span class="brand__words">
            <span class="brand__unit">{unitName}</span>
            <span class="brand__province">{provinceName}</span>
          </span>
        </a>
      </header>
      <main id="noi-dung" class={wide ? 'plain plain--wide' : 'plain'} tabindex={-1}>
        {children}
      </main>
      <footer class="plain-foot">
        <Preferences />
      </footer>
    </>
  )
}
