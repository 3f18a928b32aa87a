import type { VNode } from 'preact'

import { Gallery } from '#ui/gallery.tsx'
import { ProblemPage } from '#ui/problem-page.tsx'
import { sampleOfficer, sampleView } from '#ui/sample-view.ts'
import { ViewContext, type Assets, type View } from '#ui/view.ts'

import { HomeSample } from './home.tsx'

/** What to look at when the styles change: name → page. */
export function galleryPages(assets: Assets): Record<string, VNode> {
  const inView = (node: VNode, changes: Partial<View> = {}): VNode => (
    <ViewContext.Provider value={sampleView({ assets, ...changes })}>{node}</ViewContext.Provider>
  )
  const unknown = 'Không tìm thấy hồ sơ H28.075-260901-0009'
  return {
    public: inView(<Gallery frame="public" />, { who: citizen }),
    staff: inView(<Gallery frame="staff" />, staff),
    plain: inView(<Gallery frame="plain" />),
    home: inView(<HomeSample />, { path: '/' }),
    large: inView(<Gallery frame="public" />, { textSize: 'xl' }),
    contrast: inView(<Gallery frame="staff" />, { ...staff, contrast: 'high' }),
    problem: inView(<ProblemPage status={404} message={unknown} />),
    fault: inView(<ProblemPage status={500} requestId="req-7f3a" />, staff),
  }
}

const staff = { who: sampleOfficer, path: '/can-bo/ho-so?q=khai+sinh&state=late' }
const citizen = { kind: 'citizen', name: 'Trần Văn Mẫu', can: new Set<string>() } as const
