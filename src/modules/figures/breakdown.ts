import type { Read } from '#platform/db.ts'
import { translator, type Lang } from '#ui/view.ts'

import { namesOf, type Around } from './around.ts'
import type { Wanted } from './asked.ts'
import { nobody } from './domain.ts'
import { groupsBy } from './groups.ts'
import type { Line } from './pages/breakdown.tsx'
import { bucketCells, figuresOf } from './summary.ts'
import { groupingWords, periodText } from './words.ts'

export type BreakdownTab = 'field' | 'procedure' | 'officer' | 'department' | 'time'

const titles: Record<BreakdownTab, readonly [vi: string, en: string]> = {
  field: ['Số liệu theo lĩnh vực', 'Figures by field'],
  procedure: ['Số liệu theo thủ tục', 'Figures by procedure'],
  officer: ['Số liệu theo cán bộ', 'Figures by officer'],
  department: ['Số liệu theo phòng ban', 'Figures by department'],
  time: ['Số liệu theo thời gian', 'Figures over time'],
}

/** The lines of a breakdown, with their names. */
export async function breakdownOf(q: Read, around: Around, tab: BreakdownTab, lang: Lang) {
  const t = translator(lang)
  const lines =
    tab === 'time' ? await timeLines(q, around, lang) : await groupLines(q, around, tab, lang)
  return { title: t(...titles[tab]), head: t(...groupingWords[tab]), lines }
}

async function timeLines(q: Read, { asked, wanted }: Around, lang: Lang): Promise<Line[]> {
  const say = { t: translator(lang), lang }
  return (await bucketCells(q, asked)).map(({ period, cells }) => ({
    key: period.from.toString(),
    name: periodText(say, period),
    wanted: { ...wanted, period },
    figures: figuresOf(cells),
  }))
}

async function groupLines(
  q: Read,
  around: Around,
  tab: Exclude<BreakdownTab, 'time'>,
  lang: Lang,
): Promise<Line[]> {
  const { wanted } = around
  const groups = await groupsBy(q, around, tab)
  const nameOf = await namer(
    q,
    around,
    tab,
    lang,
    groups.map(({ key }) => key),
  )
  return groups.map(({ key, figures }) => ({
    key,
    name: nameOf(key),
    wanted: narrowed(wanted, tab, key),
    figures,
  }))
}

function narrowed(wanted: Wanted, tab: Exclude<BreakdownTab, 'time'>, key: string): Wanted {
  switch (tab) {
    case 'field':
      return { ...wanted, field: key }
    case 'procedure':
      return { ...wanted, procedure: key }
    case 'officer':
      return { ...wanted, officer: key }
    case 'department':
      return { ...wanted, department: key }
  }
}

async function namer(
  q: Read,
  { offer, departments }: Around,
  tab: Exclude<BreakdownTab, 'time'>,
  lang: Lang,
  keys: readonly string[],
): Promise<(key: string) => string> {
  const t = translator(lang)
  const without = t('Chưa có người xử lý', 'Nobody yet')
  switch (tab) {
    case 'field':
      return (key) => key
    case 'procedure':
      return (key) =>
        `${key} · ${offer.names.get(key) ?? t('Không còn trong danh mục', 'No longer in the catalogue')}`
    case 'officer': {
      const names = await namesOf(q, keys)
      return (key) => (key === nobody ? without : (names.get(key) ?? key))
    }
    case 'department':
      return (key) => departments.get(key) ?? t('Chưa rõ phòng ban', 'No department')
  }
}
