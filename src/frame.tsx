import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

import type { UnitFace } from '#modules/units/index.ts'
import type { Module, NavItem } from '#platform/module.ts'
import { translator, ViewContext, type Assets, type View } from '#ui/view.ts'

export type FrameParts = {
  assets: Assets
  modules: readonly Module[]
  unitFace: (unit: number) => UnitFace
  demo: boolean
}

/** Puts around a page what its layout knows of the request: who, language, unit, navigation, display choices. */
export const frameOf =
  (parts: FrameParts) =>
  (req: FastifyRequest, page: VNode): VNode => (
    <ViewContext.Provider value={viewOf(parts, req)}>{page}</ViewContext.Provider>
  )

const groups: Record<NavItem['group'], [vi: string, en: string]> = {
  citizen: ['', ''],
  work: ['Công việc', 'Work'],
  people: ['Dân cư', 'People'],
  admin: ['Quản trị', 'Administration'],
}

function viewOf({ assets, modules, unitFace, demo }: FrameParts, req: FastifyRequest): View {
  const t = translator(req.lang)
  const face = unitFace(req.who.unit)
  const cookies = req.cookies
  return {
    t,
    lang: req.lang,
    path: req.url,
    who: { kind: req.who.kind, name: req.who.name, can: req.who.can },
    unitName: face.name,
    provinceName: face.provinceName,
    contact: face.contact,
    nav: modules.flatMap(({ nav = [] }) =>
      nav.filter((item) => mayOpen(req, item)).map((item) => entry(t, item)),
    ),
    textSize: cookies['text'] === 'l' || cookies['text'] === 'xl' ? cookies['text'] : 'm',
    contrast: cookies['contrast'] === 'high' ? 'high' : 'normal',
    assets,
    demo,
  }
}

const mayOpen = (req: FastifyRequest, { permission }: NavItem) =>
  permission === 'public' || req.who.can.has(permission)

function entry(t: View['t'], { href, vi, en, group }: NavItem) {
  const [groupVi, groupEn] = groups[group]
  return {
    href,
    text: t(vi, en),
    frame: group === 'citizen' ? ('public' as const) : ('staff' as const),
    group: t(groupVi, groupEn),
  }
}
