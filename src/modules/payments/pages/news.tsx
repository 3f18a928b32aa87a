import type { ComponentChildren } from 'preact'

import { Script } from '#ui/script.tsx'

type Props = {
  /** Differs as soon as there is something new. */
  mark: string
  /** What is said when it came. */
  said: string
  isWaiting: boolean
  children: ComponentChildren
}

/** A part of a page that shows by itself what has changed, as long as something is waited for. */
export const News = ({ mark, said, isWaiting, children }: Props) => (
  <>
    <div data-news={mark} data-said={said} data-waiting={isWaiting || undefined}>
      {children}
    </div>
    {isWaiting && <Script name="island-news" />}
  </>
)
