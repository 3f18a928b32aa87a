import type { Case, CheckRule, Collision } from './case.ts'
import { birthRules } from './checks-birth.ts'
import { careRules } from './checks-care.ts'
import { deathRules } from './checks-death.ts'
import { marriageRules } from './checks-marriage.ts'

export type Finding = Collision & Pick<CheckRule, 'code' | 'level' | 'source'>

const rules: readonly CheckRule[] = [...birthRules, ...deathRules, ...marriageRules, ...careRules]

export const ruleCodes: readonly string[] = rules.map(({ code }) => code)

/** What speaks against the entry, what blocks it first. */
export const findingsOf = (one: Case): Finding[] =>
  rules
    .filter(({ register }) => [register].flat().includes(one.register))
    .flatMap(({ find, ...rule }) => {
      const collision = find(one)
      return collision ? [{ ...rule, ...collision }] : []
    })
    .toSorted((a, b) => Number(b.level === 'block') - Number(a.level === 'block'))
