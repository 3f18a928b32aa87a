import { allForms } from '../catalogue.ts'

let known: ReadonlySet<string> | undefined

/**
 * The patterns of the built-in forms, which were tried for run time. Others are refused: a pattern can be written so
 * that one answer keeps the server busy for hours, and telling which can is harder than doing without.
 */
export function knownPatterns(): ReadonlySet<string> {
  known ??= new Set(patternsIn(allForms))
  return known
}

function patternsIn(value: unknown): string[] {
  if (typeof value !== 'object' || value === null) return []
  return Object.entries(value).flatMap(([key, child]) =>
    key === 'pattern' && typeof child === 'string' ? [child] : patternsIn(child),
  )
}
