import type { ComponentChildren } from 'preact'
import { renderToString } from 'preact-render-to-string'

import { useView, ViewContext } from './view.ts'

const kept = new Map<string, string>()
const most = 1_000

/**
 * The inside of an element, rendered once for each key. For parts that say the same on page after page, such as the
 * navigation: the key must name everything that they show.
 */
export function useKept(key: string, children: ComponentChildren): { __html: string } {
  const view = useView()
  let html = kept.get(key)
  if (html === undefined) {
    html = renderToString(<ViewContext.Provider value={view}>{children}</ViewContext.Provider>)
    if (kept.size >= most) kept.clear()
    kept.set(key, html)
  }
  return { __html: html }
}
