import type { VNode } from 'preact'
import { renderToString } from 'preact-render-to-string'

import { sampleView } from './sample-view.ts'
import { ViewContext, type View } from './view.ts'

/** For tests: the markup of a part of a page as one reader sees it. */
export const rendered = (node: VNode, changes: Partial<View> = {}): string =>
  renderToString(<ViewContext.Provider value={sampleView(changes)}>{node}</ViewContext.Provider>)
