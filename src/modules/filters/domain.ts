import type { Id } from '#platform/id.ts'

/** Bộ lọc đã lưu: a narrowed list that an officer gave a name. */
export type SavedFilter = { id: Id<'filter'>; name: string; href: string }

/** Past this a row of names is a list of its own. */
export const mostOfOne = 30

/** Where somebody stood in the list, or what was ticked, is no part of what the list is narrowed by. */
const passing = ['cursor', 'before', 'chon']

/** The address as it is kept: a list of the staff's pages with its filters in one order, or undefined for anything else. */
export function keptAddress(typed: string): string | undefined {
  if (!/^\/can-bo\/[a-z0-9]/.test(typed) || !URL.canParse(typed, 'http://here')) return undefined
  const { pathname, searchParams, host } = new URL(typed, 'http://here')
  if (host !== 'here' || !/^\/can-bo\/[a-z0-9]/.test(pathname)) return undefined
  const kept = [...searchParams].filter(([name, value]) => value !== '' && !passing.includes(name))
  const query = new URLSearchParams(kept.toSorted(([a], [b]) => (a < b ? -1 : 1))).toString()
  const href = query === '' ? pathname : `${pathname}?${query}`
  return query !== '' && href.length <= 800 ? href : undefined
}
