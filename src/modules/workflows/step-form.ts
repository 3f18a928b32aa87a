import type { Errors, Filled } from '#platform/form.ts'

import { budgetText, readBudget } from './budget.ts'
import { isDeciding, isNumbering, type Branch, type Partner, type WorkflowStep } from './domain.ts'
import { keyOfTest, needsNumber, testOfKey } from './say-test.ts'
import { mostBranches, mostPartners, StepShape } from './shapes.ts'

/** Names of the fields of one row. */
export const branchFields = (n: number) => ({
  test: `b.${n}.test`,
  number: `b.${n}.number`,
  to: `b.${n}.to`,
})
export const partnerFields = (n: number) => ({
  role: `p.${n}.role`,
  department: `p.${n}.department`,
  task: `p.${n}.task`,
})

type Read = { ok: true; step: WorkflowStep } | { ok: false; errors: Errors }

/** What was typed for a step; rows that are left blank are no rows. */
export function stepFrom(filled: Filled, code: string): Read {
  const errors: Errors = {}
  const minutes = readBudget(filled['minutes'] ?? '')
  if (minutes === undefined)
    errors['minutes'] = 'Ghi thời gian, ví dụ 0,5 ngày, 4 giờ hoặc 90 phút; tối đa 200 ngày'
  const partners = partnersFrom(filled, errors)
  const branches = branchesFrom(filled, errors)
  const vi = filled['vi'] ?? ''
  const made = {
    code,
    vi,
    en: filled['en'] || vi,
    role: filled['role'],
    minutes: minutes ?? 0,
    counts: filled['counts'] === 'yes',
    decides: filled['decides'] === 'yes',
    numbers: filled['numbers'] === 'yes',
    ...(partners.length > 0 && {
      coordination: { waitFor: filled['waitFor'] === 'lead' ? 'lead' : 'all', partners },
    }),
    ...(branches.length > 0 && { branches }),
    ...(filled['otherwise'] && { otherwise: filled['otherwise'] }),
  }
  const parsed = StepShape.safeParse(made)
  if (!parsed.success)
    for (const { path, message } of parsed.error.issues) errors[fieldAt(path)] ??= message
  return parsed.success && Object.keys(errors).length === 0
    ? { ok: true, step: parsed.data }
    : { ok: false, errors }
}

/** The field that a wrong value was typed in. */
function fieldAt(path: readonly PropertyKey[]): string {
  const [first, second, third, fourth] = path.map(String)
  if (first === 'coordination' && second === 'partners' && third !== undefined)
    return `p.${third}.${fourth ?? 'task'}`
  return first === 'branches' && second !== undefined ? `b.${second}.test` : (first ?? '_')
}

function partnersFrom(filled: Filled, errors: Errors): Partner[] {
  return rows(mostPartners).flatMap((n) => {
    const names = partnerFields(n)
    const [role = '', department = '', task = ''] = [
      filled[names.role],
      filled[names.department],
      filled[names.task],
    ]
    if (role === '' && task === '' && department === '') return []
    if (role === '') errors[names.role] = 'Chọn vai trò của bên phối hợp'
    if (task === '') errors[names.task] = 'Ghi nội dung cần phối hợp'
    // The shape of a step judges what else is wrong with it.
    return [{ role, task, ...(department && { department }) } as Partner]
  })
}

function branchesFrom(filled: Filled, errors: Errors): Branch[] {
  return rows(mostBranches).flatMap((n) => {
    const names = branchFields(n)
    const [key = '', typed = '', to = ''] = [
      filled[names.test],
      filled[names.number],
      filled[names.to],
    ]
    if (key === '' && to === '' && typed === '') return []
    const number = numberFrom(typed)
    if (key === '') errors[names.test] = 'Chọn điều kiện, hoặc để trống cả dòng'
    else if (needsNumber(key) && number === undefined)
      errors[names.number] = 'Ghi con số để so, ví dụ 12 hoặc 7,5'
    if (to === '') errors[names.to] = 'Chọn bước đến'
    const when = testOfKey(key, number)
    if (!when && key !== '' && !needsNumber(key)) errors[names.test] = 'Chọn lại điều kiện'
    return when && to !== '' ? [{ when, to }] : []
  })
}

function numberFrom(text: string): number | undefined {
  const plain = text.replaceAll(/\s/g, '').replace(',', '.')
  return /^-?\d{1,12}(\.\d{1,6})?$/.test(plain) ? Number(plain) : undefined
}

const rows = (most: number) => Array.from({ length: most }, (_, n) => n)

/** A step as its form shows it. */
export function filledOf(step: WorkflowStep): Filled {
  const { vi, en, role, minutes, counts, coordination, branches = [], otherwise } = step
  return {
    vi,
    en: en === vi ? '' : en,
    role,
    minutes: minutes === 0 ? '0' : budgetText(minutes, (text) => text),
    counts: counts ? 'yes' : '',
    decides: isDeciding(step) ? 'yes' : '',
    numbers: isNumbering(step) ? 'yes' : '',
    waitFor: coordination?.waitFor ?? 'all',
    otherwise: otherwise ?? '',
    ...Object.fromEntries(
      (coordination?.partners ?? []).flatMap(({ role: asked, department, task }, n) => {
        const names = partnerFields(n)
        return [
          [names.role, asked],
          [names.department, department ?? ''],
          [names.task, task],
        ]
      }),
    ),
    ...Object.fromEntries(
      branches.flatMap(({ when, to }, n) => {
        const names = branchFields(n)
        const number = 'more' in when ? when.more : 'less' in when ? when.less : undefined
        return [
          [names.test, keyOfTest(when)],
          [names.number, number === undefined ? '' : String(number).replace('.', ',')],
          [names.to, to],
        ]
      }),
    ),
  }
}

/** How many rows to show: what is filled in, and two more to fill. */
export function rowCount(filled: Filled, kind: 'b' | 'p'): number {
  const most = kind === 'b' ? mostBranches : mostPartners
  const used = Object.entries(filled).flatMap(([name, value]) => {
    const [head, n] = name.split('.')
    return head === kind && value !== '' && /^\d$/.test(n ?? '') ? [Number(n) + 1] : []
  })
  return Math.min(most, Math.max(0, ...used) + 2)
}
