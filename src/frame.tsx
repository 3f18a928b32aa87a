import type { FastifyRequest } from 'fastify'
import type { VNode } from 'preact'

import type { UnitFace } from '#modules/units/index.ts'
import type { NavCounts } from '#platform/http.ts'
import type { Module, NavItem } from '#platform/module.ts'
import { translator, ViewContext, type Assets, type View } from '#ui/view.ts'

export type FrameParts = {
  assets: Assets
  modules: readonly Module[]
  unitFace: (unit: number) => UnitFace
  demo: boolean
}

/** Puts around a page what its layout knows of the request: who, language, unit, navigation, display choices. */
export function frameOf(parts: FrameParts) {
  const entries = entriesOf(parts.modules)
  return (req: FastifyRequest, page: VNode, counts?: NavCounts): VNode => (
    <ViewContext.Provider value={viewOf(parts, entries, req, counts)}>{page}</ViewContext.Provider>
  )
}

const groups: Record<NavItem['group'], [vi: string, en: string]> = {
  citizen: ['', ''],
  foot: ['', ''],
  work: ['Công việc', 'Work'],
  people: ['Dân cư', 'People'],
  admin: ['Quản trị', 'Administration'],
}

const frames: { [Group in NavItem['group']]?: 'public' | 'foot' } = {
  citizen: 'public',
  foot: 'foot',
}

/** Asks the entries that count their open work; the others cost nothing. */
export const navCountsOf = (modules: readonly Module[]) => {
  const counting = modules.flatMap(({ nav = [] }) => nav.filter(({ count }) => count))
  return async (req: FastifyRequest): Promise<NavCounts> => {
    const open = counting.filter((item) => mayOpen(req, item))
    const counts = await Promise.all(
      open.map(async ({ href, count }) => [href, await count?.(req)] as const),
    )
    return new Map(counts.flatMap(([href, count]) => (count === undefined ? [] : [[href, count]])))
  }
}

function viewOf(
  { assets, unitFace, demo }: FrameParts,
  entries: readonly NavItem[],
  req: FastifyRequest,
  counts?: NavCounts,
): View {
  const t = translator(req.lang)
  const face = unitFace(req.who.unit)
  const cookies = req.cookies
  return {
    t,
    lang: req.lang,
    path: req.url,
    who: {
      kind: req.who.kind,
      name: req.who.name,
      can: req.who.can,
      ...(req.who.lenders && { lenders: req.who.lenders }),
    },
    unitName: face.name,
    provinceName: face.provinceName,
    contact: face.contact,
    nav: entries
      .filter((item) => mayOpen(req, item))
      .map((item) => ({ ...entry(t, item), count: counts?.get(item.href) })),
    textSize: cookies['text'] === 'l' || cookies['text'] === 'xl' ? cookies['text'] : 'm',
    contrast: cookies['contrast'] === 'high' ? 'high' : 'normal',
    assets,
    demo,
  }
}

/** In the order of a working day: the desk first, administration last. */
const entriesOf = (modules: readonly Module[]): NavItem[] => {
  const order = Object.keys(groups)
  const place = ({ group, href }: NavItem) =>
    order.indexOf(group) * 2 + (href === '/can-bo' ? 0 : 1)
  return modules.flatMap(({ nav = [] }) => nav).toSorted((a, b) => place(a) - place(b))
}

const mayOpen = (req: FastifyRequest, { permission }: NavItem) =>
  permission === 'public' || req.who.can.has(permission)

function entry(t: View['t'], { href, vi, en, group }: NavItem) {
  const [groupVi, groupEn] = groups[group]
  return {
    href,
    text: t(vi, en),
    frame: frames[group] ?? ('staff' as const),
    group: t(groupVi, groupEn),
  }
}
