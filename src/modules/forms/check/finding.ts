import { say, type Text } from '../text.ts'

/** Where in a form something is wrong. */
export type Place =
  | { kind: 'form' }
  | { kind: 'cases' }
  | { kind: 'section'; section: string }
  | { kind: 'field'; section: string; field: string }
  | { kind: 'component'; component: string }

/** What is to be mended before a form can serve (error), or to be thought about (warning). */
export type Finding = {
  level: 'error' | 'warning'
  at: Place
  said: Text
  /** The part of the place's own page that it is about. */
  part?: Part
}

export type Part =
  | 'name'
  | 'options'
  | 'visibleWhen'
  | 'requiredWhen'
  | 'prefill'
  | 'default'
  | 'rules'
  | 'limits'
  | 'fields'
  | 'procedures'

export const error = (at: Place, part: Part, vi: string, en: string): Finding => ({
  level: 'error',
  at,
  part,
  said: say(vi, en),
})

export const warning = (at: Place, part: Part, vi: string, en: string): Finding => ({
  ...error(at, part, vi, en),
  level: 'warning',
})
